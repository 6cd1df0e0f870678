/** An export that is written down before its first byte leaves, and again when it ends, also halfway. */
import type { Json } from '../../domain/canonical-json.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import type { Deps } from '../deps.ts';

type Noted = { readonly cuenta: string; readonly detalle: { readonly [name: string]: Json } };

/** Resolves when the first note is committed; the file is made as it is read. */
export async function notedExport<Row>(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { cuenta, detalle }: Noted,
  pages: AsyncIterable<readonly Row[]>,
  write: (pages: AsyncIterable<readonly Row[]>) => AsyncIterable<Buffer>,
): Promise<AsyncGenerator<Buffer>> {
  const note = (clase: 'exportacion' | 'exportacion-terminada', more: Noted['detalle']) =>
    insertSuceso(db, { clase, cuenta, detalle: { ...detalle, ...more } }, clock.nowMs());
  await note('exportacion', {});
  const told = { filas: 0, completa: false };
  async function* counted(): AsyncGenerator<readonly Row[]> {
    for await (const rows of pages) {
      told.filas += rows.length;
      yield rows;
    }
  }
  async function* contenido(): AsyncGenerator<Buffer> {
    try {
      yield* write(counted());
      told.completa = true;
    } finally {
      await note('exportacion-terminada', told);
    }
  }
  return contenido();
}
