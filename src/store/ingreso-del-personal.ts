/** Staff by how they sign in: who has which proof, and which accounts stay for an emergency. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type IngresoDePersona = {
  readonly id: string;
  readonly usuario: string;
  readonly nombre: string;
  readonly roles: readonly string[];
  readonly conClave: boolean;
  readonly conCodigos: boolean;
  readonly llaves: number;
  readonly vinculada: boolean;
};

const emergencies = statement<'ids'>(
  'ingreso-emergencias',
  `select count(*)::int as cuantas from cuentas where id::text = any(:ids::text[]) and clase = 'funcionario' and activa
     and clave_hash is not null and roles @> '{administrador}'`,
);
const list = statement<'emisor' | 'limite'>(
  'ingreso-del-personal',
  `select c.id, c.usuario, c.nombre, c.roles, c.clave_hash is not null as "conClave", c.totp_sellado is not null as "conCodigos",
     (select count(*)::int from llaves_de_acceso l where l.cuenta = c.id) as llaves,
     exists (select from identidades_institucionales i where i.cuenta = c.id and i.emisor = :emisor) as vinculada
   from cuentas c where c.clase = 'funcionario' and c.activa order by c.nombre, c.id limit :limite::int`,
);
const byMail = statement<'correo'>(
  'ingreso-por-correo',
  `select id from cuentas where clase = 'funcionario' and lower(correo) = lower(:correo) order by id limit 2`,
);
const byUser = statement<'usuario'>(
  'ingreso-por-usuario',
  `select id from cuentas where clase = 'funcionario' and ruc is null and lower(usuario) = lower(:usuario) limit 2`,
);

/** How many of the accounts are active administrators with a password. */
export async function countEmergencias(queries: Queries, ids: readonly string[]): Promise<number> {
  const [row] = await queries.query<{ cuantas: number }>(emergencies, valuesFor(emergencies, { ids }));
  return row?.cuantas ?? 0;
}

/** Active staff by name; `emisor`: whose identities count as tied. */
export async function listIngresoDelPersonal(
  queries: Queries,
  emisor: string,
  limite: number,
): Promise<readonly IngresoDePersona[]> {
  return queries.query<IngresoDePersona>(list, valuesFor(list, { emisor, limite }));
}

/** The one account of the staff that a claim names; null where there is none, or more than one. */
export async function findCuentaNamed(
  queries: Queries,
  named: { readonly usuario: string } | { readonly correo: string },
): Promise<string | null> {
  const rows =
    'usuario' in named
      ? await queries.query<{ id: string }>(byUser, valuesFor(byUser, named))
      : await queries.query<{ id: string }>(byMail, valuesFor(byMail, named));
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
