/** The receipt of a filing or a decision, for whoever filed the case. */
import { Readable } from 'node:stream';
import { readReceipt } from '../../actions/read-receipt.ts';
import type { Receipts } from '../../actions/receipts.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { sendDownload } from '../../web/download.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler } from '../../web/require-filer.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { backToOwn } from './case-page.ts';

/** `evento`: as it stands in the address; what is no number is nobody's event. */
export async function downloadReceipt(
  web: Web,
  c: WebContext,
  receipts: Receipts,
  referencia: string,
  evento: string,
): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const n = /^\d{1,6}$/.test(evento) ? Number(evento) : 0;
  const found = await readReceipt(web.deps, receipts, actor, referencia, n);
  if (isRefusal(found)) return refusalPage(web, c, found, backToOwn);
  const { nombre, pdf } = found;
  return sendDownload(c, { nombre, tamanoBytes: pdf.length, contenido: () => Readable.from([pdf]) });
}
