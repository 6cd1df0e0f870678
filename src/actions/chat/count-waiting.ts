/** How many people wait in the chat for somebody of one's units: the number beside its place in the desk. */
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { countBandeja } from '../../store/bandeja-de-chat.ts';
import type { Deps } from '../deps.ts';
import { staffLimits } from './staff-limits.ts';
import { unitsOfAgent } from './units-of-agent.ts';

/** Undefined for who attends nobody; up to `staffLimits.inboxRowsCountedMax`. */
export async function countWaiting(deps: Pick<Deps, 'db'>, actor: Funcionario): Promise<number | undefined> {
  const unidades = unitsOfAgent(actor, 'tomar');
  if (unidades.length === 0) return undefined;
  const { enEspera } = await countBandeja(deps.db, actor.cuenta, unidades, staffLimits.inboxRowsCountedMax);
  return enEspera;
}
