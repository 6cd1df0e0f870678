/** The journal as endpoints of webhooks hear of it: read behind a cursor of its own, by whoever holds it. */
import type { ClaseEvento } from '../domain/solicitud/evento.ts';
import type { Queries } from '../platform/database.ts';
import { type Cursor, sigueTras } from './diario.ts';
import { statement, valuesFor } from './statement.ts';

const lock = statement<never>(
  'webhook-cursor',
  `select tx::text as tx, seq from cursores where nombre = 'webhooks' for update skip locked`,
);
const advance = statement<'tx' | 'seq'>(
  'webhook-cursor-avanzar',
  `update cursores set tx = :tx::xid8, seq = :seq::bigint where nombre = 'webhooks'`,
);
const pending = statement<never>('webhook-pendiente', `select ${sigueTras('webhooks')} as pendiente`);
// The order and the rule of the dispatcher: nothing can appear behind what was read (see diario.ts). An event that nobody
// wants to hear of comes once, without an endpoint, so that the cursor passes it. A closed account is told of nothing; what is
// the agency's own outlives the account that registered it.
const due = statement<'tx' | 'seq' | 'limite'>(
  'webhook-por-avisar',
  `with leidos as (
     select e.tx, e.seq, e.solicitud, e.n, e.clase, e.ocurrido_en, e.hash from eventos e
     where (e.tx, e.seq) > (:tx::xid8, :seq::bigint) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
     order by e.tx, e.seq limit :limite::int)
   select l.tx::text as tx, l.seq, l.n, l.clase, l.ocurrido_en, l.hash, s.referencia, s.tramite, s.version, d.id as destino, d.tipos
   from leidos l
   left join solicitudes s on s.id = l.solicitud
   left join lateral (
     select d.id, d.tipos from webhook_destinos d join cuentas c on c.id = d.cuenta
     where d.activo and c.activa and d.ruc = s.solicitante_ruc and d.clase = s.solicitante_clase
     union all
     select d.id, d.tipos from webhook_destinos d where d.activo and d.clase = 'agencia') d on true
   order by l.tx, l.seq`,
);

export type EventoPorAvisar = Cursor & {
  readonly n: number;
  readonly clase: ClaseEvento;
  readonly ocurridoMs: number;
  readonly hash: string;
  readonly referencia: string | null;
  readonly tramite: string | null;
  readonly version: number | null;
  /** An endpoint that may want to hear of it; null where there is none. */
  readonly destino: string | null;
  readonly tipos: readonly string[] | null;
};

export async function isWebhookPending(queries: Queries): Promise<boolean> {
  const [row] = await queries.query<{ pendiente: boolean }>(pending, []);
  return row?.pendiente === true;
}

/** Holds the cursor until the transaction ends; null when another process holds it. */
export async function lockWebhookCursor(queries: Queries): Promise<Cursor | null> {
  const [row] = await queries.query<Cursor>(lock, []);
  return row ?? null;
}

/** The next `limite` events, each once for every endpoint of whoever the case is of. */
export async function readDueForWebhooks(
  queries: Queries,
  { tx, seq }: Cursor,
  limite: number,
): Promise<readonly EventoPorAvisar[]> {
  type Row = Omit<EventoPorAvisar, 'ocurridoMs'> & { ocurrido_en: Date };
  const rows = await queries.query<Row>(due, valuesFor(due, { tx, seq, limite }));
  return rows.map(({ ocurrido_en, ...rest }) => ({ ...rest, ocurridoMs: ocurrido_en.getTime() }));
}

export async function advanceWebhookCursor(queries: Queries, { tx, seq }: Cursor): Promise<void> {
  await queries.execute(advance, valuesFor(advance, { tx, seq }));
}
