/** The whole log and the whole journal in batches, side by side, for whoever checks one against the other. */
import type { Evento } from '../domain/solicitud/evento.ts';
import type { Database, Queries } from '../platform/database.ts';
import type { Tramo } from './registro-publico.ts';
import { statement, valuesFor } from './statement.ts';

const snapshot = {
  name: 'revision-vista',
  text: 'set transaction isolation level repeatable read read only',
};
const leaves = statement<'desde' | 'limite'>(
  'revision-hojas',
  `select h.indice, h.hoja, h.solicitud, h.n, s.referencia, p.ultimo_punto as "ultimoPunto", e.hash, e.tx::text as tx, e.seq
   from (select * from registro_hojas where indice >= :desde::bigint order by indice limit :limite) h
   left join eventos e on e.solicitud = h.solicitud and e.n = h.n
   left join solicitudes s on s.id = h.solicitud
   left join registro_epocas p on p.indice = h.indice
   order by h.indice`,
);
const stretches = statement<'niveles' | 'primeros' | 'cuentas'>(
  'revision-nodos',
  `select coalesce(string_agg(k.hash, ''::bytea order by k.indice), ''::bytea) as hashes
   from unnest(:niveles::smallint[], :primeros::bigint[], :cuentas::int[]) with ordinality as t (nivel, primero, cuenta, orden)
   left join registro_nodos k on k.nivel = t.nivel and k.indice >= t.primero and k.indice < t.primero + t.cuenta
   group by t.orden order by t.orden`,
);
const heads = statement<'desde' | 'hasta'>(
  'revision-puntos',
  `select tamano, raiz, nota from registro_puntos
   where tamano > :desde::bigint and tamano <= :hasta::bigint order by tamano`,
);
const journal = statement<'solicitud' | 'n' | 'limite'>(
  'revision-diario',
  `select e.solicitud, e.n, e.clase, e.ocurrido_en, e.actor, e.datos, e.hash_anterior, e.hash, e.sal,
     s.referencia, s.eventos as total, s.hash as cola, (e.tx, e.seq) <= (c.tx, c.seq) as asentado
   from (select * from eventos where (solicitud, n) > (:solicitud::uuid, :n::int) order by solicitud, n limit :limite) e
   cross join (select tx, seq from cursores where nombre = 'registro-publico') c
   left join solicitudes s on s.id = e.solicitud
   order by e.solicitud, e.n`,
);
const missing = statement<'limite'>(
  'revision-faltantes',
  `select e.solicitud, e.n, s.referencia from eventos e
   cross join (select tx, seq from cursores where nombre = 'registro-publico') c
   left join solicitudes s on s.id = e.solicitud
   where (e.tx, e.seq) <= (c.tx, c.seq)
     and not exists (select from registro_hojas h where h.solicitud = e.solicitud and h.n = e.n)
   order by e.tx, e.seq limit :limite`,
);
const bare = statement<'limite'>(
  'revision-sin-eventos',
  `select s.referencia from solicitudes s where not exists (select from eventos e where e.solicitud = s.id)
   order by s.id limit :limite`,
);

/** One unchanging view of the database, however long the work takes and whatever is filed meanwhile. */
export function inSnapshot<T>(db: Database, work: (queries: Queries) => Promise<T>): Promise<T> {
  return db.transaction(async (queries) => {
    await queries.execute(snapshot, []);
    return work(queries);
  });
}

/** A leaf beside what the journal has in its place; null where that is missing. */
export type HojaRevisada = {
  readonly indice: number;
  readonly hoja: Buffer;
  readonly solicitud: string | null;
  readonly n: number | null;
  readonly referencia: string | null;
  readonly ultimoPunto: string | null;
  readonly hash: string | null;
  readonly tx: string | null;
  readonly seq: number | null;
};

export function readHojasRevisadas(
  queries: Queries,
  desde: number,
  limite: number,
): Promise<readonly HojaRevisada[]> {
  return queries.query<HojaRevisada>(leaves, valuesFor(leaves, { desde, limite }));
}

/** Stored nodes of the same stretches, as many as there are. */
export async function readTramos(queries: Queries, wanted: readonly Tramo[]): Promise<readonly Buffer[]> {
  const values = valuesFor(stretches, {
    niveles: wanted.map(({ level }) => String(level)),
    primeros: wanted.map(({ first }) => String(first)),
    cuentas: wanted.map(({ hashes }) => String(hashes.length / 32)),
  });
  return (await queries.query<{ hashes: Buffer }>(stretches, values)).map(({ hashes }) => hashes);
}

export type PuntoRevisado = { readonly tamano: number; readonly raiz: Buffer; readonly nota: string };

/** Published heads of more than `desde` and at most `hasta` leaves. */
export function readPuntosRevisados(
  queries: Queries,
  desde: number,
  hasta: number,
): Promise<readonly PuntoRevisado[]> {
  return queries.query<PuntoRevisado>(heads, valuesFor(heads, { desde, hasta }));
}

/** An event beside what its case says of its journal: how many events, and the hash of the last. */
export type EventoRevisado = {
  readonly evento: Evento;
  readonly referencia: string | null;
  readonly total: number | null;
  readonly cola: string | null;
  /** Whether the log has read this far. */
  readonly asentado: boolean;
};

type Row = Omit<EventoRevisado, 'evento'> &
  Pick<Evento, 'solicitud' | 'n' | 'clase' | 'actor' | 'datos' | 'hash' | 'sal'> & {
    readonly ocurrido_en: Date;
    readonly hash_anterior: string | null;
  };

/** Events by case and number, behind the given one. */
export async function readDiarioRevisado(
  queries: Queries,
  { solicitud, n }: { readonly solicitud: string; readonly n: number },
  limite: number,
): Promise<readonly EventoRevisado[]> {
  const rows = await queries.query<Row>(journal, valuesFor(journal, { solicitud, n, limite }));
  return rows.map(
    ({ referencia, total, cola, asentado, ocurrido_en, hash_anterior, ...rest }): EventoRevisado => ({
      evento: { ...rest, ocurridoMs: ocurrido_en.getTime(), hashAnterior: hash_anterior },
      referencia,
      total,
      cola,
      asentado,
    }),
  );
}

export type Faltante = { readonly solicitud: string; readonly n: number; readonly referencia: string | null };

/** Events the log has passed by. */
export function readFaltantes(queries: Queries, limite: number): Promise<readonly Faltante[]> {
  return queries.query<Faltante>(missing, valuesFor(missing, { limite }));
}

/** References of cases without any event. */
export async function readSinEventos(queries: Queries, limite: number): Promise<readonly string[]> {
  const rows = await queries.query<{ referencia: string }>(bare, valuesFor(bare, { limite }));
  return rows.map(({ referencia }) => referencia);
}
