/** One connection of its own that stays on a LISTEN channel: it comes back by itself after whatever broke it. */
import pg from 'pg';
import { faultFrom } from './database-fault.ts';
import type { Log } from './log.ts';

export type ListeningOptions = {
  readonly connection: pg.ClientConfig;
  /** A plain identifier. */
  readonly channel: string;
  readonly log: Log;
  /** After each LISTEN: what was notified before it has been missed. */
  readonly onUp: () => void;
  /** What another connection notified; the own echoes are left out. */
  readonly onPayload: (payload: string) => void;
};

export type ListeningConnection = {
  /** Notifies all of them in one statement; false when that could not be done now. Never throws. */
  send(payloads: readonly string[]): Promise<boolean>;
  close(): Promise<void>;
};

const connectTimeoutMs = 5_000;
const queryTimeoutMs = 10_000;
/** A peer that vanished without a word is noticed by asking it something. */
const pingMs = 15_000;
const pauseMsMin = 50;
const pauseMsMax = 5_000;

type Opened = { readonly client: pg.Client; readonly pid: number };

async function open(client: pg.Client, channel: string): Promise<Opened> {
  await client.connect();
  const answer = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  await client.query(`listen ${channel}`);
  return { client, pid: Number(answer.rows[0]?.pid) };
}

export function keepListening(options: ListeningOptions): ListeningConnection {
  const { connection, channel, log, onUp, onPayload } = options;
  let up: Opened | null = null;
  let closed = false;
  let pauseMs = pauseMsMin;
  let retry: NodeJS.Timeout | undefined;
  let current: pg.Client;

  function lost(client: pg.Client, error?: unknown): void {
    if (client !== current || closed || retry !== undefined) return;
    up = null;
    log.debug('avisos-desconectados', { code: error === undefined ? '' : faultFrom(error).code });
    client.end().catch(() => undefined);
    retry = setTimeout(connect, pauseMs);
    pauseMs = Math.min(pauseMs * 2, pauseMsMax);
  }

  function connect(): void {
    retry = undefined;
    const client = new pg.Client({
      ...connection,
      application_name: 'ventanilla-avisos',
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: queryTimeoutMs,
      keepAlive: true,
    });
    current = client;
    client.on('error', (error) => lost(client, error));
    client.on('end', () => lost(client));
    // An echo may come before `open` is through; it then counts as another's, which costs one look at most.
    client.on('notification', ({ processId, payload }) => {
      if (processId !== up?.pid) onPayload(payload ?? '');
    });
    open(client, channel).then(
      (opened) => {
        if (closed || client !== current || retry !== undefined) return;
        up = opened;
        pauseMs = pauseMsMin;
        onUp();
      },
      (error) => lost(client, error),
    );
  }

  connect();
  const ping = setInterval(() => {
    const asked = up?.client;
    asked?.query('select 1').catch((error) => lost(asked, error));
  }, pingMs);
  ping.unref();

  return {
    async send(payloads) {
      const used = up?.client;
      if (used === undefined) return false;
      try {
        await used.query({
          name: 'puntero-avisar',
          text: 'select pg_notify($1, payload) from unnest($2::text[]) as payload',
          values: [channel, payloads],
        });
        return true;
      } catch (error) {
        lost(used, error);
        return false;
      }
    },
    async close() {
      closed = true;
      clearInterval(ping);
      clearTimeout(retry);
      up = null;
      await current.end().catch(() => undefined);
    },
  };
}
