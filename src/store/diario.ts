/** The journal as outbox: what is committed and still has to be put into queues, and how far that has come. */
import type { ActorAnotado } from '../domain/solicitud/actor.ts';
import type { ClaseEvento, Evento } from '../domain/solicitud/evento.ts';
import type { Database, Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

/** Place in the journal's order: transaction (a xid8 as text), then number within all events. */
export type Cursor = { readonly tx: string; readonly seq: number };

/** What is asked of an event to know what it sets off; its content stays where it is. */
export type EventoPorSalir = Cursor & {
  readonly solicitud: string;
  readonly n: number;
  readonly clase: ClaseEvento;
  readonly actor: ActorAnotado['clase'];
  readonly hash: string;
  readonly avisos: number;
  /** Class of the effect an approval brings, if the event is one. */
  readonly efecto: string | null;
  /** Whether the effect still has to be applied, by an external register. */
  readonly porAplicar: boolean;
  /** Whether the case was decided in the very act of filing, which this event records. */
  readonly decididaEnElActo: boolean;
  /** Of dates reckoned anew: whether one that the filer relies on moved. */
  readonly conCarta: boolean;
};

const lock = statement<never>(
  'diario-cursor',
  `select tx::text as tx, seq from cursores where nombre = 'diario' for update skip locked`,
);
/*
 * A number taken earlier may be committed later, so the order is that of transactions, and only those are read that
 * lie below every transaction still open anywhere on the server: nothing can appear behind the cursor any more.
 */
const due = statement<'tx' | 'seq' | 'limite'>(
  'diario-por-salir',
  // Sorted by the column of the table: plain `tx` would mean the text of the result, where '99' comes after '100'.
  `select e.tx::text as tx, e.seq, e.solicitud, e.n, e.clase, e.actor ->> 'clase' as actor, e.hash,
     case when jsonb_typeof(e.datos -> 'avisos') = 'array' then jsonb_array_length(e.datos -> 'avisos') else 0 end as avisos,
     e.datos #>> '{efecto,clase}' as efecto,
     coalesce(jsonb_typeof(e.datos #> '{efecto,encargo}'), 'null') <> 'null' as "porAplicar",
     e.clase = 'presentada' and exists (select from eventos s where s.solicitud = e.solicitud and s.n = e.n + 1
       and s.clase = 'decidida' and s.ocurrido_en = e.ocurrido_en) as "decididaEnElActo",
     coalesce(e.datos ->> 'conCarta', '') = 'true' as "conCarta"
   from eventos e
   where (e.tx, e.seq) > (:tx::xid8, :seq::bigint) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
   order by e.tx, e.seq limit :limite`,
);
const advance = statement<'tx' | 'seq'>(
  'diario-avanzar',
  `update cursores set tx = :tx::xid8, seq = :seq::bigint where nombre = 'diario'`,
);
/**
 * In SQL: whether the journal goes on beyond a cursor. By its last event alone: asked whether there is one beyond, a plan
 * reads the journal from its first event (measured with 10,000,000: 20 s a look).
 */
export const sigueTras = (cursor: string): string =>
  `coalesce((select (e.tx, e.seq) > (c.tx, c.seq)
     from cursores c, (select tx, seq from eventos order by tx desc, seq desc limit 1) e where c.nombre = '${cursor}'), false)`;

const pending = statement<never>('diario-pendiente', `select ${sigueTras('diario')} as pendiente`);
const byPlace = statement<'solicitud' | 'n'>(
  'evento',
  `select clase, ocurrido_en, actor, datos, hash, hash_anterior
   from eventos where solicitud = :solicitud::uuid and n = :n::int`,
);

/** Holds the cursor until the transaction ends; null when another dispatcher holds it. */
export async function lockCursor(queries: Queries): Promise<Cursor | null> {
  const [row] = await queries.query<Cursor>(lock, []);
  return row ?? null;
}

/** The next events that can be put into queues, in their order. */
export function readDue(
  queries: Queries,
  { tx, seq }: Cursor,
  limite: number,
): Promise<readonly EventoPorSalir[]> {
  return queries.query<EventoPorSalir>(due, valuesFor(due, { tx, seq, limite }));
}

export async function advanceCursor(queries: Queries, { tx, seq }: Cursor): Promise<void> {
  await queries.execute(advance, valuesFor(advance, { tx, seq }));
}

/** Whether anything lies ahead of the cursor, ready or not. Cheap: asked on every tick. */
export async function isJournalPending(queries: Queries): Promise<boolean> {
  const [row] = await queries.query<{ pendiente: boolean }>(pending, []);
  return row?.pendiente === true;
}

type Row = Pick<Evento, 'clase' | 'actor' | 'datos' | 'hash'> & {
  ocurrido_en: Date;
  hash_anterior: string | null;
};

export async function findEvento(db: Database, solicitud: string, n: number): Promise<Evento | null> {
  const [row] = await db.query<Row>(byPlace, valuesFor(byPlace, { solicitud, n }));
  if (row === undefined) return null;
  const { ocurrido_en, hash_anterior, ...rest } = row;
  return { ...rest, solicitud, n, ocurridoMs: ocurrido_en.getTime(), hashAnterior: hash_anterior };
}
