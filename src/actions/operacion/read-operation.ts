/** How the service stands, for probes, metrics and administrators: one look serves everybody for some seconds. */
import { scannerAnswers } from '../../documents/antivirus/scan-stream.ts';
import { stopwatch } from '../../platform/clock.ts';
import { DatabaseFault } from '../../platform/database-fault.ts';
import { readCalendarVersion } from '../../store/calendario.ts';
import { type Pendiente, readAtrasos, readPendientes } from '../../store/operacion.ts';
import type { Deps } from '../deps.ts';
import { type CodigoDeDegradacion, type Medidas, rules } from './degradations.ts';
import type { MachineHealth } from './machine.ts';
import { operacionLimits as limits } from './operacion-limits.ts';

export type Degradacion = {
  readonly codigo: CodigoDeDegradacion;
  readonly frase: string;
  readonly hacer: string;
  /** Epoch ms since when this process has seen it. */
  readonly desdeMs: number;
};

/** Null where the database does not answer: nothing else can then be said. */
export type Operacion = {
  readonly medidas: Medidas | null;
  readonly degradado: readonly Degradacion[];
  /** Whether it was told to stop. */
  readonly deteniendo: boolean;
};

type Kept<T> = { readonly atMs: number; readonly value: Promise<T> };
type Watch = {
  readonly since: Map<CodigoDeDegradacion, number>;
  look: Kept<Medidas | null> | undefined;
  counted: Kept<readonly Pendiente[]> | undefined;
};

/** One per process and installation; it goes with the parts it belongs to. */
const watches = new WeakMap<Deps, Watch>();

function watchOf(deps: Deps): Watch {
  const known = watches.get(deps);
  if (known !== undefined) return known;
  const made: Watch = { since: new Map(), look: undefined, counted: undefined };
  watches.set(deps, made);
  return made;
}

async function antivirusNow({ scanner }: Deps): Promise<Medidas['antivirus']> {
  if (scanner === null) return 'no-configurado';
  return (await scannerAnswers(scanner)) ? 'bien' : 'sin-respuesta';
}

/** Queues that cannot be asked are as good as closed; the log says why. */
async function healthOf({ machine, log }: Deps): Promise<MachineHealth | null> {
  if (machine === undefined) return null;
  try {
    return await machine.health();
  } catch (error) {
    log.warn('colas-sin-respuesta', { duty: 'colas', code: error instanceof Error ? error.name : '' });
    return { queuesOpen: false, queues: [], dead: 0 };
  }
}

async function measure(deps: Deps): Promise<Medidas | null> {
  const { db, clock, machine } = deps;
  const nowMs = clock.nowMs();
  try {
    const elapsed = stopwatch();
    await readCalendarVersion(db);
    const baseMs = elapsed();
    const [atrasos, antivirus, health, freeBytes] = await Promise.all([
      readAtrasos(db, nowMs, nowMs - limits.standingMs),
      antivirusNow(deps),
      healthOf(deps),
      machine?.freeBytes() ?? null,
    ]);
    return { baseMs, atrasos, antivirus, machine: health, freeBytes };
  } catch (error) {
    if (error instanceof DatabaseFault) return null;
    throw error;
  }
}

/** Whatever was last seen, looked at anew where it is older than `everyMs`. A failed look is not kept. */
function fresh<T>(
  kept: Kept<T> | undefined,
  nowMs: number,
  everyMs: number,
  look: () => Promise<T>,
): Kept<T> {
  if (kept !== undefined && nowMs - kept.atMs >= 0 && nowMs - kept.atMs < everyMs) return kept;
  return { atMs: nowMs, value: look() };
}

export async function readOperation(deps: Deps): Promise<Operacion> {
  const watch = watchOf(deps);
  const nowMs = deps.clock.nowMs();
  watch.look = fresh(watch.look, nowMs, limits.lookEveryMs, () => measure(deps));
  const { look } = watch;
  let medidas: Medidas | null;
  try {
    medidas = await look.value;
  } catch (error) {
    watch.look = undefined;
    throw error;
  }
  const deteniendo = deps.machine?.isLeaving() ?? false;
  if (medidas === null) return { medidas, degradado: [], deteniendo };
  const degradado: Degradacion[] = [];
  for (const { codigo, holds, frase, hacer } of rules) {
    if (!holds(medidas)) {
      watch.since.delete(codigo);
      continue;
    }
    const desdeMs = watch.since.get(codigo) ?? nowMs;
    watch.since.set(codigo, desdeMs);
    degradado.push({ codigo, frase: frase(medidas), hacer, desdeMs });
  }
  return { medidas, degradado, deteniendo };
}

/** Open cases by unit, for machines that watch; empty where the database does not answer. */
export async function readOpenByUnit(deps: Deps): Promise<readonly Pendiente[]> {
  const watch = watchOf(deps);
  const nowMs = deps.clock.nowMs();
  watch.counted = fresh(watch.counted, nowMs, limits.countEveryMs, () => readPendientes(deps.db, nowMs));
  try {
    return await watch.counted.value;
  } catch (error) {
    watch.counted = undefined;
    if (error instanceof DatabaseFault) return [];
    throw error;
  }
}
