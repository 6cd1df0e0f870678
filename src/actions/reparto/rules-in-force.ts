/** The rules of sharing out and the units as they stand now. */
import { leerReglas, type Regla, reglaDe } from '../../domain/reparto/regla.ts';
import { leerUnidades, type Unidad } from '../../domain/reparto/unidad.ts';
import type { Queries } from '../../platform/database.ts';
import { readAjuste } from '../../store/ajustes.ts';

export type UnidadConRegla = {
  readonly nombre: string;
  readonly regla: Regla;
  readonly unidad: Unidad | null;
};

export type ReglasVigentes = {
  /** Of the setting; 0 where nobody ever set one. */
  readonly version: number;
  de(unidad: string): UnidadConRegla;
  /** Units that share out by a rule, in order. */
  readonly reparten: readonly UnidadConRegla[];
};

export async function readReglas(db: Queries): Promise<ReglasVigentes> {
  const [reparto, unidades] = await Promise.all([readAjuste(db, 'reparto'), readAjuste(db, 'unidades')]);
  const reglas = leerReglas(reparto?.valor ?? null);
  const descritas = leerUnidades(unidades?.valor ?? null);
  const de = (nombre: string): UnidadConRegla => ({
    nombre,
    regla: reglaDe(reglas, nombre),
    unidad: descritas.find((one) => one.nombre === nombre) ?? null,
  });
  return {
    version: reparto?.version ?? 0,
    de,
    reparten: Object.keys(reglas)
      .sort()
      .map(de)
      .filter(({ regla, unidad }) => regla.modo !== 'manual' && unidad?.recibe !== false),
  };
}
