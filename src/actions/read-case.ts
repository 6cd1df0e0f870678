/** A case as its filer may see it: how it stands, its public history, both clocks, and what can be done now. */
import type { Zone } from '../domain/calendar/zone.ts';
import { impedimentoPara } from '../domain/policy.ts';
import { type EventoWithRecibo, eventosWithRecibo } from '../domain/recibo/eventos-with-recibo.ts';
import { publicable } from '../domain/recibo/publicable.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { type Evento, eventosReservados } from '../domain/solicitud/evento.ts';
import type { Verbo } from '../domain/solicitud/lifecycle.ts';
import { type Reapertura, reaperturaDe } from '../domain/solicitud/reapertura.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { readJournal } from '../store/solicitudes.ts';
import { type ConversacionDeCaso, listConversacionesDeCaso } from '../store/transcripciones-de-chat.ts';
import { codigoOfRecibo } from '../trust/recibo/codigo-of-recibo.ts';
import { readForActor } from './change-solicitud.ts';
import { type Clocks, readClocks } from './clocks.ts';
import type { Deps } from './deps.ts';

type VerboDeTitular = Extract<Verbo, 'escribir' | 'subsanar' | 'desistir' | 'reabrir' | 'confirmar-pago'>;

/** A receipt that can be had; `codigo`, as it is printed, opens its public page. */
export type ReciboDeCaso = EventoWithRecibo & { readonly codigo: string | null };

export type CaseView = {
  readonly solicitud: Solicitud;
  /** Null where the agency no longer offers this trámite. */
  readonly definicion: Definicion | null;
  /** In order; notes and hand-overs among staff left out. */
  readonly eventos: readonly Evento[];
  /** In the order they happened; none for a trámite whose cases have no public page. */
  readonly recibos: readonly ReciboDeCaso[];
  /** Conversations of the chat that it came out of. */
  readonly conversaciones: readonly ConversacionDeCaso[];
  readonly relojes: Clocks;
  readonly zone: Zone;
  readonly puede: ReadonlySet<VerboDeTitular>;
  /** Of a closed case that whoever reads it could reopen, in time or no longer; null for any other. */
  readonly reapertura: Reapertura | null;
};

const verbos: readonly VerboDeTitular[] = ['escribir', 'subsanar', 'desistir', 'reabrir', 'confirmar-pago'];

function recibosOf(
  { keys }: Deps,
  solicitud: Solicitud,
  definicion: Definicion | null,
  journal: readonly Evento[],
): readonly ReciboDeCaso[] {
  if (publicable(solicitud, definicion) === null) return [];
  return eventosWithRecibo(journal).map((evento) => ({
    ...evento,
    codigo: codigoOfRecibo(keys, solicitud.referencia, evento.n),
  }));
}

export async function readCase(
  deps: Deps,
  actor: Solicitante,
  referencia: string,
): Promise<CaseView | Refusal> {
  const solicitud = await readForActor(deps, actor, referencia);
  if (isRefusal(solicitud)) return solicitud;
  const nowMs = deps.clock.nowMs();
  const [journal, calendar, conversaciones] = await Promise.all([
    readJournal(deps.db, solicitud.id),
    deps.calendar(),
    listConversacionesDeCaso(deps.db, solicitud.id),
  ]);
  const definicion = deps.definiciones.porId(solicitud.tramite)?.definicion ?? null;
  const may = (verbo: VerboDeTitular) => impedimentoPara(actor, verbo, solicitud) === null;
  const reapertura = may('reabrir') ? reaperturaDe(solicitud, definicion, calendar, nowMs) : null;
  const puede = verbos.filter((verbo) => may(verbo) && (verbo !== 'reabrir' || reapertura?.pasada === false));
  return {
    solicitud,
    definicion,
    recibos: recibosOf(deps, solicitud, definicion, journal),
    eventos: journal.filter(({ clase }) => !eventosReservados.has(clase)),
    conversaciones,
    relojes: readClocks(solicitud, calendar, nowMs),
    zone: calendar.zone,
    puede: new Set(puede),
    reapertura,
  };
}
