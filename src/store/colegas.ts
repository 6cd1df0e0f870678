/** Who works where: the people a case can be handed on to, and whose name stands behind an account. */
import type { Database } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type Colega = { readonly id: string; readonly nombre: string };

const ofUnit = statement<'unidad'>(
  'colegas-de-unidad',
  `select id, nombre from cuentas where clase = 'funcionario' and activa and unidades @> array[:unidad::text]
     and roles && array['funcionario', 'supervisor'] order by nombre, id limit 500`,
);
const nameOf = statement<'id'>('nombre-de-cuenta', 'select nombre from cuentas where id = :id::uuid');

/** Active people who handle cases of the unit, by name. */
export async function listColegas(db: Database, unidad: string): Promise<readonly Colega[]> {
  return db.query<Colega>(ofUnit, valuesFor(ofUnit, { unidad }));
}

export async function readNombreDeCuenta(db: Database, id: string): Promise<string | null> {
  const [row] = await db.query<{ nombre: string }>(nameOf, valuesFor(nameOf, { id }));
  return row?.nombre ?? null;
}
