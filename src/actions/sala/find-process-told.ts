/** The process that a complaint names in the answer to its question, looked up for whoever tells. */
import { parseProcessCode } from '../../domain/identity/process-code.ts';
import type { Datos } from '../../domain/tramite/campo.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Deps } from '../deps.ts';
import { lookUpProcess, type ProcesoNombrado } from './look-up-process.ts';

/** Null where no code was given, and where we do not look it up. */
export async function findProcessTold(
  deps: Deps,
  definicion: Definicion,
  datos: Datos,
): Promise<ProcesoNombrado | null> {
  const campo = Object.keys(definicion.datos).find((nombre) => definicion.datos[nombre]?.tipo === 'proceso');
  const typed = campo === undefined ? undefined : datos[campo];
  const read = typeof typed === 'string' ? parseProcessCode(typed) : null;
  return read?.ok === true ? lookUpProcess(deps, read.value) : null;
}
