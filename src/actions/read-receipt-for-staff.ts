/** A receipt for staff: opening it is reading the case, and is written down as that. */
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { noteLectura } from '../store/lecturas.ts';
import type { Deps } from './deps.ts';
import { type ReceiptFile, readReceipt } from './read-receipt.ts';
import type { Receipts } from './receipts.ts';

/** `sesion`: the session that reads. */
export async function readReceiptForStaff(
  deps: Deps,
  receipts: Receipts,
  actor: Funcionario,
  sesion: { readonly id: string; readonly creadaMs: number },
  referencia: string,
  n: number,
): Promise<ReceiptFile | Refusal> {
  const found = await readReceipt(deps, receipts, actor, referencia, n);
  if (isRefusal(found)) return found;
  const lectura = { cuenta: actor.cuenta, referencia, sesion: sesion.id, desdeMs: sesion.creadaMs };
  await noteLectura(deps.db, lectura, deps.clock.nowMs());
  return found;
}
