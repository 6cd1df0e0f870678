/** Signs a supplier or an entity in with the three data they know: RUC, user and password. */
import { compactPasted, pastedLengthMax } from '../domain/identity/pasted.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import { checkCredentials } from './check-credentials.ts';
import type { Deps } from './deps.ts';
import type { Effort, EffortAsked } from './effort.ts';
import { type Entry, openSession, type SignedIn } from './open-session.ts';

export type SignIn = Entry & {
  /** As typed: blanks and dashes between the digits do not matter. */
  readonly ruc: string;
  readonly usuario: string;
  readonly clave: string;
  readonly effort: Effort;
};

/** Wrong RUC, user or password, and a closed account, get one and the same answer. */
export async function signIn(deps: Deps, input: SignIn): Promise<SignedIn | Refusal | EffortAsked> {
  const { usuario, clave, source, effort } = input;
  const typed = compactPasted(input.ruc.slice(0, pastedLengthMax));
  const ruc = /^\d{1,20}$/.test(typed) ? typed : '';
  const checked = await checkCredentials(
    deps,
    { clases: ['proveedor', 'entidad'], ruc, usuario: usuario.trim(), clave, source, effort },
    'ingreso-fallido',
  );
  if (isRefusal(checked)) return checked;
  return (await openSession(deps, checked, input, 'clave')) ?? refuse('ingreso-fallido');
}
