/** An administrator changes a setting: a new version, with the reason, chained to the changes before. */
import type { ClaveDeAjuste } from '../domain/ajuste.ts';
import { canonicalJson, type Json } from '../domain/canonical-json.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { listAjusteHistoria, writeAjuste } from '../store/ajustes.ts';
import { sha256Hex } from '../trust/chain.ts';
import type { Deps } from './deps.ts';

export type AjusteChange = {
  readonly clave: ClaveDeAjuste;
  /** The version the person was looking at; 0 where nobody ever set it. */
  readonly versionVista: number;
  /** Checked by the caller, who knows its shape. */
  readonly valor: Json;
  /** Why, in words; shown in the history. */
  readonly motivo: string;
};

/** The new version; `version-vieja` where somebody changed it meanwhile. */
export async function changeAjuste(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Funcionario,
  { clave, versionVista, valor, motivo }: AjusteChange,
): Promise<number | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const [last] = await listAjusteHistoria(deps.db, clave, 1);
  const open = {
    clave,
    version: versionVista + 1,
    valor,
    motivo,
    cuenta: actor.cuenta,
    nombre: actor.nombre,
    ocurridoMs: deps.clock.nowMs(),
    hashAnterior: last?.hash ?? null,
  };
  const written = await writeAjuste(deps.db, versionVista, { ...open, hash: sha256Hex(canonicalJson(open)) });
  return written ? open.version : refuse('version-vieja');
}
