/** The first time: who came from the institution proves with the account's own password that it is hers; its second factor follows. */
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { tokenHash } from '../../platform/token-hash.ts';
import { findCuentaById } from '../../store/cuentas.ts';
import { takeDesafio, tryDesafio } from '../../store/desafios.ts';
import { checkCredentials } from '../check-credentials.ts';
import type { Deps } from '../deps.ts';
import type { Effort, EffortAsked } from '../effort.ts';
import { beginHalfSignIn, type HalfSignIn } from '../half-sign-in.ts';
import type { Source } from '../source.ts';
import { ingresoLimits } from './ingreso-limits.ts';

export type TieAsked = {
  /** As the return gave it. */
  readonly ficha: string;
  readonly clave: string;
  readonly source: Source;
  readonly effort: Effort;
};

const tooLate = (): Refusal =>
  refuse('sesion-terminada', { sentence: 'La vinculación tardó demasiado. Empiece otra vez.' });

export async function tieByPassword(
  deps: Deps,
  { ficha, clave, source, effort }: TieAsked,
): Promise<HalfSignIn | Refusal | EffortAsked> {
  const huella = tokenHash(ficha);
  const nowMs = deps.clock.nowMs();
  const datos = await tryDesafio(deps.db, 'vinculo', huella, ingresoLimits.tieTriesMax, nowMs);
  const { cuenta: id, emisor, sujeto, sid } = datos ?? {};
  if (typeof id !== 'string' || typeof emisor !== 'string' || typeof sujeto !== 'string') return tooLate();
  const cuenta = await findCuentaById(deps.db, id);
  if (cuenta === null) return tooLate();
  const credentials = {
    clases: ['funcionario'] as const,
    ruc: '',
    usuario: cuenta.usuario,
    clave,
    source,
    effort,
  };
  const checked = await checkCredentials(deps, credentials, 'ingreso-funcionario-fallido');
  if (isRefusal(checked)) {
    const isWrong = checked.code === 'ingreso-funcionario-fallido';
    return isWrong ? { ...checked, sentence: 'La clave no coincide. Revísela e intente de nuevo.' } : checked;
  }
  if (checked.id !== id || (await takeDesafio(deps.db, 'vinculo', huella, nowMs)) === null) return tooLate();
  const origen = { emisor, sujeto, sid: typeof sid === 'string' ? sid : null, vincula: true };
  return beginHalfSignIn(deps, checked, origen);
}
