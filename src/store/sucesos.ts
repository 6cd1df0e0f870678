/** Security events: what was tried and done about identities. No password, no code, no address in the clear. */
import type { Json } from '../domain/canonical-json.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type ClaseSuceso =
  | 'ingreso'
  | 'ingreso-fallido'
  | 'ingreso-frenado'
  | 'segundo-paso-fallido'
  | 'salida'
  | 'sesiones-terminadas'
  | 'refuerzo'
  | 'refuerzo-fallido'
  | 'reseteo-pedido'
  | 'reseteo-frenado'
  | 'enlace-creado'
  | 'enlace-rechazado'
  | 'clave-cambiada'
  | 'totp-inscrito'
  | 'llave-inscrita'
  | 'llave-eliminada'
  | 'codigo-enviado'
  | 'codigo-verificado'
  | 'codigo-fallido'
  | 'lectura-de-caso'
  | 'lectura-de-conversacion'
  | 'lectura-de-correo'
  | 'lectura-de-busqueda'
  | 'lectura-de-auditoria'
  | 'revision-de-auditoria'
  | 'exportacion'
  | 'exportacion-terminada'
  | 'token-creado'
  | 'token-revocado'
  | 'webhook-creado'
  | 'webhook-cambiado'
  | 'cuenta-creada'
  | 'permisos-cambiados'
  | 'cuenta-activada-o-desactivada'
  | 'datos-de-cuenta-cambiados'
  | 'reparto-de-cuenta-cambiado'
  | 'acceso-restablecido'
  | 'ausencia-registrada'
  | 'ausencia-terminada'
  | 'identidad-vinculada'
  | 'identidad-desvinculada'
  | 'recuperacion-creada'
  | 'recuperacion-usada';

export type Suceso = {
  readonly clase: ClaseSuceso;
  /** The account it is about, where one is known. */
  readonly cuenta: string | null;
  /** Keyed hashes, ids and methods only. */
  readonly detalle: { readonly [nombre: string]: Json };
};

const insert = statement<'filas' | 'ahora'>(
  'sucesos-nuevos',
  `insert into sucesos_de_seguridad (clase, cuenta, detalle, ocurrido_en)
   select clase, cuenta, detalle, :ahora::timestamptz
   from jsonb_to_recordset(:filas::jsonb) as f (clase text, cuenta uuid, detalle jsonb)`,
);
const byCuenta = statement<'cuenta' | 'limite'>(
  'sucesos-de-cuenta',
  `select clase, cuenta, detalle, ocurrido_en from sucesos_de_seguridad
   where cuenta = :cuenta::uuid order by ocurrido_en desc, seq desc limit :limite`,
);

export async function insertSucesos(db: Queries, sucesos: readonly Suceso[], ahoraMs: number): Promise<void> {
  const values = { filas: JSON.stringify(sucesos), ahora: instant(ahoraMs) };
  await db.execute(insert, valuesFor(insert, values));
}

export function insertSuceso(db: Queries, suceso: Suceso, ahoraMs: number): Promise<void> {
  return insertSucesos(db, [suceso], ahoraMs);
}

/** The newest first. */
export async function listSucesosOfCuenta(
  db: Queries,
  cuenta: string,
  limite: number,
): Promise<readonly (Suceso & { readonly ocurridoMs: number })[]> {
  const rows = await db.query<Suceso & { ocurrido_en: Date }>(
    byCuenta,
    valuesFor(byCuenta, { cuenta, limite }),
  );
  return rows.map(({ ocurrido_en, ...row }) => ({ ...row, ocurridoMs: ocurrido_en.getTime() }));
}
