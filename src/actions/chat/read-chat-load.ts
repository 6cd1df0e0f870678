/** What a supervisor sees of the chat now: load of each agent, how long people wait, and who was not answered. */
import { dayNumberAt, dayStartMs } from '../../domain/calendar/civil-date.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { countBandeja } from '../../store/bandeja-de-chat.ts';
import {
  type CargaDeAgente,
  type EsperasDeHoy,
  listCargaDeAgentes,
  listSinContestar,
  readEsperaMasLarga,
  readEsperasDeHoy,
  type SinContestar,
} from '../../store/carga-de-chat.ts';
import type { Deps } from '../deps.ts';
import { staffLimits } from './staff-limits.ts';
import { unitsOfAgent } from './units-of-agent.ts';

export type ChatLoad = {
  readonly unidades: readonly string[];
  readonly agentes: readonly CargaDeAgente[];
  /** Up to `staffLimits.inboxRowsCountedMax`. */
  readonly enEspera: number;
  readonly porEscrito: number;
  /** How long (ms) the one has waited that waits longest; null when nobody waits. */
  readonly esperaMasLargaMs: number | null;
  readonly esperasDeHoy: EsperasDeHoy;
  readonly sinContestar: readonly SinContestar[];
  readonly minutosSinContestar: number;
};

/** Of the units the actor supervises; `sin-permiso` where there is none. */
export async function readChatLoad(
  deps: Deps,
  actor: Funcionario,
  minutosSinContestar: number = staffLimits.unansweredMinutes,
): Promise<ChatLoad | Refusal> {
  const unidades = unitsOfAgent(actor, 'suprimir');
  if (unidades.length === 0) return refuse('sin-permiso');
  const nowMs = deps.clock.nowMs();
  const { zone } = await deps.calendar();
  const todayMs = dayStartMs(dayNumberAt(nowMs, zone), zone);
  const { agentsShownMax, waitsReckonedPerUnitMax, unansweredShownMax, inboxRowsCountedMax } = staffLimits;
  const [agentes, cuentas, longestSinceMs, esperasDeHoy, sinContestar] = await Promise.all([
    listCargaDeAgentes(deps.db, unidades, nowMs, agentsShownMax),
    countBandeja(deps.db, actor.cuenta, unidades, inboxRowsCountedMax),
    readEsperaMasLarga(deps.db, unidades),
    readEsperasDeHoy(deps.db, unidades, todayMs, waitsReckonedPerUnitMax),
    listSinContestar(deps.db, unidades, nowMs - minutosSinContestar * 60_000, unansweredShownMax),
  ]);
  return {
    unidades,
    agentes,
    enEspera: cuentas.enEspera,
    porEscrito: cuentas.diferidas,
    esperaMasLargaMs: longestSinceMs === null ? null : Math.max(0, nowMs - longestSinceMs),
    esperasDeHoy,
    sinContestar,
    minutosSinContestar,
  };
}
