/** The unit of each of some cases, for deciding who may be led to them. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

const units = statement<'referencias'>(
  'unidades-de-casos',
  'select referencia, unidad from solicitudes where referencia = any(:referencias::text[])',
);

export function listUnidadesDeCasos(
  queries: Queries,
  referencias: readonly string[],
): Promise<readonly { readonly referencia: string; readonly unidad: string }[]> {
  return queries.query(units, valuesFor(units, { referencias }));
}
