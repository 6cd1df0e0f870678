/**
 * A process of its own for what strangers send: one order at a time, with limits on time, memory and number. What an
 * order does to that process is an outcome like any other, and the next order gets a fresh one.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';

export type Failure = 'tiempo' | 'memoria' | 'terminado' | 'cola-llena';

export type ProcessLimits = {
  /** Of the whole process, measured from outside. */
  readonly rssBytesMax: number;
  readonly heapMegabytesMax: number;
  readonly watchEveryMs: number;
  readonly ordersPerProcessMax: number;
  readonly idleSecondsMax: number;
  readonly waitingMax: number;
};

export type ProcessOptions<Order> = {
  /** Path of the program, which answers each message with one message. */
  readonly program: string;
  readonly limits: ProcessLimits;
  readonly secondsMaxOf: (order: Order) => number;
  /** `advanced` carries bytes and everything a structured clone can. */
  readonly serialization: 'json' | 'advanced';
  /** Where compiled code is kept between processes: without it the first order after a quiet while waits seconds longer. */
  readonly cacheFolder: string | undefined;
};

export type Outcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly causa: Failure };

export type WatchedProcess<Order, Answer> = {
  /** Never rejects. */
  ask(order: Order): Promise<Outcome<Answer>>;
  /** Ends the process; orders under way and waiting are answered `terminado`. */
  close(): void;
};

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

type Launch = Pick<ProcessOptions<never>, 'program' | 'limits' | 'serialization' | 'cacheFolder'>;

function startProcess({ program, limits, serialization, cacheFolder }: Launch): ChildProcess {
  const child = fork(program, {
    execArgv: [`--max-old-space-size=${limits.heapMegabytesMax}`, '--max-semi-space-size=8'],
    // Nothing of the service's configuration, secrets least of all.
    env: cacheFolder === undefined ? {} : { NODE_COMPILE_CACHE: cacheFolder },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization,
  });
  // An idle process must not keep the service from ending.
  child.unref();
  child.channel?.unref();
  return child;
}

type Sent<Order> = { readonly order: Order; readonly secondsMax: number };

/** Sends one order and watches over it. `Answer` is what the program of this process answers. */
function run<Order, Answer>(
  child: ChildProcess,
  { order, secondsMax }: Sent<Order>,
  limits: ProcessLimits,
): Promise<Outcome<Answer>> {
  return new Promise((resolve) => {
    let causa: Failure = 'terminado';
    const end = (outcome: Outcome<Answer>): void => {
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
    const answered = (answer: unknown): void => end({ ok: true, answer: answer as Answer });
    const exited = (): void => end({ ok: false, causa });
    const timer = setTimeout(() => kill('tiempo'), secondsMax * 1_000);
    const watch = setInterval(async () => {
      const bytes = child.pid === undefined ? null : await residentBytes(child.pid);
      if (bytes !== null && bytes > limits.rssBytesMax) kill('memoria');
    }, limits.watchEveryMs);
    child.once('message', answered);
    child.once('exit', exited);
    child.send(order as object, (error) => {
      if (error !== null) exited();
    });
  });
}

type Waiting<Order, Answer> = { readonly order: Order; settle(outcome: Outcome<Answer>): void };

export function openWatchedProcess<Order extends object, Answer>(
  options: ProcessOptions<Order>,
): WatchedProcess<Order, Answer> {
  const { limits, secondsMaxOf } = options;
  const waiting: Waiting<Order, Answer>[] = [];
  let child: ChildProcess | null = null;
  let served = 0;
  let busy = false;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;

  /** At rest it ends by itself when the line is cut, and keeps what it compiled; in the middle of an order it is killed. */
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
        next.settle({ ok: false, causa: 'terminado' });
        continue;
      }
      if (child === null || child.exitCode !== null || child.signalCode !== null) {
        child = startProcess(options);
        served = 0;
      }
      const { order } = next;
      next.settle(await run<Order, Answer>(child, { order, secondsMax: secondsMaxOf(order) }, limits));
      served += 1;
      if (served >= limits.ordersPerProcessMax) break;
    }
    busy = false;
    if (served >= limits.ordersPerProcessMax) endProcess();
    if (waiting.length > 0) return work();
    idle = setTimeout(endProcess, limits.idleSecondsMax * 1_000);
    idle.unref();
  }

  return {
    ask(order) {
      if (closed) return Promise.resolve({ ok: false, causa: 'terminado' });
      if (waiting.length >= limits.waitingMax) return Promise.resolve({ ok: false, causa: 'cola-llena' });
      return new Promise((settle) => {
        waiting.push({ order, settle });
        if (!busy) void work();
      });
    },
    close() {
      closed = true;
      clearTimeout(idle);
      endProcess();
    },
  };
}
