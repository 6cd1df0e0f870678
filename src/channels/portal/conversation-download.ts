/** The transcript attached to a case, for whoever filed the case. */
import { readCaseTranscript } from '../../actions/read-case-transcript.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler } from '../../web/require-filer.ts';
import { sendTranscript } from '../../web/transcript-file.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { backToOwn } from './case-page.ts';

export async function downloadConversation(
  web: Web,
  c: WebContext,
  referencia: string,
  id: string,
): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const found = await readCaseTranscript(web.deps, actor, referencia, id);
  return isRefusal(found) ? refusalPage(web, c, found, backToOwn) : sendTranscript(c, found);
}
