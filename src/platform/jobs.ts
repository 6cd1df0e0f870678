/** The job queues at run time: pg-boss on the same PostgreSQL, woken by NOTIFY, with a small pool of its own. */
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { ConstructorOptions, JobWithMetadata, PgBoss } from 'pg-boss';
import type { Json } from '../domain/canonical-json.ts';
import { stopwatch } from './clock.ts';
import type { Queries } from './database.ts';
import { jobsSchema, type QueueName, queueNames } from './job-queues.ts';
import type { Log } from './log.ts';
import { nameId } from './name-id.ts';

export type JobData = { readonly [name: string]: Json };

/** A job under an id that says what it is about: the same job put in twice is there once. */
export type NewJob = {
  readonly id: string;
  readonly queue: QueueName;
  readonly data: JobData;
  /** One of very many at once, for which nobody waits: every other of its queue goes first. */
  readonly isBulk?: boolean;
};

/** One try of a job; `isLast`: no other follows. */
export type Attempt = { readonly id: string; readonly data: unknown; readonly isLast: boolean };

/** `done` ends a job; `failed` tries it again after a pause; `dead` leaves it to people at once. */
export type JobOutcome = 'done' | 'failed' | 'dead';

export type DeadJob = {
  readonly id: string;
  readonly queue: string;
  readonly data: unknown;
  readonly since: Date;
};

/** As counted within the last minute. */
export type QueueHealth = { readonly queue: string; readonly waiting: number; readonly failed: number };

export type Jobs = {
  /** Puts jobs in as part of the caller's transaction. Never from a business transaction: NOTIFY serialises commits. */
  insert(queries: Queries, jobs: readonly NewJob[]): Promise<void>;
  /** Puts one job in by itself. */
  send(job: NewJob): Promise<void>;
  /** From now on this process works on a queue, up to ten jobs after one another. */
  work(queue: QueueName, handle: (attempt: Attempt) => Promise<JobOutcome>): Promise<void>;
  counts(): Promise<readonly QueueHealth[]>;
  /** What failed for good, the oldest first. */
  dead(max: number): Promise<readonly DeadJob[]>;
  /** Gives a dead job all its tries again; false when it is not there. */
  revive(id: string): Promise<boolean>;
  /** Waits for the jobs in hand, at most ten seconds. */
  stop(): Promise<void>;
};

export type JobsOptions = {
  readonly connection: pg.ClientConfig;
  readonly log: Log;
  /** How often queues are looked at where no NOTIFY came: retries wait for this. */
  readonly pollSeconds?: number;
};

const poolMax = 2;
const batchSize = 10;
const restPerWork = 3;
const restMsMax = 2_000;
const stopMs = 10_000;
/** Below the library's 0. */
const bulkPriority = -1;

/** The connection without the members that are absent: the library's types tell absent from undefined. */
function connectionOptions(connection: pg.ClientConfig): ConstructorOptions {
  const { host, port, user, password, database, connectionString, ssl } = connection;
  const given = Object.entries({ host, port, user, password, database, connectionString, ssl });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

/** Statements of the library in our transaction; it writes the queue's name into the text, so the text names it. */
function within(queries: Queries): {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: object[] }>;
} {
  return {
    executeSql: async (text, values) => ({
      rows: await queries.query({ name: `pgboss-${nameId(text)}`, text }, values),
    }),
  };
}

function attemptFrom({ id, data, retryCount, retryLimit }: JobWithMetadata): Attempt {
  return { id, data, isLast: retryCount >= retryLimit };
}

const settled = { done: 'completed', failed: 'failed', dead: 'deadletter' } as const;

/** Tries one job. What it throws is logged without its message, which may quote data, and tried again. */
async function tryJob(
  queue: QueueName,
  attempt: Attempt,
  handle: (attempt: Attempt) => Promise<JobOutcome>,
  log: Log,
): Promise<JobOutcome> {
  try {
    return await handle(attempt);
  } catch (error) {
    if (attempt.isLast) log.fault(error, { duty: queue, id: attempt.id });
    else
      log.warn('tarea-por-repetir', {
        duty: queue,
        id: attempt.id,
        code: error instanceof Error ? error.name : '',
      });
    return 'failed';
  }
}

async function startBoss({ connection, log, pollSeconds }: JobsOptions): Promise<PgBoss> {
  // Loaded here and not at the top: the start of the server does not wait for it.
  const { PgBoss: Boss } = await import('pg-boss');
  const boss = new Boss({
    ...connectionOptions(connection),
    schema: jobsSchema,
    max: poolMax,
    application_name: 'ventanilla-tareas',
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
    // The serving role owns nothing, so it could not rebuild an index; the owner's autovacuum looks after the rest.
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    ...(pollSeconds === undefined
      ? {}
      : { superviseIntervalSeconds: Math.ceil(pollSeconds), monitorIntervalSeconds: Math.ceil(pollSeconds) }),
  });
  boss.on('error', (error) => log.warn('colas-con-falla', { duty: 'colas', code: codeOf(error) }));
  boss.on('warning', () => log.warn('colas-avisan', { duty: 'colas' }));
  await boss.start();
  return boss;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** Starts them; throws when the database does not answer or its queues are not this program's. */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const boss = await startBoss(options);
  const { log, pollSeconds = 30 } = options;

  async function insert(queries: Queries, jobs: readonly NewJob[]): Promise<void> {
    for (const queue of queueNames) {
      const mine = jobs
        .filter((job) => job.queue === queue)
        .map(({ id, data, isBulk }) => ({ id, data, priority: isBulk === true ? bulkPriority : 0 }));
      if (mine.length > 0) await boss.insert(queue, mine, { db: within(queries) });
    }
  }

  async function work(queue: QueueName, handle: (attempt: Attempt) => Promise<JobOutcome>): Promise<void> {
    const options = {
      batchSize,
      perJobResults: true,
      includeMetadata: true,
      burstWhenBatchFull: true,
      pollingIntervalSeconds: Math.min(pollSeconds, 5),
      notifyPollingIntervalSeconds: pollSeconds,
    } as const;
    await boss.work(queue, options, async (batch: JobWithMetadata[]) => {
      const results: { id: string; status: 'completed' | 'failed' | 'deadletter' }[] = [];
      const worked = stopwatch();
      for (const job of batch) {
        // Those not begun when the stop came are tried again by whoever works next.
        const outcome = job.signal.aborted ? 'failed' : await tryJob(queue, attemptFrom(job), handle, log);
        results.push({ id: job.id, status: settled[outcome] });
      }
      // A full batch means that more waits: most of the time then belongs to the people at the window.
      if (batch.length === batchSize) await wait(Math.min(worked() * restPerWork, restMsMax));
      return results;
    });
  }

  return {
    insert,
    work,
    send: async ({ id, queue, data }) => {
      await boss.insert(queue, [{ id, data }]);
    },
    counts: async () =>
      (await boss.getQueues([...queueNames])).map(({ name, queuedCount, failedCount }) => ({
        queue: name,
        waiting: queuedCount,
        failed: failedCount,
      })),
    dead: async (max) =>
      (await boss.findJobs('muertas', { queued: true, limit: max })).map((job) => ({
        id: job.id,
        queue: job.sourceName ?? '',
        data: job.data,
        since: job.createdOn,
      })),
    revive: async (id) => (await boss.redrive('muertas', { ids: [id], limit: 1 })) === 1,
    stop: async () => {
      await boss.stop({ graceful: true, timeout: stopMs });
      // The pool ends before its connections have: a server that stops right after us tells them so, and it is no news.
      boss.removeAllListeners('error').on('error', () => undefined);
    },
  };
}
