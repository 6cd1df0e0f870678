/** A case as its filer may see it: how it stands, its public history, both clocks, and what can be done now. */
import { type CivilDate, civilDateAt } from '../domain/calendar/civil-date.ts';
import { addWorkingDays, type CalendarIndex } from '../domain/calendar/working-calendar.ts';
import type { Zone } from '../domain/calendar/zone.ts';
import { limits } from '../domain/limits.ts';
import { impedimentoPara } from '../domain/policy.ts';
import { type EventoWithRecibo, eventosWithRecibo } from '../domain/recibo/eventos-with-recibo.ts';
import { publicable } from '../domain/recibo/publicable.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { type Evento, eventosReservados } from '../domain/solicitud/evento.ts';
import type { Verbo } from '../domain/solicitud/lifecycle.ts';
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
  /** Last day to reopen a closed case; null where it cannot be. */
  readonly reabrirHasta: CivilDate | null;
};

const verbos: readonly VerboDeTitular[] = ['escribir', 'subsanar', 'desistir', 'reabrir', 'confirmar-pago'];

function reopenUntil(s: Solicitud, calendar: CalendarIndex, nowMs: number): CivilDate | null {
  if (s.cerradaMs === null) return null;
  const closedOn = civilDateAt(s.cerradaMs, calendar.zone);
  const last = addWorkingDays(calendar, closedOn, limits.reopenWorkingDays, s.territorio);
  if (!last.found) return null;
  return civilDateAt(nowMs, calendar.zone) > last.value ? null : last.value;
}

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
  const reabrirHasta = reopenUntil(solicitud, calendar, nowMs);
  const puede = verbos.filter(
    (verbo) =>
      impedimentoPara(actor, verbo, solicitud) === null && (verbo !== 'reabrir' || reabrirHasta !== null),
  );
  const definicion = deps.definiciones.porId(solicitud.tramite)?.definicion ?? null;
  return {
    solicitud,
    definicion,
    recibos: recibosOf(deps, solicitud, definicion, journal),
    eventos: journal.filter(({ clase }) => !eventosReservados.has(clase)),
    conversaciones,
    relojes: readClocks(solicitud, calendar, nowMs),
    zone: calendar.zone,
    puede: new Set(puede),
    reabrirHasta: puede.includes('reabrir') ? reabrirHasta : null,
  };
}
