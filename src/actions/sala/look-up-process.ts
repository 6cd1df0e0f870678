/** A process of contracting that a complaint names, as our own register has it: what it is and whose. */
import type { ProcessCode } from '../../domain/identity/process-code.ts';
import type { Deps } from '../deps.ts';
import { salaLimits } from './sala-limits.ts';

/** `encontrados`: entities may share a code; empty where the register knows of none. */
export type ProcesoNombrado = {
  readonly codigo: string;
  readonly encontrados: readonly {
    readonly entidad: string;
    readonly objeto: string;
    readonly fase: string;
  }[];
};

/**
 * Null where the register is another system: to ask it would tell that system which process somebody is complaining about,
 * at that very minute.
 */
export async function lookUpProcess(
  { registry }: Pick<Deps, 'registry'>,
  { folded, code }: Pick<ProcessCode, 'folded' | 'code'>,
): Promise<ProcesoNombrado | null> {
  if (registry.modo !== 'embebido') return null;
  const found = (await registry.procesos(folded)).slice(0, salaLimits.processesFoundMax);
  const encontrados = await Promise.all(
    found.map(async ({ contenido: { entidad, objeto, fase } }) => ({
      entidad: (await registry.entidad(entidad))?.contenido.nombre ?? entidad,
      objeto,
      fase,
    })),
  );
  return { codigo: code, encontrados };
}
