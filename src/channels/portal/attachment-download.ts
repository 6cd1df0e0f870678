/** An attached file, always as a download: nothing a person sent is ever shown as a page of this site (ASVS 5.4.1). */
import { Readable } from 'node:stream';
import { readAttachment } from '../../actions/read-attachment.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler } from '../../web/require-filer.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { backToOwn } from './case-page.ts';

/** RFC 6266 with RFC 8187: a plain name for old readers, the whole one for the others. */
export function dispositionOf(nombre: string): string {
  const plain = nombre
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(nombre).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain === '' ? 'archivo' : plain}"; filename*=UTF-8''${encoded}`;
}

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
  const { adjunto, contenido } = found;
  // The closed content policy every answer starts with, sandbox included, stays as it is.
  c.header('content-type', 'application/octet-stream');
  c.header('content-disposition', dispositionOf(adjunto.nombre));
  c.header('content-length', String(adjunto.tamanoBytes));
  c.header('cache-control', 'no-store');
  if (c.req.method === 'HEAD') return c.body(null);
  return c.body(Readable.toWeb(contenido()) as ReadableStream);
}
