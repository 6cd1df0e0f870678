/**
 * How long each trámite really takes and how often its promise is kept, for the catalogue: read from the days that the
 * figures keep (`actions/cifras/`), so that catalogue, transparency and dashboards never contradict each other.
 */
import { addDays, civilDateAt } from '../domain/calendar/civil-date.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { type Peldano, percentil } from '../domain/cifras/escala.ts';
import type { Canal } from '../domain/tramite/definicion.ts';
import {
  type FiltroDeCifras,
  type Par,
  readPares,
  readPeldanosDePares,
  type Totales,
} from '../store/cifras-lectura.ts';
import type { Deps } from './deps.ts';

/** What the catalogue may publish: enough decisions, and none older than this. */
export const delayDays = 90;
const casesMin = 20;
const freshMs = 300_000;

/** From filing to decision, pauses left out. */
export type Delay = {
  readonly p50Ms: number;
  readonly p90Ms: number;
  /** Decisions it rests on. */
  readonly casos: number;
  /** Decided under a promise, and of them within it. */
  readonly conPromesa: number;
  readonly promesaCumplida: number;
};

export type DoorDelay = Delay & { readonly canal: Canal };

export type Delays = {
  /** Rises when the figures change: what was rendered from them is then rendered anew. */
  readonly version: number;
  /** Null below 20 decisions in the last 90 days. */
  of(tramite: string): Delay | null;
  /** The doors with at least 20 decisions each; empty where there are none. */
  doors(tramite: string): readonly DoorDelay[];
};

type Needs = Pick<Deps, 'db' | 'clock' | 'calendar' | 'log'>;
type Measured = { readonly whole: Delay | null; readonly doors: readonly DoorDelay[] };

/** Null where there are too few to say. */
function delayOf(totals: readonly Totales[], steps: readonly Peldano[]): Delay | null {
  const sum = (of: (one: Totales) => number) => totals.reduce((so, one) => so + of(one), 0);
  const casos = sum(({ demoraCasos }) => demoraCasos);
  const [p50Ms, p90Ms] = [percentil(steps, 0.5), percentil(steps, 0.9)];
  if (casos < casesMin || p50Ms === null || p90Ms === null) return null;
  return {
    p50Ms,
    p90Ms,
    casos,
    conPromesa: sum((one) => one.promesaEnElActo + one.promesaMedidas),
    promesaCumplida: sum((one) => one.promesaEnElActo + one.promesaCumplidas),
  };
}

async function measure({ db, clock, calendar }: Needs): Promise<ReadonlyMap<string, Measured>> {
  const hasta = civilDateAt(clock.nowMs(), (await calendar()).zone);
  const filter: FiltroDeCifras = {
    desde: addDays(hasta, -delayDays),
    hasta,
    unidades: null,
    tramite: null,
    canal: null,
  };
  const [pairs, steps] = await Promise.all([readPares(db, filter), readPeldanosDePares(db, filter)]);
  const of = <T extends Par>(rows: readonly T[], tramite: string, canal?: string) =>
    rows.filter((row) => row.tramite === tramite && (canal === undefined || row.canal === canal));
  const measured = new Map<string, Measured>();
  for (const tramite of new Set(pairs.map((row) => row.tramite))) {
    const doors = of(pairs, tramite).flatMap(({ canal }) => {
      const delay = delayOf(of(pairs, tramite, canal), of(steps, tramite, canal));
      return delay === null ? [] : [{ ...delay, canal: canal as Canal }];
    });
    measured.set(tramite, { whole: delayOf(of(pairs, tramite), of(steps, tramite)), doors });
  }
  return measured;
}

const sameFigures = (a: ReadonlyMap<string, Measured>, b: ReadonlyMap<string, Measured>): boolean =>
  canonicalJson(Object.fromEntries(a)) === canonicalJson(Object.fromEntries(b));

/** One per process. The first caller waits; later ones get the figures at hand while newer ones are reckoned. */
export function delaysSource(deps: Needs): () => Promise<Delays> {
  let current: Delays | null = null;
  let figures: ReadonlyMap<string, Measured> = new Map();
  let measuredMs = 0;
  let running: Promise<Delays> | null = null;
  const refresh = async (): Promise<Delays> => {
    const newer = await measure(deps);
    const version = current === null ? 1 : current.version + (sameFigures(figures, newer) ? 0 : 1);
    figures = newer;
    measuredMs = deps.clock.nowMs();
    current = {
      version,
      of: (tramite) => newer.get(tramite)?.whole ?? null,
      doors: (tramite) => newer.get(tramite)?.doors ?? [],
    };
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
