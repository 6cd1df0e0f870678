/** Counts the requests of a program, over all processes, and says how many are left in the present window. */
import { apiLimits } from '../../domain/api/api-limits.ts';
import { spendPresupuestos } from '../../store/presupuestos.ts';
import type { Deps } from '../deps.ts';

export type Allowance = {
  readonly max: number;
  readonly left: number;
  /** Until the next window. */
  readonly resetSeconds: number;
  readonly isSpent: boolean;
};

/** `who`: a token or session by its id, or a network where nobody is known. */
export async function spendRequest(
  { db, keys, clock }: Pick<Deps, 'db' | 'keys' | 'clock'>,
  who: { readonly caller: string } | { readonly network: string },
): Promise<Allowance> {
  const [what, max] =
    'caller' in who
      ? [`api|${who.caller}`, apiLimits.requestsMax]
      : [`api-red|${who.network}`, apiLimits.publicRequestsMax];
  const ventanaMs = apiLimits.windowSeconds * 1000;
  const nowMs = clock.nowMs();
  const [spent = 0] = await spendPresupuestos(
    db,
    [{ clave: keys.mac('presupuesto', what), ventanaMs }],
    nowMs,
  );
  return {
    max,
    left: Math.max(0, max - spent),
    resetSeconds: Math.ceil((ventanaMs - (nowMs % ventanaMs)) / 1000),
    isSpent: spent > max,
  };
}
