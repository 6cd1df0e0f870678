/** The version of a definition is the hash of its content. */
import { canonicalJson, type Json } from '../domain/canonical-json.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { sha256Hex } from '../trust/chain.ts';

/** Without the examples that test it and the phrases that lead to it, which bind nobody. */
export function versionOf(definicion: Definicion): string {
  const { ejemplos: _ejemplos, frases: _frases, ...contenido } = definicion;
  return sha256Hex(canonicalJson(JSON.parse(JSON.stringify(contenido)) as Json)).slice(0, 32);
}
