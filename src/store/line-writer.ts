/**
 * Gathers the lines that arrive while a statement is under way and writes them together in the next one. Nobody waits
 * when nothing is under way; a burst shares its commits; a conversation that another transaction holds up waits alone.
 */
import type { Queries } from '../platform/database.ts';
import { DatabaseFault, type DatabaseFaultKind } from '../platform/database-fault.ts';
import { paced } from '../platform/paced.ts';
import { appendLineas, type LineaEscrita, type LineaPedida } from './append-lineas.ts';

export type LineWriter = {
  /** Throws `DatabaseFault`; every line carries its sender's id, so asking again is always safe. */
  append(pedida: LineaPedida): Promise<LineaEscrita>;
};

type Waiting = {
  readonly pedida: LineaPedida;
  readonly resolve: (outcome: LineaEscrita) => void;
  readonly reject: (reason: unknown) => void;
};

const linesPerStatementMax = 128;
/** Measured on two cores: two write half as many again as one, four no more than two. */
const statementsAtOnceMax = 2;
/** Lines that come this close together share a statement: it costs the same for a few as for one. */
const paceMs = 5;
/** Lines that wait for a conversation another transaction has; each keeps one connection. */
const heldUpAtOnceMax = 3;
const waitingMax = 10_000;
const triesMax = 4;
/** Faults that asking again gets past: the sender's id keeps what was written from being written twice. */
const passing: ReadonlySet<DatabaseFaultKind> = new Set<DatabaseFaultKind>([
  'unique',
  'conflict',
  'outcome-unknown',
]);

async function appendPatiently(
  db: Queries,
  batch: readonly Waiting[],
  waits: boolean,
): Promise<readonly LineaEscrita[]> {
  const pedidas = batch.map(({ pedida }) => pedida);
  for (let tries = 1; ; tries += 1) {
    try {
      return await appendLineas(db, pedidas, waits);
    } catch (error) {
      if (!(error instanceof DatabaseFault && passing.has(error.kind)) || tries >= triesMax) throw error;
    }
  }
}

/** Settles each that got its answer; gives those whose conversation is held up. */
async function writeBatch(db: Queries, batch: readonly Waiting[], waits: boolean): Promise<Waiting[]> {
  try {
    const outcomes = await appendPatiently(db, batch, waits);
    return batch.filter(({ resolve, reject }, i) => {
      const outcome = outcomes[i];
      if (outcome?.outcome === 'ocupada') return true;
      if (outcome === undefined) reject(new Error('a line was asked for and not answered'));
      else resolve(outcome);
      return false;
    });
  } catch (error) {
    const away = error instanceof DatabaseFault && (error.kind === 'unreachable' || error.kind === 'timeout');
    if (away || batch.length === 1) {
      for (const { reject } of batch) reject(error);
      return [];
    }
    // One by one where together they fail: a line that cannot be stored spoils nobody else's.
    const heldUp: Waiting[] = [];
    for (const waiting of batch) heldUp.push(...(await writeBatch(db, [waiting], waits)));
    return heldUp;
  }
}

export function openLineWriter(db: Queries): LineWriter {
  /** Per conversation, in the order they came; the conversation that waited longest first. */
  const queues = new Map<string, Waiting[]>();
  const heldUp: Waiting[] = [];
  const busy = new Set<string>();
  let waitingCount = 0;
  let atOnce = 0;
  let heldUpAtOnce = 0;

  function nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    for (const [id, queue] of queues) {
      if (batch.length === linesPerStatementMax) break;
      if (busy.has(id)) continue;
      const first = queue.shift();
      queues.delete(id);
      if (queue.length > 0) queues.set(id, queue);
      if (first === undefined) continue;
      busy.add(id);
      batch.push(first);
    }
    return batch;
  }

  function release(done: readonly Waiting[]): void {
    waitingCount -= done.length;
    for (const { pedida } of done) busy.delete(pedida.linea.conversacion);
  }

  async function write(batch: readonly Waiting[]): Promise<void> {
    const left = await writeBatch(db, batch, false);
    atOnce -= 1;
    heldUp.push(...left);
    release(batch.filter((waiting) => !left.includes(waiting)));
    start();
  }

  async function waitFor(one: Waiting): Promise<void> {
    await writeBatch(db, [one], true);
    heldUpAtOnce -= 1;
    release([one]);
    start();
  }

  function startNow(): void {
    while (atOnce < statementsAtOnceMax) {
      const batch = nextBatch();
      if (batch.length === 0) break;
      atOnce += 1;
      void write(batch);
    }
    while (heldUpAtOnce < heldUpAtOnceMax) {
      const one = heldUp.shift();
      if (one === undefined) break;
      heldUpAtOnce += 1;
      void waitFor(one);
    }
  }

  const start = paced(startNow, paceMs);

  return {
    append: (pedida) =>
      new Promise((resolve, reject) => {
        if (waitingCount >= waitingMax) {
          reject(new DatabaseFault('timeout', new Error('too many lines are waiting')));
          return;
        }
        waitingCount += 1;
        const id = pedida.linea.conversacion;
        const queue = queues.get(id);
        if (queue === undefined) queues.set(id, [{ pedida, resolve, reject }]);
        else queue.push({ pedida, resolve, reject });
        start();
      }),
  };
}
