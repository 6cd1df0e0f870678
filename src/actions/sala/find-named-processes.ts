/** The processes a complaint names, as our own public register has them: shown beside the account, to staff only. */
import type { Respuesta } from '../../domain/denuncia/denuncia.ts';
import { type ProcessCode, parseProcessCode } from '../../domain/identity/process-code.ts';
import type { Deps } from '../deps.ts';
import { lookUpProcess, type ProcesoNombrado } from './look-up-process.ts';
import { salaLimits } from './sala-limits.ts';

/** A code has no blanks inside and at least one dash: everything else of a text is no candidate. */
const candidate = /[A-Z0-9][A-Z0-9./_-]{4,80}/gi;

function codesIn(respuestas: readonly Respuesta[]): readonly ProcessCode[] {
  const codes = new Map<string, ProcessCode>();
  for (const { valor } of respuestas) {
    for (const [word] of valor.matchAll(candidate)) {
      if (!word.includes('-') || codes.size >= salaLimits.processCodesMax) continue;
      const read = parseProcessCode(word);
      if (read.ok) codes.set(read.value.folded, read.value);
    }
  }
  return [...codes.values()];
}

/** Empty where we do not look them up. */
export async function findNamedProcesses(
  deps: Deps,
  respuestas: readonly Respuesta[],
): Promise<readonly ProcesoNombrado[]> {
  const found = await Promise.all(codesIn(respuestas).map((code) => lookUpProcess(deps, code)));
  return found.filter((one) => one !== null);
}
