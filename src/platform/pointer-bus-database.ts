/** The bus between processes: this one hears at once, the others by NOTIFY, in batches over one connection of its own. */
import type pg from 'pg';
import { chatLimits } from '../domain/chat/chat-limits.ts';
import { keepListening } from './listening-connection.ts';
import type { Log } from './log.ts';
import { localBus, type Pointer, type PointerBus } from './pointer-bus.ts';
import { payloadsFrom, pointersFrom } from './pointer-payload.ts';

const channel = 'ventanilla';
/** Different keys kept while there is no connection; beyond that the others find what grew by polling. */
const keptMax = 5_000;

/** Said to the own listeners when notifications may have been missed: look at everything you follow. */
export const lookEverywhere: Pointer = { topic: 'todo', key: '', n: 0 };

/**
 * Connects by itself and for ever. NOTIFY at commit takes a lock of the whole server, so there is one statement per
 * batch of `notifyBatchMs`, never inside a business transaction.
 */
export function databaseBus(connection: pg.ClientConfig, log: Log): PointerBus {
  const local = localBus();
  const waiting = new Map<string, Pointer>();
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;
  let stopped = false;

  function keep(pointer: Pointer): void {
    const name = `${pointer.topic}\n${pointer.key}`;
    const known = waiting.get(name);
    if (known === undefined ? waiting.size < keptMax : known.n < pointer.n) waiting.set(name, pointer);
  }

  async function send(): Promise<void> {
    const batch = [...waiting.values()];
    waiting.clear();
    if (batch.length > 0 && !(await line.send(payloadsFrom(batch)))) for (const one of batch) keep(one);
    else if (waiting.size > 0) arm();
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    sending ??= send().finally(() => {
      sending = undefined;
    });
    return sending;
  }

  /** While a batch is under way the next one collects, and is armed at its end. */
  function arm(): void {
    if (timer === undefined && !stopped) timer = setTimeout(flush, chatLimits.notifyBatchMs);
  }

  const line = keepListening({
    connection,
    channel,
    log,
    onUp: () => {
      local.announce(lookEverywhere);
      arm();
    },
    onPayload: (payload) => {
      for (const pointer of pointersFrom(payload)) local.announce(pointer);
    },
  });

  return {
    announce(pointer) {
      if (stopped) return;
      local.announce(pointer);
      keep(pointer);
      if (sending === undefined) arm();
    },
    listen: (listener) => local.listen(listener),
    async stop() {
      stopped = true;
      await flush();
      await flush();
      await line.close();
      await local.stop();
    },
  };
}
