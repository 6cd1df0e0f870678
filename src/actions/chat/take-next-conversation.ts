/** An agent takes whoever has waited longest in their units. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { findOfAgentByCliente, listBandeja } from '../../store/bandeja-de-chat.ts';
import type { Deps } from '../deps.ts';
import { readConversation } from './find-conversation.ts';
import { clienteGuardado } from './seal-line.ts';
import { asAgent } from './staff-command.ts';
import { staffLimits } from './staff-limits.ts';
import { takeConversation } from './take-conversation.ts';
import { unitsOfAgent } from './units-of-agent.ts';

/** Somebody was faster, or the person left: the next one may still be there. */
const goesOn: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'otra-persona-la-tiene',
  'conversacion-cambiada',
  'conversacion-cerrada',
  'transicion-imposible',
]);

/** Null: nobody waits. Refuses with `sin-permiso`, `agente-completo`. A repeated `cliente` gives what it took before. */
export async function takeNextConversation(
  deps: Deps,
  actor: Funcionario,
  cliente: string,
): Promise<Conversacion | null | Refusal> {
  const unidades = unitsOfAgent(actor, 'tomar');
  if (unidades.length === 0) return refuse('sin-permiso');
  const quien = asAgent(actor);
  const before = await findOfAgentByCliente(deps.db, actor.cuenta, clienteGuardado(quien, cliente));
  if (before !== null) return readConversation(deps, quien, before);
  for (const { id, version } of await listBandeja(deps.db, 'en-espera', unidades, staffLimits.takeTriesMax)) {
    const taken = await takeConversation(deps, actor, { id, versionVista: version, cliente });
    if (!isRefusal(taken) || !goesOn.has(taken.code)) return taken;
  }
  return null;
}
