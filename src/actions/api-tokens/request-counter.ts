/**
 * Counts the requests of programs, and says how many are left in the present window. Each request is counted here, at
 * once; what every caller spent goes to the database together, once a second, and what they spent at other processes comes
 * back. So a request costs no write of its own, and over N processes a caller may have up to a second of N windows more.
 */
import { apiLimits } from '../../domain/api/api-limits.ts';
import type { Queries } from '../../platform/database.ts';
import { addPresupuestos } from '../../store/presupuestos.ts';
import type { Deps } from '../deps.ts';

export type Allowance = {
  readonly max: number;
  readonly left: number;
  /** Until the next window. */
  readonly resetSeconds: number;
  readonly isSpent: boolean;
};

/** A token or session by its id, or a network where nobody is known. */
export type Counted = { readonly caller: string } | { readonly network: string };

export type RequestCounter = (who: Counted) => Allowance;

/** `told`: over all processes, as the database last said; `sending` and `here`: counted by this one since. */
type Count = { told: number; sending: number; here: number };

const windowMs = apiLimits.windowSeconds * 1000;

const namesOf = (who: Counted): readonly [string, number] =>
  'caller' in who
    ? [`api|${who.caller}`, apiLimits.requestsMax]
    : [`api-red|${who.network}`, apiLimits.publicRequestsMax];

/** One per process. */
export function requestCounter({
  db,
  keys,
  clock,
  log,
}: Pick<Deps, 'keys' | 'clock' | 'log'> & { readonly db: Queries }): RequestCounter {
  let windowStartMs = Number.NaN;
  let counts = new Map<string, Count>();
  let sentMs = Number.NEGATIVE_INFINITY;

  /** Never throws: while the database is away, this process counts alone. */
  async function send(nowMs: number): Promise<void> {
    const sent = new Map([...counts].filter(([, count]) => count.here > 0));
    const spent = [...sent].map(([name, count]) => {
      count.sending += count.here;
      const cuantos = count.here;
      count.here = 0;
      return { clave: keys.mac('presupuesto', name), cuantos, count };
    });
    try {
      const totals = await addPresupuestos(db, spent, windowMs, nowMs);
      for (const { clave, cuantos, count } of spent) {
        count.sending -= cuantos;
        count.told = Math.max(count.told, totals.get(clave) ?? 0);
      }
    } catch (error) {
      for (const { cuantos, count } of spent) {
        count.sending -= cuantos;
        count.here += cuantos;
      }
      log.fault(error, { duty: 'api' });
    }
  }

  return (who) => {
    const nowMs = clock.nowMs();
    const startMs = nowMs - (nowMs % windowMs);
    if (startMs !== windowStartMs) {
      windowStartMs = startMs;
      counts = new Map();
    }
    const [name, max] = namesOf(who);
    const count = counts.get(name) ?? { told: 0, sending: 0, here: 0 };
    counts.set(name, count);
    count.here += 1;
    const spent = count.told + count.sending + count.here;
    if (nowMs - sentMs >= apiLimits.countsSentMs) {
      sentMs = nowMs;
      void send(nowMs);
    }
    return {
      max,
      left: Math.max(0, max - spent),
      resetSeconds: Math.ceil((windowMs - (nowMs % windowMs)) / 1000),
      isSpent: spent > max,
    };
  };
}
