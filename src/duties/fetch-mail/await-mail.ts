/** Waits until the server says that mail came, and finds out meanwhile whether it is still there. */
import { setTimeout as wait } from 'node:timers/promises';
import { faultFromImap, MailboxFault } from './mailbox-fault.ts';
import type { OpenMailbox } from './open-mailbox.ts';

const endedPauseMs = 1_000;

export type News = {
  /** Mail that comes from here on is noticed by the next `wait`. */
  expect(): void;
  /** Resolves when mail came, when `watchMs` are over, or when the line or the stay ends. Throws MailboxFault. */
  wait(watchMs: number): Promise<void>;
  end(): void;
};

/** Of a line that stands; a server without IDLE (RFC 2177) is asked from time to time. */
export function awaitMail({ client, brokenBy }: OpenMailbox, signal: AbortSignal): News {
  let came = false;
  let wake: () => void = () => undefined;
  const noticed = (): void => {
    came = true;
    wake();
  };
  const woken = (): void => wake();
  client.on('exists', noticed);
  client.on('close', woken);
  signal.addEventListener('abort', woken);

  async function sleep(watchMs: number): Promise<void> {
    const woke = Promise.withResolvers<void>();
    wake = woke.resolve;
    const timer = setTimeout(woke.resolve, watchMs);
    try {
      const idling = client.idle().then(
        () => undefined,
        () => undefined,
      );
      // A server that ends every IDLE at once is not asked without a pause.
      await Promise.race([woke.promise, idling.then(() => wait(endedPauseMs, undefined, { ref: false }))]);
      // Ends the IDLE; a line that nobody holds at the other end comes out here.
      if (!signal.aborted) await client.noop();
      await idling;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    expect() {
      came = false;
    },
    async wait(watchMs) {
      if (came || signal.aborted) return;
      try {
        await sleep(watchMs);
      } catch (error) {
        throw brokenBy() ?? faultFromImap(error);
      }
      if (!client.usable && !signal.aborted) throw brokenBy() ?? new MailboxFault('conexion');
    },
    end() {
      client.off('exists', noticed);
      client.off('close', woken);
      signal.removeEventListener('abort', woken);
    },
  };
}
