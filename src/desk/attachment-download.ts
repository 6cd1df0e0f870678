/** A paper of a case, for whoever of the staff may read the case. */
import { readAttachmentForStaff } from '../actions/read-attachment-for-staff.ts';
import { isRefusal } from '../domain/refusals.ts';
import { sendDownload } from '../web/download.ts';
import type { Web, WebContext } from '../web/web.ts';
import { deskRefusal } from './desk-page.ts';
import { requireStaff } from './require-staff.ts';

export async function attachmentDownload(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const { referencia = '', adjunto: id = '' } = c.req.param();
  const found = await readAttachmentForStaff(web.deps, staff.actor, staff.session, referencia, id);
  if (isRefusal(found)) return deskRefusal(web, c, found);
  return sendDownload(c, { ...found.adjunto, contenido: found.contenido });
}
