/** Files of a conversation: one sent as it arrives, and those that are in it given back as downloads. */
import { attachToChat } from '../../actions/chat/attach-to-chat.ts';
import { readChatFile } from '../../actions/chat/read-chat-file.ts';
import { spendChatFile } from '../../actions/chat/spend-chat-file.ts';
import { isRefusal, refuse } from '../../domain/refusals.ts';
import { isMultipart, type Part, readMultipart } from '../../platform/http/multipart.ts';
import { sendDownload } from '../../web/download.ts';
import { comesFromHere } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { holdsToken } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { chatAnswer, type Outcome } from './answer.ts';
import { joinedConversation, type Own, ownConversation } from './own-conversation.ts';
import { chatPurposes } from './purposes.ts';

const nothingChosen = () =>
  refuse('datos-con-errores', {
    sentence: 'Elija primero el archivo que quiere enviar.',
    errors: [{ path: 'archivo', sentence: 'Elija primero el archivo que quiere enviar.' }],
  });

/** Token and key come before the file, so that of a forged form nothing is stored and nothing is joined to an account. */
async function receive(web: Web, c: WebContext, found: Own): Promise<Outcome> {
  let outcome: Outcome | 'nada' = 'nada';
  let isOurs = false;
  let cliente = '';
  const origin = comesFromHere(web, c);
  const take = async (part: Part): Promise<void> => {
    if (part.kind === 'field') {
      if (part.name === '_csrf')
        isOurs = origin && holdsToken(web, c.var.visit, chatPurposes.archivo, part.value);
      if (part.name === 'cliente') cliente = part.value;
      return;
    }
    if (!isOurs || outcome !== 'nada' || part.name !== 'archivo') return;
    const own = await joinedConversation(web, c, found);
    const upload = { nombre: part.fileName, contenido: part.stream };
    if (isRefusal(own)) outcome = own;
    else
      outcome =
        (await spendChatFile(web.deps, own.quien, c.var.visit.network)) ??
        (await attachToChat(web.deps, own.quien, { id: own.conversacion.id, cliente, upload }));
  };
  const reading = await readMultipart(c.env.incoming, take);
  if (!isOurs) return refuse('formulario-vencido');
  if (outcome !== 'nada') return outcome;
  if (reading === 'done') return nothingChosen();
  return refuse(reading === 'cut-off' ? 'archivo-incompleto' : 'peticion-muy-grande');
}

export async function sendFile(web: Web, c: WebContext): Promise<Response> {
  const shown = { de: 'archivo' } as const;
  if (!isMultipart(c.env.incoming)) return chatAnswer(web, c, refuse('peticion-ilegible'), shown);
  const found = await ownConversation(web, c);
  return chatAnswer(web, c, isRefusal(found) ? found : await receive(web, c, found), shown);
}

export async function downloadFile(web: Web, c: WebContext, archivo: string): Promise<Response> {
  const own = await ownConversation(web, c);
  if (isRefusal(own)) return refusalPage(web, c, own);
  const file = await readChatFile(web.deps, own.quien, own.conversacion.id, archivo);
  if (isRefusal(file)) return refusalPage(web, c, file);
  const { nombre, tamanoBytes } = file.archivo;
  return sendDownload(c, { nombre, tamanoBytes, contenido: file.contenido });
}
