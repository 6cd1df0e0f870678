/** The options of `sala`, and the account they name. */
import type { Database } from '../platform/database.ts';
import { findCuenta } from '../store/importar-cuentas.ts';
import { UsageError } from './command.ts';

export const salaOptions = {
  partes: { type: 'string' },
  necesarias: { type: 'string' },
  grupos: { type: 'string' },
  quitar: { type: 'boolean' },
  carpeta: { type: 'string' },
  lector: { type: 'string' },
  clave: { type: 'string' },
} as const;

export type SalaValues = {
  readonly partes?: string | undefined;
  readonly necesarias?: string | undefined;
  readonly grupos?: string | undefined;
  readonly quitar?: boolean | undefined;
  readonly carpeta?: string | undefined;
  readonly lector?: string | undefined;
  readonly clave?: string | undefined;
};

/** Throws UsageError where no staff account has that user name. */
export async function staffNamed(database: Database, usuario: string) {
  const cuenta = await findCuenta(database, { clase: 'funcionario', ruc: '', usuario });
  if (cuenta === null) throw new UsageError(`No existe la cuenta de funcionario «${usuario}».`);
  return { cuenta: cuenta.id, nombre: cuenta.nombre };
}
