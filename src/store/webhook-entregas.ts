/** What is sent to endpoints of webhooks: written once, taken one by one, tried until it got through or is dead. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type EntregaDeWebhook = {
  readonly id: string;
  readonly destino: string;
  readonly tipo: string;
  readonly referencia: string | null;
  readonly estado: 'por-enviar' | 'entregada' | 'muerta';
  readonly intentos: number;
  readonly creadaMs: number;
  readonly proximoMs: number;
  readonly terminadaMs: number | null;
  /** HTTP status of the last try; null where nothing was answered. */
  readonly respuesta: number | null;
  readonly falla: string | null;
  readonly demoraMs: number | null;
};

export type EntregaTomada = Pick<EntregaDeWebhook, 'id' | 'destino' | 'intentos'> & {
  readonly cuerpo: string;
  readonly unaVez: boolean;
};

const columns = `e.id, e.destino, e.tipo, e.referencia, e.estado, e.intentos, e.creada_en, e.proximo_en, e.terminada_en, e.respuesta,
  e.falla, e.demora_ms as "demoraMs"`;

const insert = statement<'filas' | 'ahora'>(
  'webhook-entregas-nuevas',
  `insert into webhook_entregas (id, destino, cuerpo, tipo, referencia, estado, una_vez, proximo_en, creada_en)
   select f.id, f.destino, f.cuerpo, f.tipo, f.referencia, 'por-enviar', f."unaVez", :ahora::timestamptz, :ahora::timestamptz
   from jsonb_to_recordset(:filas::jsonb) as f (id uuid, destino uuid, cuerpo text, tipo text, referencia text, "unaVez" boolean)
   on conflict (id) do nothing`,
);
// Taken means: nobody else's for longer than any try can last. Of an endpoint that is off, or of a closed account, nothing is.
const take = statement<'ahora' | 'hasta'>(
  'webhook-entrega-tomar',
  `update webhook_entregas set intentos = intentos + 1, proximo_en = :hasta::timestamptz
   where id = (
     select e.id from webhook_entregas e join webhook_destinos d on d.id = e.destino join cuentas c on c.id = d.cuenta
     where e.estado = 'por-enviar' and e.proximo_en <= :ahora::timestamptz and (d.activo or e.una_vez)
       and (c.activa or d.clase = 'agencia')
     order by e.proximo_en, e.id limit 1 for update of e skip locked)
   returning id, destino, cuerpo, intentos, una_vez as "unaVez"`,
);
const settle = statement<'id' | 'estado' | 'proximo' | 'terminada' | 'respuesta' | 'falla' | 'demora'>(
  'webhook-entrega-resultado',
  `update webhook_entregas set estado = :estado, proximo_en = coalesce(:proximo::timestamptz, proximo_en),
     terminada_en = :terminada::timestamptz, respuesta = :respuesta::int, falla = :falla, demora_ms = :demora::int
   where id = :id::uuid`,
);
const ofDestino = statement<'destino' | 'limite'>(
  'webhook-entregas-de-destino',
  `select ${columns} from webhook_entregas e where e.destino = :destino::uuid order by e.creada_en desc, e.id desc limit :limite::int`,
);
const again = statement<'id' | 'destino' | 'ahora'>(
  'webhook-entrega-otra-vez',
  `update webhook_entregas set estado = 'por-enviar', intentos = 0, terminada_en = null, proximo_en = :ahora::timestamptz
   where id = :id::uuid and destino = :destino::uuid and estado <> 'por-enviar'`,
);
const deadAgain = statement<'destino' | 'ahora'>(
  'webhook-entregas-muertas-otra-vez',
  `update webhook_entregas set estado = 'por-enviar', intentos = 0, terminada_en = null, proximo_en = :ahora::timestamptz
   where destino = :destino::uuid and estado = 'muerta' and not una_vez`,
);
const counts = statement<'destinos'>(
  'webhook-entregas-cuenta',
  `select destino, count(*) filter (where estado = 'por-enviar')::int as pendientes,
     count(*) filter (where estado = 'muerta')::int as muertas
   from webhook_entregas where destino = any(:destinos::uuid[]) and estado <> 'entregada' group by destino`,
);

export type EntregaNueva = Pick<EntregaDeWebhook, 'id' | 'destino' | 'tipo' | 'referencia'> & {
  readonly cuerpo: string;
  readonly unaVez: boolean;
};

/** Under ids that say what they are about: written twice, there once. */
export async function insertEntregas(
  queries: Queries,
  entregas: readonly EntregaNueva[],
  ahoraMs: number,
): Promise<void> {
  const values = { filas: JSON.stringify(entregas), ahora: instant(ahoraMs) };
  await queries.execute(insert, valuesFor(insert, values));
}

/** The next whose time has come, or null; it is the caller's until `hastaMs`. */
export async function takeEntrega(
  queries: Queries,
  ahoraMs: number,
  hastaMs: number,
): Promise<EntregaTomada | null> {
  const values = { ahora: instant(ahoraMs), hasta: instant(hastaMs) };
  const [row] = await queries.query<EntregaTomada>(take, valuesFor(take, values));
  return row ?? null;
}

export type Resultado = {
  readonly estado: EntregaDeWebhook['estado'];
  /** When it is tried again; null where it is not. */
  readonly proximoMs: number | null;
  readonly respuesta: number | null;
  readonly falla: string | null;
  readonly demoraMs: number;
};

export async function settleEntrega(
  queries: Queries,
  id: string,
  { estado, proximoMs, respuesta, falla, demoraMs }: Resultado,
  ahoraMs: number,
): Promise<void> {
  const values = {
    id,
    estado,
    proximo: instant(proximoMs),
    terminada: estado === 'por-enviar' ? null : instant(ahoraMs),
    respuesta,
    falla,
    demora: demoraMs,
  };
  await queries.execute(settle, valuesFor(settle, values));
}

/** The newest first. */
export async function listEntregas(
  queries: Queries,
  destino: string,
  limite: number,
): Promise<readonly EntregaDeWebhook[]> {
  type Row = Omit<EntregaDeWebhook, 'creadaMs' | 'proximoMs' | 'terminadaMs'> & {
    creada_en: Date;
    proximo_en: Date;
    terminada_en: Date | null;
  };
  const rows = await queries.query<Row>(ofDestino, valuesFor(ofDestino, { destino, limite }));
  return rows.map(({ creada_en, proximo_en, terminada_en, ...rest }) => ({
    ...rest,
    creadaMs: creada_en.getTime(),
    proximoMs: proximo_en.getTime(),
    terminadaMs: terminada_en?.getTime() ?? null,
  }));
}

/** Sends one again with all its tries; false where it is not there or still on its way. */
export async function resendEntrega(
  queries: Queries,
  destino: string,
  id: string,
  ahoraMs: number,
): Promise<boolean> {
  return (await queries.execute(again, valuesFor(again, { id, destino, ahora: instant(ahoraMs) }))) === 1;
}

/** How many dead ones are sent again. */
export function resendDead(queries: Queries, destino: string, ahoraMs: number): Promise<number> {
  return queries.execute(deadAgain, valuesFor(deadAgain, { destino, ahora: instant(ahoraMs) }));
}

export type CuentaDeEntregas = {
  readonly destino: string;
  readonly pendientes: number;
  readonly muertas: number;
};

export function countEntregas(
  queries: Queries,
  destinos: readonly string[],
): Promise<readonly CuentaDeEntregas[]> {
  return queries.query<CuentaDeEntregas>(counts, valuesFor(counts, { destinos }));
}
