/** Loads the agency's definitions, checks that none contradicts itself, and gives each the version of its content. */
import { tramites } from '../tramites/index.ts';
import type { Definiciones, DefinicionVigente } from './actions/deps.ts';
import { canonicalJson, type Json } from './domain/canonical-json.ts';
import { validarTramites } from './domain/tramite/validar-definicion.ts';
import { sha256Hex } from './trust/chain.ts';

/** Definitions are data: their version is the hash of their content. Throws when one contradicts itself. */
export function loadDefiniciones(): Definiciones {
  const problems = validarTramites(tramites);
  if (problems.length > 0) throw new Error(`the definitions contradict themselves:\n${problems.join('\n')}`);
  const todas = tramites.map((definicion): DefinicionVigente => {
    const { ejemplos: _ejemplos, ...contenido } = definicion;
    return {
      definicion,
      version: sha256Hex(canonicalJson(JSON.parse(JSON.stringify(contenido)) as Json)).slice(0, 32),
    };
  });
  const byId = new Map(todas.map((vigente) => [vigente.definicion.id, vigente]));
  return { todas, porId: (id) => byId.get(id) ?? null };
}
