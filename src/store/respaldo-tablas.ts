/** What a backup holds of the database: which tables, in which order, and the text each is copied out and in with. */

import type { Queries } from '../platform/database.ts';
import { jobsSchema } from '../platform/job-queues.ts';
import { statement, valuesFor } from './statement.ts';

export type Tabla = {
  /** As `esquema.tabla`. */
  readonly nombre: string;
  /** Those that hold something of their own, in their order; generated ones are made again. */
  readonly columnas: readonly string[];
};

/**
 * Left behind on purpose. What opened a door when the backup was taken (sessions, challenges, links to a new password)
 * may have been closed since, and a restore must not open it again; budgets and presence are of the moment.
 */
export const noSeRespaldan: readonly string[] = [
  'public.sesiones',
  'public.desafios',
  'public.enlaces_de_clave',
  'public.presupuestos',
  'public.agentes_presentes',
  'sala.sesiones',
];

/** Made by the migrator itself, with the schema. */
const ofTheMigrator = ['public.migraciones', 'public.migraciones_cerrojo'];

const tables = statement<'colas'>(
  'respaldo-tablas',
  `select n.nspname || '.' || c.relname as nombre,
     array(select a.attname::text from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columnas,
     array(select distinct fn.nspname || '.' || f.relname from pg_constraint k
       join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
       where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as antes
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and not c.relispartition
     and (n.nspname in ('public', 'sala') or (n.nspname = :colas and c.relname = 'job'))
   order by 1`,
);
const places = statement(
  'respaldo-lugares',
  `select n.nspname || '.' || c.relname || '.' || a.attname as columna
   from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
   where a.atttypid = 'xid8'::regtype and c.relkind in ('r', 'p') and n.nspname in ('public', 'sala') and not a.attisdropped
   order by 1`,
);

type Found = Tabla & { readonly antes: readonly string[] };

/** Transaction numbers mean something in their own cluster only: each column of them needs its rule below. */
const placesKnown = ['public.cursores.tx', 'public.eventos.tx', 'public.vigilancia_estado.tx'];

/** Those that others point to come first. A circle of references would be a bug of the schema. */
function inOrder(found: readonly Found[]): Tabla[] {
  const ordered: Tabla[] = [];
  const placed = new Set<string>();
  let waiting = [...found];
  const known = new Set(found.map(({ nombre }) => nombre));
  while (waiting.length > 0) {
    const ready = waiting.filter(({ antes }) => antes.every((one) => placed.has(one) || !known.has(one)));
    if (ready.length === 0) throw new Error('tables that refer to each other in a circle');
    for (const { nombre, columnas } of ready) {
      ordered.push({ nombre, columnas });
      placed.add(nombre);
    }
    waiting = waiting.filter(({ nombre }) => !placed.has(nombre));
  }
  return ordered;
}

/** In the order they can be filled in. */
export async function listTablas(queries: Queries): Promise<readonly Tabla[]> {
  const strange = (await queries.query<{ columna: string }>(places)).filter(
    ({ columna }) => !placesKnown.includes(columna),
  );
  if (strange.length > 0)
    throw new Error(`no rule for the transaction numbers of ${strange.map((one) => one.columna).join(', ')}`);
  const found = await queries.query<Found>(tables, valuesFor(tables, { colas: jobsSchema }));
  const left = new Set([...noSeRespaldan, ...ofTheMigrator]);
  return inOrder(found.filter(({ nombre }) => !left.has(nombre)));
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const tableText = (nombre: string): string => nombre.split('.').map(quoted).join('.');
const columnsText = (columnas: readonly string[]): string => columnas.map(quoted).join(', ');

/**
 * The journal's order is (tx, seq), and `tx` counts the transactions of one cluster: in another one the old numbers may
 * lie ahead of all new ones. So a backup numbers the events anew in that very order under one number below every
 * transaction that any cluster will ever hand out to the product (its own set-up takes hundreds), and says of each cursor
 * how many events lie behind it. Claims of a turn keep their ('0', moment).
 */
const placeInJournal = {
  tx: `case when t.tx = '0' then t.tx else '10'::xid8 end`,
  seq: `case when t.tx = '0' then t.seq else (select count(*) from eventos e where (e.tx, e.seq) <= (t.tx, t.seq)) end`,
};
const replaced: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'public.eventos': { tx: `'10'::xid8`, seq: 'row_number() over (order by t.tx, t.seq)' },
  'public.cursores': placeInJournal,
  'public.vigilancia_estado': placeInJournal,
};

export function copyOutText({ nombre, columnas }: Tabla): string {
  const own = replaced[nombre] ?? {};
  const values = columnas.map((columna) => own[columna] ?? `t.${quoted(columna)}`);
  return `copy (select ${values.join(', ')} from ${tableText(nombre)} t) to stdout`;
}

export function copyInText({ nombre, columnas }: Tabla): string {
  return `copy ${tableText(nombre)} (${columnsText(columnas)}) from stdin`;
}

/** Takes out what migrations put in, past the guards of append-only tables: only for a database that is being filled. */
export function emptyTexts({ nombre }: Pick<Tabla, 'nombre'>): readonly string[] {
  const table = tableText(nombre);
  return [
    `alter table ${table} disable trigger user`,
    `delete from ${table}`,
    `alter table ${table} enable trigger user`,
  ];
}

export function hasRowsText({ nombre }: Pick<Tabla, 'nombre'>): string {
  return `select exists (select from ${tableText(nombre)}) as hay`;
}
