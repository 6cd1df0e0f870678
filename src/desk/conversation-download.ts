/** The transcript attached to a case, for whoever of the staff may read the case: the same paper its filer has. */
import { readCaseTranscriptForStaff } from '../actions/read-case-transcript.ts';
import { isRefusal } from '../domain/refusals.ts';
import { sendTranscript } from '../web/transcript-file.ts';
import type { Web, WebContext } from '../web/web.ts';
import { deskRefusal } from './desk-page.ts';
import { requireStaff } from './require-staff.ts';

export async function conversationDownload(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const { referencia = '', conversacion = '' } = c.req.param();
  const { actor, session } = staff;
  const found = await readCaseTranscriptForStaff(web.deps, actor, session, referencia, conversacion);
  return isRefusal(found) ? deskRefusal(web, c, found) : sendTranscript(c, found);
}
