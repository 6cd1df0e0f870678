/** The register in our own tables: read by key, written inside the statement that writes the case. */

import type { Ficha } from '../domain/registro/ficha.ts';
import type { Entidad, Proceso } from '../domain/registro/proceso.ts';
import type { Database } from '../platform/database.ts';
import { statement, valuesFor } from '../store/statement.ts';
import type { AsientoDe, Registry } from './port.ts';

const byId = statement<'clase' | 'id'>(
  'asiento',
  'select version, contenido from asientos where clase = :clase and id = :id',
);
const byCode = statement<'codigo'>(
  'procesos-por-codigo',
  `select id, version, contenido from asientos where clase = 'proceso' and busqueda = :codigo limit 10`,
);

type Row<T> = { readonly version: number; readonly contenido: T };

export function embeddedRegistry(db: Database): Extract<Registry, { modo: 'embebido' }> {
  const read = async <T>(clase: string, id: string): Promise<Row<T> | null> => {
    const [row] = await db.query<Row<T>>(byId, valuesFor(byId, { clase, id }));
    return row ?? null;
  };
  return {
    modo: 'embebido',
    proveedor: async (ruc) => {
      const row = await read<Ficha>('proveedor', ruc);
      return row === null ? null : { clase: 'proveedor', id: ruc, ...row };
    },
    entidad: async (ruc) => {
      const row = await read<Entidad>('entidad', ruc);
      return row === null ? null : { clase: 'entidad', id: ruc, ...row };
    },
    procesos: async (codigo) => {
      const rows = await db.query<Row<Proceso> & { id: string }>(byCode, valuesFor(byCode, { codigo }));
      return rows.map((row): AsientoDe<'proceso'> => ({ clase: 'proceso', ...row }));
    },
    escritura: ({ antes, ahora, cambios }) => ({
      clase: antes.clase,
      id: antes.id,
      versionVista: antes.version,
      contenidoJson: JSON.stringify(ahora),
      cambiosJson: JSON.stringify(cambios),
    }),
  };
}
