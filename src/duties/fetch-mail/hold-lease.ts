/** Keeps a mailbox for this process while it reads: who does not renew in time has lost it, and stops at once. */
import { stopwatch } from '../../platform/clock.ts';
import { releaseBuzon, renewBuzon } from '../../store/correo-buzones.ts';
import type { Mailbox } from './mailbox.ts';

export type Lease = {
  /** Aborted when the mailbox is somebody else's, or may be. */
  readonly lost: AbortSignal;
  /** Gives it up, so that another need not wait for its end. Never rejects. */
  release(): Promise<void>;
};

/** Of a lease just taken. */
export function holdLease({ deps, lector, pace }: Mailbox): Lease {
  const { db, clock, log } = deps;
  const lost = new AbortController();
  let sinceRenewed = stopwatch();
  let renewing: Promise<void> = Promise.resolve();

  async function renew(): Promise<void> {
    const asked = stopwatch();
    try {
      if (await renewBuzon(db, lector, clock.nowMs() + pace.leaseMs)) sinceRenewed = asked;
      else lost.abort();
    } catch {
      // A database that is away for a moment: the lease counts on, and the next renewal follows.
    }
    if (sinceRenewed() >= pace.leaseMs - pace.renewMs) lost.abort();
  }

  const timer = setInterval(() => {
    renewing = renew();
  }, pace.renewMs);
  return {
    lost: lost.signal,
    async release() {
      clearInterval(timer);
      await renewing;
      // Whatever happens here, the lease ends by itself.
      await releaseBuzon(db, lector).catch((error: unknown) => log.fault(error, { duty: 'buzon' }));
    },
  };
}
