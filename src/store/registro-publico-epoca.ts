/** Declaring an epoch: a leaf of no event, and beside it the checkpoint it breaks with. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const addLeaf = statement<'indice' | 'hoja'>(
  'registro-epoca-hoja',
  'insert into registro_hojas (indice, hoja) values (:indice::bigint, :hoja::bytea)',
);
const addEpoch = statement<'indice' | 'ultimoPunto' | 'ahora'>(
  'registro-epoca-agregar',
  `insert into registro_epocas (indice, ultimo_punto, declarada_en)
   values (:indice::bigint, :ultimoPunto, :ahora::timestamptz)`,
);

export type EpocaNueva = {
  readonly indice: number;
  readonly hoja: Buffer;
  readonly ultimoPunto: string;
  readonly nowMs: number;
};

/** Leaf and declaration; the nodes are the caller's, in the same transaction. */
export async function addEpoca(
  queries: Queries,
  { indice, hoja, ultimoPunto, nowMs }: EpocaNueva,
): Promise<void> {
  await queries.execute(addLeaf, valuesFor(addLeaf, { indice, hoja }));
  await queries.execute(addEpoch, valuesFor(addEpoch, { indice, ultimoPunto, ahora: instant(nowMs) }));
}
