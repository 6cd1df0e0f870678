/** Endpoints of webhooks: whose they are, where they are, what they want to hear of, and how they fare. */
import type { Queries } from '../platform/database.ts';
import { instant, type Parameter, statement, valuesFor } from './statement.ts';

export type DestinoDeWebhook = {
  readonly id: string;
  readonly cuenta: string;
  readonly clase: 'proveedor' | 'entidad' | 'agencia';
  readonly ruc: string | null;
  readonly url: string;
  /** Empty: every kind. */
  readonly tipos: readonly string[];
  readonly activo: boolean;
  /** Epoch ms, as all of them. */
  readonly anteriorHastaMs: number | null;
  readonly fallandoDesdeMs: number | null;
  readonly desactivadoMs: number | null;
  readonly creadoMs: number;
};

/** Sealed, as stored. */
export type SecretosSellados = { readonly secreto: Buffer; readonly secretoAnterior: Buffer | null };

const columns = `d.id, d.cuenta, d.clase, d.ruc, d.url, d.tipos, d.activo, d.anterior_hasta, d.fallando_desde, d.desactivado_en, d.creado_en`;

const insert = statement<
  'id' | 'cuenta' | 'clase' | 'ruc' | 'url' | 'tipos' | 'secreto' | 'ahora' | 'maximo'
>(
  'webhook-destino-nuevo',
  `insert into webhook_destinos (id, cuenta, clase, ruc, url, tipos, secreto, creado_en)
   select :id::uuid, c.id, :clase, :ruc, :url, :tipos::text[], :secreto, :ahora::timestamptz from cuentas c
   where c.id = :cuenta::uuid and c.activa and (select count(*) from webhook_destinos d where d.cuenta = c.id) < :maximo::int`,
);
const ofAccount = statement<'cuenta' | 'limite'>(
  'webhook-destinos-de-cuenta',
  `select ${columns} from webhook_destinos d where d.cuenta = :cuenta::uuid order by d.creado_en desc, d.id limit :limite::int`,
);
const all = statement<'limite'>(
  'webhook-destinos-de-todos',
  `select ${columns}, c.nombre as titular from webhook_destinos d join cuentas c on c.id = d.cuenta
   order by d.creado_en desc, d.id limit :limite::int`,
);
const byId = statement<'id'>(
  'webhook-destino',
  `select ${columns}, d.secreto, d.secreto_anterior as "secretoAnterior" from webhook_destinos d where d.id = :id::uuid`,
);
const rotate = statement<'id' | 'secreto' | 'hasta'>(
  'webhook-secreto',
  `update webhook_destinos set secreto_anterior = secreto, secreto = :secreto, anterior_hasta = :hasta::timestamptz where id = :id::uuid`,
);
const switchTo = statement<'id' | 'activo' | 'ahora'>(
  'webhook-destino-activo',
  `update webhook_destinos set activo = :activo::boolean, fallando_desde = null,
     desactivado_en = case when :activo::boolean then null else :ahora::timestamptz end
   where id = :id::uuid and activo <> :activo::boolean`,
);
const remove = statement<'id'>(
  'webhook-destino-eliminar',
  'delete from webhook_destinos where id = :id::uuid',
);
const worked = statement<'id'>(
  'webhook-destino-bien',
  'update webhook_destinos set fallando_desde = null where id = :id::uuid and fallando_desde is not null',
);
/** Notes since when it fails; switches off what failed since before `desde`, and tells whether it was this call that did. */
const failed = statement<'id' | 'ahora' | 'desde'>(
  'webhook-destino-mal',
  `with antes as (select id, activo from webhook_destinos where id = :id::uuid for update)
   update webhook_destinos d set fallando_desde = coalesce(d.fallando_desde, :ahora::timestamptz),
     activo = d.activo and coalesce(d.fallando_desde, :ahora::timestamptz) > :desde::timestamptz,
     desactivado_en = case when d.activo and d.fallando_desde <= :desde::timestamptz then :ahora::timestamptz else d.desactivado_en end
   from antes where d.id = antes.id
   returning antes.activo and not d.activo as apagado`,
);

type Row = Pick<DestinoDeWebhook, 'id' | 'cuenta' | 'clase' | 'ruc' | 'url' | 'tipos' | 'activo'> & {
  anterior_hasta: Date | null;
  fallando_desde: Date | null;
  desactivado_en: Date | null;
  creado_en: Date;
};

function destinoFrom<R extends Row>({
  anterior_hasta,
  fallando_desde,
  desactivado_en,
  creado_en,
  ...rest
}: R) {
  return {
    ...rest,
    anteriorHastaMs: anterior_hasta?.getTime() ?? null,
    fallandoDesdeMs: fallando_desde?.getTime() ?? null,
    desactivadoMs: desactivado_en?.getTime() ?? null,
    creadoMs: creado_en.getTime(),
  };
}

/** False where the account is closed or has `maximo` of them; call it holding the account. */
export async function insertDestino(
  queries: Queries,
  destino: Pick<DestinoDeWebhook, 'id' | 'cuenta' | 'clase' | 'ruc' | 'url' | 'tipos'> & {
    readonly secreto: Buffer;
  },
  maximo: number,
  ahoraMs: number,
): Promise<boolean> {
  const values: { [K in (typeof insert.parameters)[number]]: Parameter } = {
    ...destino,
    maximo,
    ahora: instant(ahoraMs),
  };
  return (await queries.execute(insert, valuesFor(insert, values))) === 1;
}

export async function listDestinosOfCuenta(
  queries: Queries,
  cuenta: string,
  limite: number,
): Promise<readonly DestinoDeWebhook[]> {
  return (await queries.query<Row>(ofAccount, valuesFor(ofAccount, { cuenta, limite }))).map(destinoFrom);
}

export async function listDestinos(
  queries: Queries,
  limite: number,
): Promise<readonly (DestinoDeWebhook & { readonly titular: string })[]> {
  return (await queries.query<Row & { titular: string }>(all, valuesFor(all, { limite }))).map(destinoFrom);
}

export async function findDestino(
  queries: Queries,
  id: string,
): Promise<(DestinoDeWebhook & SecretosSellados) | null> {
  const [row] = await queries.query<Row & SecretosSellados>(byId, valuesFor(byId, { id }));
  return row === undefined ? null : destinoFrom(row);
}

/** The former secret stays good until `hastaMs`. */
export async function rotateSecreto(
  queries: Queries,
  id: string,
  secreto: Buffer,
  hastaMs: number,
): Promise<void> {
  await queries.execute(rotate, valuesFor(rotate, { id, secreto, hasta: instant(hastaMs) }));
}

/** False where it already was as asked. */
export async function setDestinoActivo(
  queries: Queries,
  id: string,
  activo: boolean,
  ahoraMs: number,
): Promise<boolean> {
  return (
    (await queries.execute(switchTo, valuesFor(switchTo, { id, activo, ahora: instant(ahoraMs) }))) === 1
  );
}

export async function deleteDestino(queries: Queries, id: string): Promise<boolean> {
  return (await queries.execute(remove, valuesFor(remove, { id }))) === 1;
}

export async function noteDestinoWorked(queries: Queries, id: string): Promise<void> {
  await queries.execute(worked, valuesFor(worked, { id }));
}

/** True where this failure was the one that switched it off: nothing got through since `desdeMs`. */
export async function noteDestinoFailed(
  queries: Queries,
  id: string,
  desdeMs: number,
  ahoraMs: number,
): Promise<boolean> {
  const values = { id, desde: instant(desdeMs), ahora: instant(ahoraMs) };
  const [row] = await queries.query<{ apagado: boolean }>(failed, valuesFor(failed, values));
  return row?.apagado === true;
}
