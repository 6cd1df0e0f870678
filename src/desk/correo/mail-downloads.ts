/** What leaves the mail desk as a file: a mail as it came, and what was attached to it. */
import { readMailFile, readRawMail } from '../../actions/correo-mesa/read-mail-for-staff.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { sendDownload } from '../../web/download.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { requireMailReader, toMail } from './mail-staff.ts';

export async function rawMailDownload(web: Web, c: WebContext): Promise<Response> {
  const staff = requireMailReader(web, c);
  if (staff instanceof Response) return staff;
  const file = await readRawMail(web.deps, staff.actor, staff.session, c.req.param('id') ?? '');
  return isRefusal(file) ? deskRefusal(web, c, file, toMail) : sendDownload(c, file);
}

export async function mailFileDownload(web: Web, c: WebContext): Promise<Response> {
  const staff = requireMailReader(web, c);
  if (staff instanceof Response) return staff;
  const { id = '', sha256 = '' } = c.req.param() as { id?: string; sha256?: string };
  const file = await readMailFile(web.deps, staff.actor, staff.session, id, sha256);
  return isRefusal(file) ? deskRefusal(web, c, file, toMail) : sendDownload(c, file);
}
