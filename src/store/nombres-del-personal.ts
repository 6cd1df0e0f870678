/** The names of all active staff, so that a complaint that names one of them goes to the head alone. */
import type { Queries } from '../platform/database.ts';
import { statement } from './statement.ts';

const list = statement<never>(
  'nombres-del-personal',
  `select nombre from cuentas where clase = 'funcionario' and activa order by nombre limit 5000`,
);

export async function listNombresDelPersonal(db: Queries): Promise<readonly string[]> {
  return (await db.query<{ nombre: string }>(list, [])).map((row) => row.nombre);
}
