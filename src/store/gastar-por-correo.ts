/** Counts what a mail costs its sender: the new threads of a place in a while, and the automatic mails to one peer. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

// The letter is not counted where the thread has to wait: it will be asked for again. Keys in order, so that two statements
// over the same ones cannot block each other.
const spend = statement<'claves' | 'ventana' | 'maximos' | 'par' | 'ventanaDeCartas'>(
  'correo-gastar',
  `with pedidos as (
     select clave, maximo from unnest(:claves::text[], :maximos::int[]) as p (clave, maximo)),
   hilos as (
     insert into presupuestos (clave, ventana, gastado)
     select clave, :ventana::timestamptz, 1 from pedidos order by clave
     on conflict (clave, ventana) do update set gastado = least(presupuestos.gastado, 1000000000) + 1
     returning clave, gastado),
   exceso as (select exists (select from hilos join pedidos using (clave) where gastado > maximo) as hay),
   cartas as (
     insert into correo_presupuestos (direccion, ventana, enviados)
     select :par::text, :ventanaDeCartas::timestamptz, 1 from exceso where not hay and :par::text is not null
     on conflict (direccion, ventana) do update set enviados = correo_presupuestos.enviados + 1
     returning enviados - 1 as antes)
   select hay, (select antes from cartas) as antes from exceso`,
);

export type GastoPorCorreo = {
  /** Keyed hashes of who begins a thread, each with how many it may begin in the window; empty where none begins. */
  readonly hilos: readonly { readonly clave: string; readonly max: number }[];
  readonly ventanaMs: number;
  /** Whom a letter goes to; null where none does. */
  readonly par: string | null;
  readonly ventanaDeCartasMs: number;
};

/** `inunda`: one of them has had its share. `cartasAntes`: automatic mails to the peer before this one. */
export type Gastado = { readonly inunda: boolean; readonly cartasAntes: number };

export async function gastarPorCorreo(db: Queries, gasto: GastoPorCorreo): Promise<Gastado> {
  const { hilos, ventanaMs, par, ventanaDeCartasMs } = gasto;
  if (hilos.length === 0 && par === null) return { inunda: false, cartasAntes: 0 };
  const values = valuesFor(spend, {
    claves: hilos.map(({ clave }) => clave),
    maximos: hilos.map(({ max }) => String(max)),
    ventana: instant(ventanaMs),
    par,
    ventanaDeCartas: instant(ventanaDeCartasMs),
  });
  const [row] = await db.query<{ hay: boolean; antes: number | null }>(spend, values);
  return { inunda: row?.hay ?? false, cartasAntes: row?.antes ?? 0 };
}
