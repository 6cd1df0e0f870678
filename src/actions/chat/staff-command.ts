/** What the verbs of staff are told, and the agent as the frame of the verbs knows them. */
import type { Participante } from '../../domain/chat/ciclo.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';

/** The conversation, the version the agent was looking at, and the command's own id. */
export type StaffCommand = { readonly id: string; readonly versionVista: number; readonly cliente: string };

export function asAgent(actor: Funcionario): Extract<Participante, { clase: 'agente' }> {
  return { clase: 'agente', actor };
}
