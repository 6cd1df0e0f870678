/** The conversation to keep: as text to read, or as JSON with the chain that proves it whole. */
import { readTranscript } from '../../actions/chat/read-transcript.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { sendTranscript } from '../../web/transcript-file.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { ownConversation } from './own-conversation.ts';

export async function downloadTranscript(web: Web, c: WebContext): Promise<Response> {
  const own = await ownConversation(web, c);
  if (isRefusal(own)) return refusalPage(web, c, own);
  const formato = c.req.query('formato') === 'json' ? 'json' : 'texto';
  const transcript = await readTranscript(web.deps, own.quien, own.conversacion.id, formato);
  return isRefusal(transcript) ? refusalPage(web, c, transcript) : sendTranscript(c, transcript);
}
