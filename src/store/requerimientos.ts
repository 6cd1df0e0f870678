/** Looking for what entities are asked: by link, by entity, by the clock. Writing is part of `commit-solicitud.ts`. */
import type { RequerimientoDeCaso } from '../domain/solicitud/solicitud.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type PorEnlace = {
  readonly id: string;
  readonly referencia: string;
  /** Whose link it is. */
  readonly papel: 'entidad' | 'titular';
};

const byHash = statement<'huella'>(
  'requerimiento-por-enlace',
  `select r.id, s.referencia, case when r.huella = :huella then 'entidad' else 'titular' end as papel
   from requerimientos r join solicitudes s on s.id = r.solicitud where r.huella = :huella or r.huella_titular = :huella`,
);
const ofEntity = statement<'ruc' | 'limite'>(
  'requerimientos-de-entidad',
  `select r.id, s.referencia, s.tramite, r.estado, r.vence_en, r.creado_en from requerimientos r join solicitudes s on s.id = r.solicitud
   where r.entidad_ruc = :ruc order by r.estado = 'pendiente' desc, r.creado_en desc limit :limite::int`,
);
const address = statement<'id'>(
  'requerimiento-direccion',
  'select correo from requerimientos where id = :id::uuid',
);
const due = (name: string, column: 'vence_en' | 'recordar_en') =>
  statement<'ahora' | 'limite'>(
    name,
    `select s.id, s.referencia, s.version from requerimientos r join solicitudes s on s.id = r.solicitud
     where r.estado = 'pendiente' and s.estado = 'notificada' and r.${column} < :ahora::timestamptz
     order by r.${column} limit :limite::int`,
  );
const overdue = due('requerimientos-vencidos', 'vence_en');
const toRemind = due('requerimientos-por-recordar', 'recordar_en');

/** Null for a hash that is nobody's. */
export async function findByEnlace(db: Queries, huella: string): Promise<PorEnlace | null> {
  const [row] = await db.query<PorEnlace>(byHash, valuesFor(byHash, { huella }));
  return row ?? null;
}

export type RequerimientoDeEntidad = Pick<
  RequerimientoDeCaso,
  'id' | 'estado' | 'venceMs' | 'notificadoMs'
> & {
  readonly referencia: string;
  readonly tramite: string;
};

type Row = Pick<RequerimientoDeEntidad, 'id' | 'estado' | 'referencia' | 'tramite'> & {
  readonly vence_en: Date;
  readonly creado_en: Date;
};

/** Those still to be answered first, then the newest. */
export async function listRequerimientosDeEntidad(
  db: Queries,
  ruc: string,
  limite: number,
): Promise<readonly RequerimientoDeEntidad[]> {
  const rows = await db.query<Row>(ofEntity, valuesFor(ofEntity, { ruc, limite }));
  return rows.map(({ vence_en, creado_en, ...row }) => ({
    ...row,
    venceMs: vence_en.getTime(),
    notificadoMs: creado_en.getTime(),
  }));
}

/** The address it was sent to; null where there is no such requerimiento. */
export async function findDireccionRequerida(db: Queries, id: string): Promise<string | null> {
  const [row] = await db.query<{ correo: string }>(address, valuesFor(address, { id }));
  return row?.correo ?? null;
}

export type CasoPendiente = { readonly id: string; readonly referencia: string; readonly version: number };

/** Cases whose entity let its time pass, the longest overdue first. */
export function listVencidos(
  db: Queries,
  ahoraMs: number,
  limite: number,
): Promise<readonly CasoPendiente[]> {
  return db.query<CasoPendiente>(overdue, valuesFor(overdue, { ahora: instant(ahoraMs), limite }));
}

/** Cases whose entity is to be reminded. */
export function listPorRecordar(
  db: Queries,
  ahoraMs: number,
  limite: number,
): Promise<readonly CasoPendiente[]> {
  return db.query<CasoPendiente>(toRemind, valuesFor(toRemind, { ahora: instant(ahoraMs), limite }));
}
