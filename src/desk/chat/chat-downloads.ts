/** What leaves a conversation as a file: its transcript, and what was attached to it. */
import { readChatFile } from '../../actions/chat/read-chat-file.ts';
import { readTranscript } from '../../actions/chat/read-transcript.ts';
import { isRefusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { sendDownload } from '../../web/download.ts';
import { sendTranscript } from '../../web/transcript-file.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { requireReader } from './chat-staff.ts';

const back = (c: WebContext) => ({
  text: 'Volver a la conversación',
  href: paths.mesa.chat.conversacion(c.req.param('id') ?? ''),
});

/** `?formato=json` with the chain that proves it; plain text else. */
export async function transcriptDownload(web: Web, c: WebContext): Promise<Response> {
  const staff = requireReader(web, c);
  if (staff instanceof Response) return staff;
  const formato = c.req.query('formato') === 'json' ? 'json' : 'texto';
  const quien = { clase: 'agente', actor: staff.actor } as const;
  const transcript = await readTranscript(web.deps, quien, c.req.param('id') ?? '', formato);
  return isRefusal(transcript) ? deskRefusal(web, c, transcript, back(c)) : sendTranscript(c, transcript);
}

export async function chatFileDownload(web: Web, c: WebContext): Promise<Response> {
  const staff = requireReader(web, c);
  if (staff instanceof Response) return staff;
  const quien = { clase: 'agente', actor: staff.actor } as const;
  const { id = '', archivo = '' } = c.req.param() as { id?: string; archivo?: string };
  const isName = /^[0-9a-f-]{36}$/.test(archivo);
  const found = isName ? await readChatFile(web.deps, quien, id, archivo) : refuse('no-encontrada');
  if (isRefusal(found)) return deskRefusal(web, c, found, back(c));
  const { nombre, tamanoBytes } = found.archivo;
  return sendDownload(c, { nombre, tamanoBytes, contenido: found.contenido });
}
