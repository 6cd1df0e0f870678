/** Something said, by the person or by the agent who has the conversation. */
import type { Participante } from '../../domain/chat/ciclo.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { appendChatLine, type LineWritten } from './append-chat-line.ts';
import { cleanChatText } from './clean-chat-text.ts';

export async function writeChatMessage(
  deps: Deps,
  quien: Participante,
  message: { readonly id: string; readonly cliente: string; readonly texto: string },
): Promise<LineWritten | Refusal> {
  const texto = cleanChatText(message.texto);
  if (isRefusal(texto)) return texto;
  const { id, cliente } = message;
  return appendChatLine(deps, quien, id, { clase: 'mensaje', contenido: { texto }, cliente });
}
