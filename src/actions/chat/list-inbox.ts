/** The inbox of an agent: who waits, what is in their own hands, what the team attends, and what goes on in writing. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import {
  type CuentasDeBandeja,
  countBandeja,
  type FilaDeBandeja,
  listBandeja,
  listBandejaDeAgente,
} from '../../store/bandeja-de-chat.ts';
import type { Deps } from '../deps.ts';
import { staffLimits } from './staff-limits.ts';
import { unitsOfAgent } from './units-of-agent.ts';

export type Inbox = {
  readonly unidades: readonly string[];
  /** Who waits longest first. */
  readonly enEspera: readonly FilaDeBandeja[];
  /** The agent's own, attended or in writing, in the order in which they were taken. */
  readonly mias: readonly FilaDeBandeja[];
  /** Attended by anybody of the units. */
  readonly equipo: readonly FilaDeBandeja[];
  /** In writing, the promise that expires first first; `agente` null: nobody has taken it. */
  readonly porEscrito: readonly FilaDeBandeja[];
  /** Up to `staffLimits.inboxRowsCountedMax` each. */
  readonly cuentas: CuentasDeBandeja;
  /** The instant the lists are true of, epoch ms. */
  readonly ahoraMs: number;
};

/** At most `staffLimits.inboxRowsMax` of each list. Refuses with `sin-permiso` whoever attends no unit. */
export async function listInbox(deps: Deps, actor: Funcionario): Promise<Inbox | Refusal> {
  const unidades = unitsOfAgent(actor, 'tomar');
  if (unidades.length === 0) return refuse('sin-permiso');
  const { inboxRowsMax: rows, inboxRowsCountedMax } = staffLimits;
  const [enEspera, mias, equipo, porEscrito, cuentas] = await Promise.all([
    listBandeja(deps.db, 'en-espera', unidades, rows),
    listBandejaDeAgente(deps.db, actor.cuenta, unidades, rows),
    listBandeja(deps.db, 'atendida', unidades, rows),
    listBandeja(deps.db, 'diferida', unidades, rows),
    countBandeja(deps.db, actor.cuenta, unidades, inboxRowsCountedMax),
  ]);
  return { unidades, enEspera, mias, equipo, porEscrito, cuentas, ahoraMs: deps.clock.nowMs() };
}
