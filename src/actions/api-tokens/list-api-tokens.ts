/** The tokens of one's own account, and for administrators those of every account. */
import { apiLimits } from '../../domain/api/api-limits.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import {
  listTokens,
  listTokensOfCuenta,
  type TokenDeApi,
  type TokenListado,
} from '../../store/tokens-de-api.ts';
import type { Deps } from '../deps.ts';

export type { TokenDeApi, TokenListado };

export function listOwnTokens({ db }: Pick<Deps, 'db'>, cuenta: string): Promise<readonly TokenDeApi[]> {
  return listTokensOfCuenta(db, cuenta, apiLimits.tokensListedMax);
}

export async function listEveryToken(
  { db }: Pick<Deps, 'db'>,
  actor: Funcionario,
): Promise<readonly TokenListado[] | Refusal> {
  return actor.roles.includes('administrador')
    ? listTokens(db, apiLimits.tokensListedMax)
    : refuse('sin-permiso');
}
