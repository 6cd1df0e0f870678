/** One-time codes for whoever lost telephone and key: keyed hashes only, each gone with its use. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const replace = statement<'cuenta' | 'huellas' | 'ahora'>(
  'recuperacion-reemplazar',
  `with anteriores as (delete from codigos_de_recuperacion where cuenta = :cuenta::uuid and huella <> all(:huellas::text[]))
   insert into codigos_de_recuperacion (cuenta, huella, creado_en)
   select :cuenta::uuid, h, :ahora::timestamptz from unnest(:huellas::text[]) as h`,
);
const spend = statement<'cuenta' | 'huella'>(
  'recuperacion-gastar',
  'delete from codigos_de_recuperacion where cuenta = :cuenta::uuid and huella = :huella',
);
const count = statement<'cuenta'>(
  'recuperacion-cuantos',
  'select count(*)::int as cuantos from codigos_de_recuperacion where cuenta = :cuenta::uuid',
);
/** The former ones are good no more. */
export async function replaceCodigosDeRecuperacion(
  queries: Queries,
  cuenta: string,
  huellas: readonly string[],
  ahoraMs: number,
): Promise<void> {
  await queries.execute(replace, valuesFor(replace, { cuenta, huellas, ahora: instant(ahoraMs) }));
}

/** True for the one caller who may use it. */
export async function spendCodigoDeRecuperacion(
  queries: Queries,
  cuenta: string,
  huella: string,
): Promise<boolean> {
  return (await queries.execute(spend, valuesFor(spend, { cuenta, huella }))) === 1;
}

export async function countCodigosDeRecuperacion(queries: Queries, cuenta: string): Promise<number> {
  const [row] = await queries.query<{ cuantos: number }>(count, valuesFor(count, { cuenta }));
  return row?.cuantos ?? 0;
}
