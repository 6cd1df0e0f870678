/** The measured times of every trámite, refreshed now and then: a page never waits for the sums. */
import { dayMs } from '../domain/calendar/civil-date.ts';
import { type Demora, readDemoras } from '../store/demoras.ts';
import type { Deps } from './deps.ts';

/** What the catalogue may publish: enough decisions, and none older than this. */
export const delayDays = 90;
const casesMin = 20;
const casesMax = 10_000;
const freshMs = 300_000;

export type Delay = Pick<Demora, 'p50Ms' | 'p90Ms' | 'casos'>;

export type Delays = {
  /** Rises when the figures change: what was rendered from them is then rendered anew. */
  readonly version: number;
  /** Null below 20 decisions in the last 90 days. */
  of(tramite: string): Delay | null;
};

async function measure(deps: Deps): Promise<ReadonlyMap<string, Delay>> {
  const tramites = deps.definiciones.todas.map(({ definicion }) => definicion.id);
  const rows = await readDemoras(deps.db, tramites, deps.clock.nowMs() - delayDays * dayMs, casesMax);
  return new Map(rows.filter(({ casos }) => casos >= casesMin).map((row) => [row.tramite, row]));
}

const sameFigures = (a: ReadonlyMap<string, Delay>, b: ReadonlyMap<string, Delay>): boolean =>
  a.size === b.size &&
  [...a].every(([tramite, { p50Ms, p90Ms }]) => {
    const other = b.get(tramite);
    return other?.p50Ms === p50Ms && other.p90Ms === p90Ms;
  });

/** One per process. The first caller waits; later ones get the figures at hand while newer ones are reckoned. */
export function delaysSource(deps: Deps): () => Promise<Delays> {
  let current: Delays | null = null;
  let figures: ReadonlyMap<string, Delay> = new Map();
  let measuredMs = 0;
  let running: Promise<Delays> | null = null;
  const refresh = async (): Promise<Delays> => {
    const newer = await measure(deps);
    const version = current === null ? 1 : current.version + (sameFigures(figures, newer) ? 0 : 1);
    figures = newer;
    measuredMs = deps.clock.nowMs();
    current = { version, of: (tramite) => newer.get(tramite) ?? null };
    return current;
  };
  return async () => {
    if (current !== null && Math.abs(deps.clock.nowMs() - measuredMs) < freshMs) return current;
    running ??= refresh().finally(() => {
      running = null;
    });
    if (current === null) return running;
    // Somebody else's page is already answered from what is at hand; a failure shows at the next try.
    running.catch((error: unknown) => deps.log.fault(error, { duty: 'demoras' }));
    return current;
  };
}
