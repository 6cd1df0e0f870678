/** A paper of a case, always as a download: nothing that somebody sent ever runs in our pages (ASVS 3.2.1, 5.4.1, 5.4.2). */
import { Readable } from 'node:stream';
import { readAttachmentForStaff } from '../actions/read-attachment-for-staff.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Web, WebContext } from '../web/web.ts';
import { deskRefusal } from './desk-page.ts';
import { requireStaff } from './require-staff.ts';

/** RFC 6266: a plain name for old browsers and the real one in UTF-8 (RFC 8187). */
export function downloadNamed(name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

/** The closed content policy of the application stays on it. */
export async function attachmentDownload(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const { referencia = '', adjunto: id = '' } = c.req.param();
  const found = await readAttachmentForStaff(web.deps, staff.actor, staff.session, referencia, id);
  if (isRefusal(found)) return deskRefusal(web, c, found);
  const { adjunto, contenido } = found;
  c.header('content-type', 'application/octet-stream');
  c.header('content-length', String(adjunto.tamanoBytes));
  c.header('content-disposition', downloadNamed(adjunto.nombre));
  c.header('cache-control', 'no-store');
  // A stream that nobody reads would keep its file open.
  if (c.req.method === 'HEAD') return c.body(null);
  return c.body(Readable.toWeb(contenido()) as ReadableStream);
}
