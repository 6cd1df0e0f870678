/** The public log's tables: reading the journal behind its own cursor, adding leaves and nodes in bulk, published heads. */
import type { Queries } from '../platform/database.ts';
import { type Cursor, sigueTras } from './diario.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** An event as the log needs it. */
export type EventoPorAsentar = Cursor & {
  readonly solicitud: string;
  readonly n: number;
  readonly hash: string;
};

/** A node of the tree; level 0 are the leaves' hashes. */
export type Lugar = { readonly level: number; readonly index: number };

/** Nodes of one level side by side, 32 bytes each, from `first` on. */
export type Tramo = { readonly level: number; readonly first: number; readonly hashes: Buffer };

const lock = statement<never>(
  'registro-cursor',
  `select tx::text as tx, seq from cursores where nombre = 'registro-publico' for update skip locked`,
);
// As for the dispatcher: only transactions below every one still open, so that nothing appears behind the cursor.
const due = statement<'tx' | 'seq' | 'limite'>(
  'registro-por-asentar',
  `select e.tx::text as tx, e.seq, e.solicitud, e.n, e.hash from eventos e
   where (e.tx, e.seq) > (:tx::xid8, :seq::bigint) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
   order by e.tx, e.seq limit :limite`,
);
const advance = statement<'tx' | 'seq'>(
  'registro-avanzar',
  `update cursores set tx = :tx::xid8, seq = :seq::bigint where nombre = 'registro-publico'`,
);
const pending = statement<never>(
  'registro-pendiente',
  `select ${sigueTras('registro-publico')}
     or (select max(indice) + 1 from registro_hojas) > coalesce((select max(tamano) from registro_puntos), 0) as pendiente`,
);
const size = statement<never>(
  'registro-tamano',
  'select coalesce(max(indice) + 1, 0) as tamano from registro_hojas',
);
const nodes = statement<'niveles' | 'indices'>(
  'registro-nodos',
  `select case when p.nivel = 0
     then (select sha256('\\x00'::bytea || h.hoja) from registro_hojas h where h.indice = p.indice)
     else (select k.hash from registro_nodos k where k.nivel = p.nivel and k.indice = p.indice) end as hash
   from unnest(:niveles::smallint[], :indices::bigint[]) with ordinality as p (nivel, indice, orden) order by p.orden`,
);
const addLeaves = statement<'primero' | 'hojas' | 'solicitudes' | 'numeros'>(
  'registro-hojas-agregar',
  `insert into registro_hojas (indice, hoja, solicitud, n)
   select :primero::bigint + e.i - 1, substring(:hojas::bytea from ((e.i - 1) * 33 + 1)::int for 33), e.solicitud, e.n
   from unnest(:solicitudes::uuid[], :numeros::int[]) with ordinality as e (solicitud, n, i)`,
);
const addNodes = statement<'hashes' | 'niveles' | 'primeros' | 'cuentas'>(
  'registro-nodos-agregar',
  `with tramos as (
     select nivel, primero, cuenta, sum(cuenta) over (order by orden) - cuenta as antes
     from unnest(:niveles::smallint[], :primeros::bigint[], :cuentas::int[]) with ordinality as t (nivel, primero, cuenta, orden))
   insert into registro_nodos (nivel, indice, hash)
   select t.nivel, t.primero + g.i, substring(:hashes::bytea from ((t.antes + g.i) * 32 + 1)::int for 32)
   from tramos t cross join lateral generate_series(0, t.cuenta - 1) as g (i)`,
);
const newest = statement<never>(
  'registro-punto-nuevo',
  'select tamano, nota from registro_puntos order by tamano desc limit 1',
);
const addHead = statement<'tamano' | 'raiz' | 'nota' | 'ahora'>(
  'registro-punto-agregar',
  `insert into registro_puntos (tamano, raiz, nota, firmado_en)
   values (:tamano::bigint, :raiz::bytea, :nota, :ahora::timestamptz) on conflict do nothing`,
);

/** Holds the log's cursor until the transaction ends; null when another process writes the log. */
export async function lockRegistro(queries: Queries): Promise<Cursor | null> {
  const [row] = await queries.query<Cursor>(lock, []);
  return row ?? null;
}

/** The next events that may become leaves, in the order of their transactions. */
export function readPorAsentar(
  queries: Queries,
  { tx, seq }: Cursor,
  limite: number,
): Promise<readonly EventoPorAsentar[]> {
  return queries.query<EventoPorAsentar>(due, valuesFor(due, { tx, seq, limite }));
}

export async function advanceRegistro(queries: Queries, { tx, seq }: Cursor): Promise<void> {
  await queries.execute(advance, valuesFor(advance, { tx, seq }));
}

/** Whether events wait to become leaves, or leaves to be published. Cheap: asked on every turn. */
export async function isRegistroPending(queries: Queries): Promise<boolean> {
  const [row] = await queries.query<{ pendiente: boolean | null }>(pending, []);
  return row?.pendiente === true;
}

/** How many leaves there are. */
export async function readTamano(queries: Queries): Promise<number> {
  const [row] = await queries.query<{ tamano: number }>(size, []);
  return row?.tamano ?? 0;
}

/** The stored hashes of these places, in their order. Throws where one is missing: then the tables were meddled with. */
export async function readNodos(queries: Queries, places: readonly Lugar[]): Promise<readonly Buffer[]> {
  const values = valuesFor(nodes, {
    niveles: places.map(({ level }) => String(level)),
    indices: places.map(({ index }) => String(index)),
  });
  const rows = await queries.query<{ hash: Buffer | null }>(nodes, values);
  return rows.map(({ hash }, i) => {
    const place = places[i];
    if (hash === null) throw new RangeError(`log node ${place?.level}/${place?.index} is missing`);
    return hash;
  });
}

/** Adds leaves (33 bytes each, side by side) from `first` on, one for each event. */
export async function addHojas(
  queries: Queries,
  first: number,
  leaves: Buffer,
  events: readonly Pick<EventoPorAsentar, 'solicitud' | 'n'>[],
): Promise<void> {
  const values = valuesFor(addLeaves, {
    primero: first,
    hojas: leaves,
    solicitudes: events.map(({ solicitud }) => solicitud),
    numeros: events.map(({ n }) => String(n)),
  });
  await queries.execute(addLeaves, values);
}

/** Adds new nodes of levels above the leaves; stretches of level 0 are passed over, their hashes follow from the leaves. */
export async function addNodos(queries: Queries, stretches: readonly Tramo[]): Promise<void> {
  const above = stretches.filter(({ level }) => level > 0);
  if (above.length === 0) return;
  const values = valuesFor(addNodes, {
    hashes: Buffer.concat(above.map(({ hashes }) => hashes)),
    niveles: above.map(({ level }) => String(level)),
    primeros: above.map(({ first }) => String(first)),
    cuentas: above.map(({ hashes }) => String(hashes.length / 32)),
  });
  await queries.execute(addNodes, values);
}

/** The newest published head: its size and its signed note. */
export type Publicado = { readonly tamano: number; readonly nota: string };

export async function readPublicado(queries: Queries): Promise<Publicado | null> {
  const [row] = await queries.query<Publicado>(newest, []);
  return row ?? null;
}

/** Publishes a head. One of the same size stays as it was. */
export async function addPunto(
  queries: Queries,
  punto: Publicado,
  raiz: Buffer,
  nowMs: number,
): Promise<void> {
  await queries.execute(addHead, valuesFor(addHead, { ...punto, raiz, ahora: instant(nowMs) }));
}
