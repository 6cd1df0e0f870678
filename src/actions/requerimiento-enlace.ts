/** The links of a requerimiento: to the entity that is asked, and to whoever filed without account. */
import { paths } from '../paths.ts';
import { tokenHash } from '../platform/token-hash.ts';
import type { Deps } from './deps.ts';

export type Papel = 'entidad' | 'titular';

/**
 * Derived, never stored: a reminder carries the same link as the first letter, and whoever reads the database has only its
 * hash. 256 bits.
 */
export function tokenDeEnlace({ keys }: Pick<Deps, 'keys'>, papel: Papel, requerimiento: string): string {
  return keys.mac('requerimiento', `${papel}|${requerimiento}`);
}

export function huellaDeEnlace(deps: Pick<Deps, 'keys'>, papel: Papel, requerimiento: string): string {
  return tokenHash(tokenDeEnlace(deps, papel, requerimiento));
}

/** The whole address, for letters. */
export function enlaceDe(deps: Pick<Deps, 'keys' | 'baseUrl'>, papel: Papel, requerimiento: string): string {
  const token = tokenDeEnlace(deps, papel, requerimiento);
  return `${deps.baseUrl}${papel === 'entidad' ? paths.requerimiento(token) : paths.confirmarPagoCon(token)}`;
}
