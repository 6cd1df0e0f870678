/** The units there are: those that the definitions name, and those that the administration described. */
import { leerUnidades, type Unidad } from '../../domain/reparto/unidad.ts';
import type { Queries } from '../../platform/database.ts';
import { readAjuste } from '../../store/ajustes.ts';
import { listUnidades } from '../../store/importar-cuentas.ts';

export type UnidadesConocidas = {
  /** As described, with the version of the setting; 0 where nobody ever described any. */
  readonly version: number;
  readonly descritas: readonly Unidad[];
  /** What definitions call those that attend them, in order. */
  readonly atienden: readonly string[];
  /** Both, each once, in order. */
  readonly nombres: readonly string[];
};

export async function readUnidades(db: Queries): Promise<UnidadesConocidas> {
  const [ajuste, atienden] = await Promise.all([readAjuste(db, 'unidades'), listUnidades(db)]);
  const descritas = leerUnidades(ajuste?.valor ?? null);
  const nombres = [...new Set([...atienden, ...descritas.map(({ nombre }) => nombre)])].sort();
  return { version: ajuste?.version ?? 0, descritas, atienden, nombres };
}
