/**
 * Has files looked into by a process of its own, with limits on time, memory and number. What a file does to that
 * process is a finding like any other: `unknown`, and a person decides.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Examen } from '../../domain/documento/examen.ts';
import { type ExamenLimits, examenLimits } from './examen-limits.ts';
import type { Answer, ExamOrder, Order, PageOrder, SignatureTrust } from './order.ts';
import { type Failure, unexamined } from './unexamined.ts';

export type Examiner = {
  /** Never rejects. */
  examine(order: Omit<ExamOrder, 'kind' | 'trust'>): Promise<Examen>;
  /** PNG; null where the page cannot be drawn. Never rejects. */
  page(order: Omit<PageOrder, 'kind'>): Promise<Buffer | null>;
  /** Ends the process; orders under way are answered `unknown`. */
  close(): void;
};

const program = fileURLToPath(new URL('./examiner-process.ts', import.meta.url));
const pageBytes = 4_096;

/** Resident bytes of a process; null where the system does not tell (only Linux does it this way). */
async function residentBytes(pid: number): Promise<number | null> {
  try {
    const [, pages] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
    return Number(pages) * pageBytes;
  } catch {
    // Another system, or the process has just ended.
    return null;
  }
}

type Outcome = Answer | { readonly kind: 'fallo'; readonly causa: Failure };
type Waiting = { readonly order: Order; settle(outcome: Outcome): void };

function startProcess({ heapMegabytesMax }: ExamenLimits, cacheFolder: string | undefined): ChildProcess {
  const child = fork(program, {
    execArgv: [`--max-old-space-size=${heapMegabytesMax}`, '--max-semi-space-size=8'],
    // Nothing of the service's configuration, secrets least of all.
    env: cacheFolder === undefined ? {} : { NODE_COMPILE_CACHE: cacheFolder },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'json',
  });
  // An idle examiner must not keep the service from ending.
  child.unref();
  child.channel?.unref();
  return child;
}

/** Sends one order and watches over it. */
function run(child: ChildProcess, order: Order, limits: ExamenLimits): Promise<Outcome> {
  const seconds = order.kind === 'pagina' ? limits.pageSecondsMax : limits.examSecondsMax;
  return new Promise((resolve) => {
    let causa: Failure = 'terminado';
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      clearInterval(watch);
      child.off('message', answered);
      child.off('exit', exited);
      resolve(outcome);
    };
    const kill = (why: Failure): void => {
      causa = why;
      child.kill('SIGKILL');
    };
    const answered = (answer: unknown): void => end(answer as Answer);
    const exited = (): void => end({ kind: 'fallo', causa });
    const timer = setTimeout(() => kill('tiempo'), seconds * 1_000);
    const watch = setInterval(async () => {
      const bytes = child.pid === undefined ? null : await residentBytes(child.pid);
      if (bytes !== null && bytes > limits.rssBytesMax) kill('memoria');
    }, limits.watchEveryMs);
    child.once('message', answered);
    child.once('exit', exited);
    child.send(order, (error) => {
      if (error !== null) exited();
    });
  });
}

export type ExaminerOptions = {
  /** Replace single values of `examenLimits`. */
  readonly limits?: Partial<ExamenLimits>;
  /** Where compiled code is kept between processes: without it the first file after a quiet while waits seconds longer. */
  readonly cacheFolder?: string;
};

export function openExaminer(trust: SignatureTrust, options: ExaminerOptions = {}): Examiner {
  const limits: ExamenLimits = { ...examenLimits, ...options.limits };
  const waiting: Waiting[] = [];
  let child: ChildProcess | null = null;
  let served = 0;
  let busy = false;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;

  /** At rest it ends by itself when the line is cut, and keeps what it compiled; in the middle of a file it is killed. */
  function endProcess(): void {
    if (busy) child?.kill('SIGKILL');
    else if (child?.connected === true) child.disconnect();
    child = null;
    served = 0;
  }

  async function work(): Promise<void> {
    busy = true;
    clearTimeout(idle);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (closed) {
        next.settle({ kind: 'fallo', causa: 'terminado' });
        continue;
      }
      if (child === null || child.exitCode !== null || child.signalCode !== null)
        child = startProcess(limits, options.cacheFolder);
      next.settle(await run(child, next.order, limits));
      served += 1;
      if (served >= limits.ordersPerProcessMax) break;
    }
    busy = false;
    if (served >= limits.ordersPerProcessMax) endProcess();
    if (waiting.length > 0) return work();
    idle = setTimeout(endProcess, limits.idleSecondsMax * 1_000);
    idle.unref();
  }

  function ask(order: Order): Promise<Outcome> {
    if (closed) return Promise.resolve({ kind: 'fallo', causa: 'terminado' });
    if (waiting.length >= limits.waitingMax) return Promise.resolve({ kind: 'fallo', causa: 'cola-llena' });
    return new Promise((settle) => {
      waiting.push({ order, settle });
      if (!busy) void work();
    });
  }

  return {
    async examine(order) {
      const outcome = await ask({ kind: 'examinar', trust, ...order });
      if (outcome.kind === 'examen') return outcome.examen;
      return unexamined(order.tipo, outcome.kind === 'fallo' ? outcome.causa : 'terminado');
    },
    async page(order) {
      const outcome = await ask({ kind: 'pagina', ...order });
      return outcome.kind === 'pagina' && outcome.png !== null ? Buffer.from(outcome.png, 'base64') : null;
    },
    close() {
      closed = true;
      clearTimeout(idle);
      endProcess();
    },
  };
}
