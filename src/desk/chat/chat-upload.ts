/** Takes one file of a form into a conversation, streamed; the token comes first, so that nothing is stored for a forged one. */
import { attachToChat } from '../../actions/chat/attach-to-chat.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { type Part, readMultipart } from '../../platform/http/multipart.ts';
import { comesFromHere } from '../../web/post.ts';
import { holdsToken } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';
import { chatPurpose } from './chat-purpose.ts';

const noFile = () =>
  refuse('datos-con-errores', {
    errors: [{ path: 'archivo', sentence: 'Elija un archivo antes de adjuntarlo.' }],
  });

/** The number of the line it became. */
export async function receiveChatFile(
  web: Web,
  c: WebContext,
  { actor }: Staff,
  id: string,
): Promise<{ readonly n: number } | Refusal> {
  const fields = new Map<string, string>();
  const isOwn = comesFromHere(web, c);
  let outcome: { readonly n: number } | Refusal = noFile();
  const isAuthentic = () =>
    isOwn && holdsToken(web, c.var.visit, chatPurpose('archivos'), fields.get('_csrf') ?? '');
  const take = async (part: Part): Promise<void> => {
    if (part.kind === 'field') {
      fields.set(part.name, part.value);
      return;
    }
    if (!isAuthentic() || part.name !== 'archivo' || part.fileName === '') return;
    const upload = { nombre: part.fileName, contenido: part.stream };
    const cliente = fields.get('cliente') ?? '';
    const written = await attachToChat(web.deps, { clase: 'agente', actor }, { id, cliente, upload });
    outcome = isRefusal(written) ? written : { n: written.n };
  };
  const read = await readMultipart(c.env.incoming, take);
  if (!isAuthentic()) return refuse('formulario-vencido');
  if (read !== 'done' && isRefusal(outcome))
    return refuse(read === 'cut-off' ? 'archivo-incompleto' : 'peticion-muy-grande');
  return outcome;
}
