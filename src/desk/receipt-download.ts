/** A receipt of a case, for whoever of the staff may read the case. */
import { Readable } from 'node:stream';
import { readReceiptForStaff } from '../actions/read-receipt-for-staff.ts';
import type { Receipts } from '../actions/receipts.ts';
import { isRefusal } from '../domain/refusals.ts';
import { leerReferencia } from '../domain/solicitud/referencia.ts';
import { sendDownload } from '../web/download.ts';
import type { Web, WebContext } from '../web/web.ts';
import { deskRefusal } from './desk-page.ts';
import { requireStaff } from './require-staff.ts';

export async function receiptDownload(web: Web, c: WebContext, receipts: Receipts): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const { referencia = '', evento = '' } = c.req.param();
  const n = /^\d{1,6}$/.test(evento) ? Number(evento) : 0;
  const { actor, session } = staff;
  const known = leerReferencia(referencia) ?? '';
  const found = await readReceiptForStaff(web.deps, receipts, actor, session, known, n);
  if (isRefusal(found)) return deskRefusal(web, c, found);
  const { nombre, pdf } = found;
  return sendDownload(c, { nombre, tamanoBytes: pdf.length, contenido: () => Readable.from([pdf]) });
}
