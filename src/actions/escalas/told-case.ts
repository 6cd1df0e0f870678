/** The event of a case whose clock runs out, in words for its history: what was told, and to whom. */
import { civilDateAt, civilMinuteAt } from '../../domain/calendar/civil-date.ts';
import { hourText, longDateText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { claveDePeldano, nombreDePeldano, nombreDeReloj } from '../../domain/escalas/escala.ts';
import type { AvisoPendiente } from '../../domain/escalas/por-avisar.ts';
import { anotarActor } from '../../domain/solicitud/actor.ts';
import type { EventoNuevo } from '../../domain/solicitud/evento.ts';
import type { Silencio } from '../../domain/tramite/definicion.ts';
import { silencioParaLaPersona } from '../../domain/tramite/silencio.ts';
import type { AQuienAvisar, PorAvisarDe } from '../../store/a-quien-avisar.ts';
import type { Abierta, Recalculada } from '../../store/relojes.ts';
import { chain, eventSalts } from '../../trust/chain.ts';
import type { Deps } from '../deps.ts';

export const sistema = anotarActor({ clase: 'sistema' });

function instantWords(atMs: number, zone: Zone): string {
  return `${longDateText(civilDateAt(atMs, zone))}, ${hourText(civilMinuteAt(atMs, zone).minute)}`;
}

/** Each person once; whoever supervises steps in where nobody has the case. */
export function peopleFor(
  { avisaA }: AvisoPendiente['peldano'],
  { id, lugar }: Abierta,
  { titulares, supervision }: AQuienAvisar,
): readonly PorAvisarDe[] {
  const holder = titulares.get(id);
  const above = supervision.get(lugar.unidad) ?? [];
  const told = [
    ...(avisaA === 'supervision' || holder === undefined ? [] : [holder]),
    ...(avisaA !== 'quien-la-tiene' || holder === undefined ? above : []),
  ];
  return [...new Map(told.map((person) => [person.cuenta, person])).values()];
}

function sentenceOf(
  { reloj, peldano, venceMs }: AvisoPendiente,
  told: readonly PorAvisarDe[],
  zone: Zone,
): string {
  const verb = peldano.fase === 'antes' ? 'vence' : 'venció';
  const names = told.map(({ nombre }) => nombre).join(', ');
  const whom =
    names === '' ? 'No había a quién avisar: la unidad no tiene quien la supervise.' : `Se avisó a ${names}.`;
  return `${nombreDeReloj[reloj]}: ${verb} el ${instantWords(venceMs, zone)}. ${whom}`;
}

export function warningData(
  avisos: readonly AvisoPendiente[],
  whom: (aviso: AvisoPendiente) => readonly PorAvisarDe[],
  zone: Zone,
): EventoNuevo['datos'] {
  return {
    motivo: avisos.map((aviso) => sentenceOf(aviso, whom(aviso), zone)).join(' '),
    // Not `avisos`: the dispatcher takes that for letters to the filer.
    peldanos: avisos.map((aviso) => ({
      reloj: aviso.reloj,
      peldano: claveDePeldano(aviso.peldano),
      cuando: nombreDePeldano(aviso.peldano),
      venceMs: aviso.venceMs,
      cuentas: whom(aviso).map(({ cuenta }) => cuenta),
    })),
  };
}

export function silenceData(
  silencio: Silencio,
  { legalVenceMs }: Pick<Abierta, 'legalVenceMs'>,
  zone: Zone,
): EventoNuevo['datos'] {
  const when = legalVenceMs === null ? '' : ` el ${longDateText(civilDateAt(legalVenceMs, zone))}`;
  return {
    motivo: `El término legal venció${when} y todavía no hay una respuesta. ${silencioParaLaPersona(silencio)[0] ?? ''}`,
    efecto: silencio.efecto,
    norma: silencio.norma,
    vencioMs: legalVenceMs,
  };
}

/** The case with one event more; its dates stay. */
export function withEvent(
  deps: Pick<Deps, 'ids'>,
  caso: Abierta,
  evento: EventoNuevo,
  nowMs: number,
): Recalculada {
  const [chained] = chain(
    { solicitud: caso.id, eventos: caso.eventos, hash: caso.hash },
    [evento],
    sistema,
    nowMs,
    eventSalts(deps.ids),
  );
  if (chained === undefined) throw new Error('no event was chained');
  return {
    versionVista: caso.version,
    promesaVenceMs: caso.promesaVenceMs,
    legalVenceMs: caso.legalVenceMs,
    correccionVenceMs: null,
    requerimiento: null,
    evento: chained,
  };
}
