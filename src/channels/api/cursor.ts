/** Where a page begins, as an opaque text: a place in the order of the list, so that what comes in meanwhile moves nothing. */
import { apiLimits } from '../../domain/api/api-limits.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { isUuid } from '../../domain/uuid.ts';

/** An instant, epoch ms or infinite, and the id of the row at it. */
export type Place = { readonly atMs: number; readonly id: string };

export function cursorOf({ atMs, id }: Place): string {
  return Buffer.from(`${atMs}~${id}`).toString('base64url');
}

const unreadable = (): Refusal =>
  refuse('datos-con-errores', {
    errors: [{ path: 'cursor', sentence: 'Use el cursor tal como vino en «siguiente».' }],
  });

/** Beyond what a date can hold there is no instant. */
const instantMsMax = 8.64e15;

/** Null for the first page. */
export function readCursor(raw: string | undefined): Place | null | Refusal {
  if (raw === undefined) return null;
  if (raw.length > apiLimits.cursorCharsMax) return unreadable();
  const [at = '', id = ''] = Buffer.from(raw, 'base64url').toString('latin1').split('~');
  const atMs =
    at === 'Infinity' ? Number.POSITIVE_INFINITY : Number(/^\d{1,16}(?:\.\d{1,3})?$/.test(at) ? at : 'x');
  if (Number.isNaN(atMs) || !isUuid(id) || (Number.isFinite(atMs) && atMs > instantMsMax))
    return unreadable();
  return { atMs, id };
}

/** How many rows are asked for. */
export function readPageSize(raw: string | undefined): number | Refusal {
  if (raw === undefined) return apiLimits.pageRows;
  const rows = /^\d{1,4}$/.test(raw) ? Number(raw) : 0;
  if (rows >= 1 && rows <= apiLimits.pageRowsMax) return rows;
  const sentence = `Pida entre 1 y ${apiLimits.pageRowsMax} filas.`;
  return refuse('datos-con-errores', { errors: [{ path: 'filas', sentence }] });
}
