/** Places a local holiday can hold for: every province, and every canton with the name of its province. */
import type { Database } from '../platform/database.ts';
import { statement } from './statement.ts';

const lugares = statement<never>(
  'lugares-de-feriado',
  `select provincia_codigo as codigo, provincia as nombre from parroquias
   union select canton_codigo, provincia || ': ' || canton from parroquias order by 2, 1`,
);

/** DPA code: two digits of a province, four of a canton («Azuay: Cuenca»). */
export type LugarDeFeriado = { readonly codigo: string; readonly nombre: string };

export const listLugaresDeFeriado = (db: Database): Promise<readonly LugarDeFeriado[]> =>
  db.query<LugarDeFeriado>(lugares);
