/** Loads the agency's definitions, checks that none contradicts itself, and gives each the version of its content. */
import { definiciones } from '../tramites/index.ts';
import type { Definiciones, DefinicionVigente } from './actions/deps.ts';
import { versionOf } from './actions/version-of-definition.ts';
import { validarTramites } from './domain/tramite/validar-definicion.ts';

/**
 * Definitions are data: their version is the hash of their content, without the examples that test it and the phrases that
 * lead to it, which bind nobody. Throws when one contradicts itself.
 */
export function loadDefiniciones(): Definiciones {
  const problems = validarTramites(definiciones);
  if (problems.length > 0) throw new Error(`the definitions contradict themselves:\n${problems.join('\n')}`);
  const todas = definiciones.map(
    (definicion): DefinicionVigente => ({ definicion, version: versionOf(definicion) }),
  );
  const byId = new Map(todas.map((vigente) => [vigente.definicion.id, vigente]));
  return { todas, porId: (id) => byId.get(id) ?? null };
}
