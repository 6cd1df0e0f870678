/** One file of a conversation, for whoever may read the conversation; none that is infected, none whose line was taken out. */
import type { Readable } from 'node:stream';
import type { Participante } from '../../domain/chat/ciclo.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { type ArchivoDeChat, findArchivoDeChat } from '../../store/archivos-de-chat.ts';
import { readAntivirus } from '../../store/examenes.ts';
import type { Deps } from '../deps.ts';
import { readConversation } from './find-conversation.ts';

export type ChatFile = {
  readonly archivo: ArchivoDeChat;
  /** Opens the file; whoever calls it reads it to its end. */
  readonly contenido: () => Readable;
};

/** `archivo-infectado` where the antivirus answered late; what was taken out is not found. */
export async function readChatFile(
  deps: Deps,
  quien: Participante,
  id: string,
  archivo: string,
): Promise<ChatFile | Refusal> {
  const conversacion = await readConversation(deps, quien, id);
  if (isRefusal(conversacion)) return conversacion;
  const found = await findArchivoDeChat(deps.db, id, archivo);
  if (found === null || !(await deps.files.has(found.sha256))) return refuse('no-encontrada');
  const antivirus = (await readAntivirus(deps.db, [found.sha256])).get(found.sha256);
  if (antivirus === 'infectado') return refuse('archivo-infectado');
  return { archivo: found, contenido: () => deps.files.read(found.sha256) };
}
