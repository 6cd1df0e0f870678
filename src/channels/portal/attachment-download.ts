/** An attached file, for whoever filed the case. */
import { readAttachment } from '../../actions/read-attachment.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { sendDownload } from '../../web/download.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler } from '../../web/require-filer.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { backToOwn } from './case-page.ts';

export async function downloadAttachment(
  web: Web,
  c: WebContext,
  referencia: string,
  id: string,
): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const found = await readAttachment(web.deps, actor, referencia, id);
  if (isRefusal(found)) return refusalPage(web, c, found, backToOwn);
  return sendDownload(c, { ...found.adjunto, contenido: found.contenido });
}
