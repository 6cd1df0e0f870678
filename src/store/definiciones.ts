/** Keeps every definition that anything was ever filed under, by the hash of its content. */
import type { Database } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

const remember = statement<'definiciones'>(
  'definiciones-recordar',
  `insert into definiciones (version, tramite, contenido)
   select d.version, d.tramite, d.contenido from jsonb_to_recordset(:definiciones::jsonb) as d (version text, tramite text, contenido jsonb)
   on conflict do nothing`,
);

type Known = {
  readonly todas: readonly { readonly version: string; readonly definicion: { readonly id: string } }[];
};

/** Idempotent; called at every start. */
export async function rememberDefiniciones(db: Database, { todas }: Known): Promise<void> {
  const rows = todas.map(({ version, definicion }) => ({
    version,
    tramite: definicion.id,
    contenido: definicion,
  }));
  await db.execute(remember, valuesFor(remember, { definiciones: JSON.stringify(rows) }));
}
