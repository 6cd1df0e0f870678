/** Budgets: one counter per keyed hash and window, spent in one statement, so that every process counts together. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** `clave`: keyed hash of what is counted; `ventanaMs`: length of its windows, which begin at multiples of it. */
export type Presupuesto = { readonly clave: string; readonly ventanaMs: number };

// Ordered, so that two statements over the same keys take their rows in the same order and cannot block each other.
const spend = statement<'claves' | 'ventanas'>(
  'presupuestos-gastar',
  `insert into presupuestos (clave, ventana, gastado)
   select clave, ventana, 1 from unnest(:claves::text[], :ventanas::timestamptz[]) as p (clave, ventana) order by clave
   on conflict (clave, ventana) do update set gastado = least(presupuestos.gastado, 1000000000) + 1
   returning clave, gastado`,
);
const add = statement<'claves' | 'cuantos' | 'ventana'>(
  'presupuestos-sumar',
  `insert into presupuestos (clave, ventana, gastado)
   select clave, :ventana::timestamptz, cuantos from unnest(:claves::text[], :cuantos::int[]) as p (clave, cuantos) order by clave
   on conflict (clave, ventana) do update set gastado = least(presupuestos.gastado, 1000000000) + excluded.gastado
   returning clave, gastado`,
);
const giveBack = statement<'claves' | 'ventanas'>(
  'presupuestos-devolver',
  `with filas as (
     select p.clave, p.ventana from presupuestos p
     join unnest(:claves::text[], :ventanas::timestamptz[]) as d (clave, ventana) using (clave, ventana)
     order by p.clave for update of p)
   update presupuestos p set gastado = greatest(p.gastado - 1, 0) from filas f
   where p.clave = f.clave and p.ventana = f.ventana`,
);

type Row = { readonly clave: string; readonly gastado: number };

function valuesOf(presupuestos: readonly Presupuesto[], ahoraMs: number) {
  return {
    claves: presupuestos.map(({ clave }) => clave),
    ventanas: presupuestos.map(({ ventanaMs }) => instant(Math.floor(ahoraMs / ventanaMs) * ventanaMs)),
  };
}

/** Adds one to each and tells what each has spent in its window, in the order given. */
export async function spendPresupuestos(
  db: Queries,
  presupuestos: readonly Presupuesto[],
  ahoraMs: number,
): Promise<readonly number[]> {
  const rows = await db.query<Row>(spend, valuesFor(spend, valuesOf(presupuestos, ahoraMs)));
  return presupuestos.map(({ clave }) => rows.find((row) => row.clave === clave)?.gastado ?? 0);
}

/** Adds several to each, all of one length of window, and tells what each has spent in the present one. */
export async function addPresupuestos(
  db: Queries,
  spent: readonly { readonly clave: string; readonly cuantos: number }[],
  ventanaMs: number,
  ahoraMs: number,
): Promise<ReadonlyMap<string, number>> {
  const values = {
    claves: spent.map(({ clave }) => clave),
    cuantos: spent.map(({ cuantos }) => String(cuantos)),
    ventana: instant(Math.floor(ahoraMs / ventanaMs) * ventanaMs),
  };
  const rows = await db.query<Row>(add, valuesFor(add, values));
  return new Map(rows.map(({ clave, gastado }) => [clave, gastado]));
}

/** Takes one spending back: what turned out right was no guess. */
export async function giveBackPresupuestos(
  db: Queries,
  presupuestos: readonly Presupuesto[],
  ahoraMs: number,
): Promise<void> {
  await db.execute(giveBack, valuesFor(giveBack, valuesOf(presupuestos, ahoraMs)));
}
