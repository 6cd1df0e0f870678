/** A case filed by mail as its owner may see it through the link: how it stands, what was said both ways, and whether they can write. */
import type { Zone } from '../../domain/calendar/zone.ts';
import { impedimentoPara } from '../../domain/policy.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Actor } from '../../domain/solicitud/actor.ts';
import { type Evento, eventosReservados } from '../../domain/solicitud/evento.ts';
import { quienIngreso } from '../../domain/solicitud/quien-ingreso.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Hilo } from '../../store/correo-mesa-hilo.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';
import { answerCorrection, type CorrectionAnswer } from '../answer-correction.ts';
import type { Changed } from '../change-solicitud.ts';
import { type Clocks, readClocks } from '../clocks.ts';
import type { Deps } from '../deps.ts';
import { writeMessage } from '../write-message.ts';

export type LinkedCase = {
  readonly solicitud: Solicitud;
  /** Null where the agency no longer offers this trámite. */
  readonly definicion: Definicion | null;
  /** In order; what is among staff left out. */
  readonly eventos: readonly Evento[];
  readonly relojes: Clocks;
  readonly zone: Zone;
  readonly puedeEscribir: boolean;
  /** Whether it waits for its owner to correct something. */
  readonly puedeSubsanar: boolean;
};

type WithCase = Pick<Hilo, 'solicitud' | 'nombre' | 'direccion'>;

const ownerOf = ({ nombre, direccion }: WithCase, { id }: Solicitud): Actor => ({
  clase: 'enlace',
  papel: 'titular',
  solicitud: id,
  ruc: null,
  nombre: `${nombre === '' ? direccion : nombre} (por correo)`,
});

/** Only a case that this very address filed: one that staff linked belongs to whoever filed it. */
export async function readCaseByLink(deps: Deps, hilo: WithCase): Promise<LinkedCase | Refusal> {
  const solicitud = hilo.solicitud === null ? null : await findSolicitudByReferencia(deps.db, hilo.solicitud);
  if (solicitud === null || solicitud.canal !== 'correo') return refuse('no-encontrada');
  const owner = ownerOf(hilo, solicitud);
  const stop = impedimentoPara(owner, 'conocer', solicitud);
  if (stop !== null) return stop;
  const [journal, calendar] = await Promise.all([readJournal(deps.db, solicitud.id), deps.calendar()]);
  const [opening] = journal;
  if (opening === undefined || quienIngreso(opening)?.remitente !== hilo.direccion)
    return refuse('no-encontrada');
  return {
    solicitud,
    definicion: deps.definiciones.porId(solicitud.tramite)?.definicion ?? null,
    eventos: journal.filter(({ clase }) => !eventosReservados.has(clase)),
    relojes: readClocks(solicitud, calendar, deps.clock.nowMs()),
    zone: calendar.zone,
    puedeEscribir: impedimentoPara(owner, 'escribir', solicitud) === null,
    puedeSubsanar: solicitud.correccion !== null && impedimentoPara(owner, 'subsanar', solicitud) === null,
  };
}

export async function writeByLink(
  deps: Deps,
  hilo: WithCase,
  input: { readonly versionVista: number; readonly llave: string; readonly texto: string },
): Promise<Changed | Refusal> {
  const found = await readCaseByLink(deps, hilo);
  if (!('solicitud' in found)) return found;
  const { solicitud } = found;
  return writeMessage(deps, ownerOf(hilo, solicitud), { ...input, referencia: solicitud.referencia });
}

export async function correctByLink(
  deps: Deps,
  hilo: WithCase,
  input: Omit<CorrectionAnswer, 'referencia'>,
): Promise<Changed | Refusal> {
  const found = await readCaseByLink(deps, hilo);
  if (!('solicitud' in found)) return found;
  const { solicitud } = found;
  return answerCorrection(deps, ownerOf(hilo, solicitud), { ...input, referencia: solicitud.referencia });
}
