/** Keeps a conversation's news coming: a stream, a waiting poll where streams do not pass, nothing while nobody looks. */
import { fetchLines, type LineEvent, lineEventOf } from './chat-exchange.ts';

export type Connection = {
  /** Asks at once for what is missing. */
  catchUp(): Promise<void>;
  stop(): void;
};

type Asked = { flujo: string; lineas: string; last: () => number };
type Told = {
  /** False where a line before it is missing. */
  line(event: LineEvent): boolean;
  typing(): void;
  /** Too far behind, or no conversation any more: what is on the page begins anew. */
  restart(): void;
  /** The right to read it ended. */
  ended(): void;
  state(isConnected: boolean): void;
};

const retryMs = [1_000, 2_000, 5_000, 10_000, 20_000] as const;
/** So many streams in a row that never opened: something on the way does not let them pass. */
const streamFailuresMax = 3;
const pollSeconds = 25;
/** A tab out of sight for so long needs no stream; it catches up when it is looked at. */
const hiddenMs = 60_000;

/** Spreads the returns of many tabs; nothing secret hangs on it. */
const fraction = () => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 255;
const dataOf = (event: Event): unknown => JSON.parse((event as MessageEvent<string>).data);

type Heard = {
  opened(): void;
  failed(): void;
  line(event: LineEvent): void;
  typing(): void;
  later(waitMs: number): void;
  over(what: 'fin' | 'resync'): void;
};

/** What each event of the stream means. */
function openStream(href: string, heard: Heard): EventSource {
  const stream = new EventSource(href);
  stream.addEventListener('open', () => heard.opened());
  stream.addEventListener('error', () => heard.failed());
  stream.addEventListener('linea', (event) => heard.line(lineEventOf(dataOf(event))));
  stream.addEventListener('escribiendo', () => heard.typing());
  stream.addEventListener('reinicio', (event) => {
    const { esperaMs } = dataOf(event) as { esperaMs: number };
    heard.later(esperaMs * (1 + fraction()));
  });
  for (const what of ['fin', 'resync'] as const) stream.addEventListener(what, () => heard.over(what));
  return stream;
}

export function connectNews({ flujo, lineas, last }: Asked, told: Told): Connection {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let polling: AbortController | undefined;
  let failures = 0;
  let isOver = false;

  const shut = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
    polling?.abort();
    polling = undefined;
  };
  const later = (waitMs: number) => {
    shut();
    timer = setTimeout(open, waitMs);
  };
  const fail = () => {
    if (isOver) return;
    const waitMs = retryMs[Math.min(failures, retryMs.length - 1)] ?? 1_000;
    failures += 1;
    told.state(false);
    later(waitMs * (0.7 + 0.6 * fraction()));
  };
  const stop = () => {
    isOver = true;
    shut();
    clearTimeout(hiding);
    removeEventListener('online', wake);
    removeEventListener('offline', lose);
    document.removeEventListener('visibilitychange', look);
  };
  async function ask(seconds: number, signal?: AbortSignal): Promise<boolean> {
    const found = await fetchLines(lineas, last(), seconds, signal);
    if (isOver) return false;
    if (found === null || found.resync) {
      stop();
      told.restart();
      return false;
    }
    found.lines.every(told.line);
    return true;
  }
  async function poll(): Promise<void> {
    const mine = new AbortController();
    polling = mine;
    try {
      while (!mine.signal.aborted && (await ask(pollSeconds, mine.signal))) told.state(true);
    } catch {
      if (!mine.signal.aborted) fail();
    }
  }
  const catchUp = () =>
    ask(0).then(
      () => undefined,
      () => undefined,
    );
  function open(): void {
    shut();
    if (isOver) return;
    // Every other try gives the stream another chance.
    if (failures >= streamFailuresMax && failures % 2 === 1) return void poll();
    source = openStream(`${flujo}?desde=${last()}`, {
      opened() {
        failures = 0;
        told.state(true);
      },
      failed: fail,
      line: (event) => void (told.line(event) || catchUp()),
      typing: told.typing,
      later,
      over(what) {
        stop();
        if (what === 'fin') told.ended();
        else told.restart();
      },
    });
  }
  function wake(): void {
    failures = 0;
    later(0);
  }
  /** A stream may not notice for minutes that nothing comes any more; the device does at once. */
  function lose(): void {
    shut();
    told.state(false);
  }
  function look(): void {
    clearTimeout(hiding);
    if (document.visibilityState === 'hidden') hiding = setTimeout(shut, hiddenMs);
    else if (!source && !polling && !isOver) wake();
  }
  addEventListener('online', wake);
  addEventListener('offline', lose);
  document.addEventListener('visibilitychange', look);
  open();
  return { catchUp, stop };
}
