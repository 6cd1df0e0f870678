/** The duty that keeps settings in memory as new as the database: every process looks by itself. */
import type { Deps } from '../actions/deps.ts';
import { type Pulse, startPulse } from './pulse.ts';

const everyMs = 2_000;

/** One small read every two seconds, so that no page and no letter waits for it. */
export function followAjustes({ vivos, log }: Pick<Deps, 'vivos' | 'log'>): Pulse {
  return startPulse({
    turn: async () => {
      await vivos.refresh();
      return 'idle';
    },
    onFault: (error) => log.fault(error, { duty: 'ajustes' }),
    nudgeMs: 250,
    soonMs: everyMs,
    idleMs: everyMs,
  });
}
