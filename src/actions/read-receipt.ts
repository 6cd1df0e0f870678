/** The receipt of one event of a case as a PDF, for whoever may read the case. */
import { composeRecibo } from '../domain/recibo/compose-recibo.ts';
import { publicable } from '../domain/recibo/publicable.ts';
import { reciboLimits as limits } from '../domain/recibo/recibo-limits.ts';
import { reciboFileName } from '../domain/recibo/recibo-words.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import { type Actor, anotarActor } from '../domain/solicitud/actor.ts';
import { paths } from '../paths.ts';
import { spendPresupuestos } from '../store/presupuestos.ts';
import { readJournal } from '../store/solicitudes.ts';
import { codigoOfRecibo } from '../trust/recibo/codigo-of-recibo.ts';
import { sealAt } from '../trust/recibo/seal.ts';
import { readForActor } from './change-solicitud.ts';
import type { Deps } from './deps.ts';
import type { Receipts } from './receipts.ts';

export type ReceiptFile = { readonly nombre: string; readonly pdf: Buffer };

/** Drawing costs some ten milliseconds of the one thread that serves everybody (ASVS 15.2.2). */
async function mayDownload(deps: Deps, actor: Actor): Promise<boolean> {
  const clave = deps.keys.mac('presupuesto', `recibo|${anotarActor(actor).cuenta ?? actor.clase}`);
  const presupuesto = { clave, ventanaMs: limits.windowMs };
  const [spent = 0] = await spendPresupuestos(deps.db, [presupuesto], deps.clock.nowMs());
  return spent <= limits.downloadsMax;
}

/** `n`: number of the event, 1 for the filing. An event without a receipt, and a case under reserve, are not found. */
export async function readReceipt(
  deps: Deps,
  receipts: Receipts,
  actor: Actor,
  referencia: string,
  n: number,
): Promise<ReceiptFile | Refusal> {
  const solicitud = await readForActor(deps, actor, referencia);
  if (isRefusal(solicitud)) return solicitud;
  const caso = publicable(solicitud, deps.definiciones.porId(solicitud.tramite)?.definicion ?? null);
  const codigo = codigoOfRecibo(deps.keys, referencia, n);
  // What it would say is gone: the paper that was given before is the receipt, and its code still verifies.
  if (caso === null || codigo === null || solicitud.depuradaMs !== undefined) return refuse('no-encontrada');
  if (!(await mayDownload(deps, actor))) {
    return refuse('demasiados-intentos', {
      sentence: 'Descargó muchos recibos en poco tiempo. Espere unos minutos y vuelva a intentarlo.',
    });
  }
  const [diario, { zone }] = await Promise.all([readJournal(deps.db, solicitud.id), deps.calendar()]);
  const evento = diario.find((one) => one.n === n);
  const nowMs = deps.clock.nowMs();
  const seal = sealAt(receipts.seal, nowMs);
  const recibo = composeRecibo(caso, diario, n, {
    zone,
    agencia: receipts.agencyName,
    codigo,
    verificacion: `${deps.baseUrl}${paths.verificarCodigo(codigo)}`,
    registro: evento === undefined ? null : await receipts.proofOf(evento),
    firma: seal?.firma ?? { clase: 'ninguna', nombre: null },
  });
  if (recibo === null) return refuse('no-encontrada');
  // Drawing and signing bring 60 MB of libraries: they are loaded with the first receipt, not at the start.
  const { drawReceipt } = await import('../trust/recibo/draw-receipt.ts');
  const drawn = await drawReceipt(recibo);
  if (seal === null) return { nombre: reciboFileName(recibo), pdf: drawn };
  const { signPdf } = await import('../trust/recibo/sign-pdf.ts');
  return { nombre: reciboFileName(recibo), pdf: signPdf(drawn, seal, nowMs) };
}
