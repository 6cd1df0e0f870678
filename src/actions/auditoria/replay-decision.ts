/** Judges an automatic decision again, with what its event kept: pure, and in words wherever the outcome is another. */
import type { CalendarIndex } from '../../domain/calendar/working-calendar.ts';
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { Evento } from '../../domain/solicitud/evento.ts';
import type { Datos } from '../../domain/tramite/campo.ts';
import { comprobaciones } from '../../domain/tramite/comprobaciones/catalogo.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { EfectoAbierto } from '../../domain/tramite/efecto.ts';
import { efectos } from '../../domain/tramite/efectos/catalogo.ts';
import { type Evidencia, hechosDe } from '../../domain/tramite/evidencia.ts';
import type { Hechos } from '../../domain/tramite/hechos.ts';
import { nombreDeParroquia } from '../../domain/tramite/resumen.ts';
import type { Verdict } from '../../domain/tramite/verdict.ts';
import { citaLegal } from '../../domain/tramite/vigencia.ts';
import { changeOf } from '../apply-effect.ts';
import type { Facts } from '../gather-facts.ts';
import { review } from '../review.ts';

/** What the journal holds of the decision. */
export type Recorded = {
  readonly referencia: string;
  readonly definicion: Definicion;
  readonly version: string;
  readonly presentada: Evento['datos'];
  readonly decidida: Evento['datos'];
  readonly evidencia: Evidencia;
};

export type Replayed = {
  /** In words, empty where everything came out the same. */
  readonly diferencias: readonly string[];
  /** Whether a check looked at the calendar. */
  readonly miroCalendario: boolean;
};

type Kept = Pick<Verdict, 'check' | 'version' | 'state' | 'code' | 'facts'>;

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  canonicalJson((a ?? null) as Json) === canonicalJson((b ?? null) as Json);
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;

const stateWords: { readonly [S in Verdict['state']]: string } = {
  ok: 'conforme',
  warn: 'con aviso',
  reject: 'rechazada',
  unknown: 'sin poder comprobarse',
};

const verdictWords = (verdict: Kept | undefined): string =>
  verdict === undefined ? 'no se hizo' : `${stateWords[verdict.state] ?? verdict.state} (${verdict.code})`;

/** Rules that the program no longer has, or has in another version. */
function changedRules(definicion: Definicion, kept: readonly Kept[]): readonly string[] {
  const gone = definicion.comprobaciones
    .filter((nombre) => !Object.hasOwn(comprobaciones, nombre))
    .map((nombre) => `La regla «${nombre}» ya no existe en el programa: no se puede repetir.`);
  const newer = kept.flatMap(({ check, version }) => {
    const now = Object.hasOwn(comprobaciones, check)
      ? comprobaciones[check as keyof typeof comprobaciones].version
      : version;
    return now === version
      ? []
      : [`La regla «${check}» era la versión ${version} y el programa tiene la ${now}.`];
  });
  return [...gone, ...new Set(newer)];
}

function verdictDifferences(kept: readonly Kept[], now: readonly Verdict[]): readonly string[] {
  const differences: string[] = [];
  for (let i = 0; i < Math.max(kept.length, now.length); i += 1) {
    const [before, after] = [kept[i], now[i]];
    const check = before?.check ?? after?.check ?? '';
    if (before?.check !== after?.check || before?.state !== after?.state || before?.code !== after?.code)
      differences.push(
        `Comprobación «${check}»: entonces ${verdictWords(before)}, ahora ${verdictWords(after)}.`,
      );
    else if (!same(before?.facts, plain(after?.facts)))
      differences.push(
        `Comprobación «${check}»: el resultado es el mismo, pero los datos que halló son otros.`,
      );
  }
  return differences;
}

function asientoOf({ asiento, ficha, proceso }: Evidencia): Facts['asiento'] {
  if (asiento === null) return null;
  const { clase, id, version } = asiento;
  if (clase === 'proveedor') return ficha === null ? null : { clase, id, version, contenido: ficha };
  return proceso === null ? null : { clase, id, version, contenido: proceso };
}

function effectDifferences(recorded: Recorded, datos: Datos, hechos: Hechos): readonly string[] {
  const { definicion, decidida, evidencia, referencia } = recorded;
  if (definicion.alAprobar === null) return [];
  if (!Object.hasOwn(efectos, definicion.alAprobar))
    return [`El cambio «${definicion.alAprobar}» ya no existe en el programa: no se puede repetir.`];
  const efecto = efectos[definicion.alAprobar] as EfectoAbierto;
  if (efecto.clase === 'cuenta') return [];
  const made = changeOf(
    efecto,
    datos,
    { asiento: asientoOf(evidencia) },
    {
      referencia,
      adjuntos: evidencia.adjuntos,
      excluidas: [],
      hoy: hechos.hoy,
      ahoraMs: hechos.ahoraMs,
      nombreDeParroquia: (codigo) => nombreDeParroquia(codigo, hechos),
    },
  );
  if (made === null) return ['El asiento del registro que el cambio necesita no está en la evidencia.'];
  const { cambios, avisos } = made;
  return [
    ...(same(decidida.cambios, plain(cambios))
      ? []
      : ['El cambio del registro no sale igual: otros campos u otros valores.']),
    ...(same(decidida.avisos, plain(avisos)) ? [] : ['Las cartas de aviso no salen iguales.']),
  ];
}

function wordsDifferences({ definicion, decidida, evidencia }: Recorded): readonly string[] {
  const motivo = definicion.respuestas.aprobado;
  const base = citaLegal(definicion, evidencia.hoy);
  return [
    ...(decidida.motivo === motivo
      ? []
      : ['La razón que se dio no es la de la definición de ese momento: la carta sería otra.']),
    ...(decidida.baseLegal === base ? [] : ['La base legal no es la de la definición de ese momento.']),
  ];
}

/** `calendario`: of that moment; asked for only where a check looks at it. */
export function replayDecision(recorded: Recorded, calendario: () => CalendarIndex): Replayed {
  const { definicion, version, presentada, decidida, evidencia } = recorded;
  let miroCalendario = false;
  const hechos = hechosDe(evidencia, () => {
    miroCalendario = true;
    return calendario();
  });
  const kept = (presentada.verdicts ?? []) as Json as readonly Kept[];
  const rules = changedRules(definicion, kept);
  if (rules.some((one) => one.includes('ya no existe'))) return { diferencias: rules, miroCalendario };
  const datos = (presentada.datos ?? {}) as Datos;
  const shown = review({ definicion, version }, datos, { hechos }, evidencia.adjuntos);
  const { rumbo } = shown;
  const found = [
    ...(rumbo.rumbo === 'aprobar' && decidida.resultado === 'aprobada'
      ? []
      : [
          `El resultado sería otro: ${rumbo.rumbo === 'rechazar' ? 'no se concedería' : 'lo decidiría una persona'}.`,
        ]),
    ...shown.faltan.map(({ sentence }) => `No estaría completa. ${sentence}`),
    ...verdictDifferences(kept, rumbo.verdicts),
    ...(same(presentada.confirmaciones, plain(shown.confirmaciones))
      ? []
      : ['Lo que la persona tendría que confirmar es otra cosa.']),
    ...effectDifferences(recorded, datos, hechos),
    ...wordsDifferences(recorded),
  ];
  const isReworded = presentada.revision !== shown.hash && found.length === 0 && rules.length === 0;
  const reworded = 'El resultado es el mismo, pero la página de revisión diría hoy otras palabras.';
  return { diferencias: [...rules, ...found, ...(isReworded ? [reworded] : [])], miroCalendario };
}
