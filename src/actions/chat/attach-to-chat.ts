/** A file sent in a conversation, by the person or the agent: the way of every upload, and then a line. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { impedimentoEnConversacion, type Participante } from '../../domain/chat/ciclo.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Documento } from '../../domain/tramite/documento.ts';
import { nameId } from '../../platform/name-id.ts';
import { type ArchivoDeChat, countArchivosDeChat } from '../../store/archivos-de-chat.ts';
import { receiveFile, type Upload } from '../attach-document.ts';
import type { Deps } from '../deps.ts';
import { appendChatLine, type LineWritten, tooManyChatFiles } from './append-chat-line.ts';
import { readConversation } from './find-conversation.ts';
import { clienteObstacle } from './seal-line.ts';

/** What a conversation takes: papers, photographs and workbooks. */
export const documentoDeChat = {
  etiqueta: 'Archivo',
  formatos: ['pdf', 'png', 'jpg', 'xlsx', 'ods'],
  maximo: chatLimits.filesPerConversationMax,
  firmado: false,
  examen: 'pdf',
} as const satisfies Documento;

export type ChatUpload = { readonly id: string; readonly cliente: string; readonly upload: Upload };

export type FileWritten = LineWritten & { readonly archivo: ArchivoDeChat };

const besideField = (refusal: Refusal): Refusal => ({
  ...refusal,
  errors: refusal.errors.map(({ sentence }) => ({ path: 'archivo', sentence })),
});

/**
 * The same bytes and name under the same `cliente` are one line. Refuses as a file of a draft is refused
 * (`archivo-vacio`, `archivo-muy-grande`, `archivo-incompleto`, `documento-no-aceptado`, `archivo-infectado`), with
 * `demasiados-archivos`, and as writing a message is. Of files at the same
 * moment the statement takes as many as there is room for.
 */
export async function attachToChat(
  deps: Deps,
  quien: Participante,
  { id, cliente, upload }: ChatUpload,
): Promise<FileWritten | Refusal> {
  const invalid = clienteObstacle(cliente);
  if (invalid !== null) return invalid;
  const conversacion = await readConversation(deps, quien, id);
  if (isRefusal(conversacion)) return conversacion;
  // Asked before the bytes are taken in; the statement that writes the line asks again.
  const stop = impedimentoEnConversacion(quien, 'adjuntar', conversacion);
  if (stop !== null) return stop;
  if ((await countArchivosDeChat(deps.db, conversacion.id)) >= documentoDeChat.maximo)
    return tooManyChatFiles();
  const received = await receiveFile(deps, 'archivo', documentoDeChat, upload);
  if (isRefusal(received)) return besideField(received);
  const { nombre, sha256, tamanoBytes, formato } = received;
  // Derived, so that a retry of the same upload says the same thing.
  const archivo = {
    id: nameId('archivo-de-chat', conversacion.id, cliente, sha256),
    nombre,
    sha256,
    tamanoBytes,
    formato,
  };
  const written = await appendChatLine(deps, quien, conversacion.id, {
    clase: 'archivo',
    contenido: archivo,
    cliente,
  });
  return isRefusal(written) ? written : { ...written, archivo };
}
