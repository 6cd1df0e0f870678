/** The beat of a duty: runs one turn at a time, at once when nudged, by itself from time to time, never in a hot loop. */
import { stopwatch } from '../platform/clock.ts';

/** What a turn says about the next: more work is there now, will be soon, or is not known of. */
export type Pace = 'again' | 'soon' | 'idle';

export type Pulse = {
  /** Something happened: a turn follows in a moment; many nudges make one turn. */
  nudge(): void;
  /** No turn starts any more; resolves when the present one has ended. */
  stop(): Promise<void>;
};

export type PulseOptions = {
  readonly turn: () => Promise<Pace>;
  /** A turn that threw; the next follows after `soonMs`. */
  readonly onFault: (error: unknown) => void;
  readonly nudgeMs: number;
  readonly soonMs: number;
  readonly idleMs: number;
  /** Rest after a turn that has more to do, in times of its length; four unless told. */
  readonly restPerWork?: number;
  /** While it says so no turn begins, and it is asked again after `soonMs`: something short needs the machine for itself. */
  readonly isHeld?: () => boolean;
};

/** A duty that has much to do leaves four fifths of the time to the people at the window. */
const usualRestPerWork = 4;

export function startPulse(options: PulseOptions): Pulse {
  const { turn, onFault, nudgeMs, soonMs, idleMs, restPerWork = usualRestPerWork } = options;
  const { isHeld = () => false } = options;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isRunning = false;
  let nudged = false;
  let resting = false;
  let stopped = false;

  function schedule(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(begin, ms);
  }

  async function runTurn(): Promise<void> {
    const worked = stopwatch();
    let pace: Pace = 'soon';
    nudged = false;
    try {
      pace = await turn();
    } catch (error) {
      onFault(error);
    }
    const restMs = Math.max(nudgeMs, worked() * restPerWork);
    isRunning = false;
    resting = pace === 'again' || nudged;
    if (resting) schedule(restMs);
    else schedule(pace === 'soon' ? soonMs : idleMs);
  }

  function begin(): void {
    if (isHeld()) {
      schedule(soonMs);
      return;
    }
    resting = false;
    // Before the call: a turn may nudge before it first waits.
    isRunning = true;
    running = runTurn();
  }

  schedule(nudgeMs);
  return {
    nudge() {
      if (nudged) return;
      nudged = true;
      if (!isRunning && !resting) schedule(nudgeMs);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
