/** One stream for everything the desk follows; whatever happens to it, it is opened again from the lines that are there. */

export type DeskStream = {
  /** What is followed changed: opens it anew from here. */
  follow(): void;
  stop(): void;
};

type Told = {
  line(event: { c: string; changes: boolean; html: string }): void;
  typing(c: string, by: string): unknown;
  inbox(): void;
  /** The server asks to draw the whole conversation again. */
  resync(c: string): void;
  ended(): void;
  connected(): void;
  lost(): void;
};

const retryMs = [1000, 2000, 5000, 10_000, 20_000] as const;
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

function read(event: Event): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse((event as MessageEvent<string>).data);
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** `cursors`: conversation → last line the page shows; asked each time the stream opens. */
export function deskStream(href: string, cursors: () => ReadonlyMap<string, number>, told: Told): DeskStream {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isOver = false;

  const shut = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const later = (waitMs: number) => {
    shut();
    timer = setTimeout(open, waitMs);
  };
  const fail = () => {
    const waitMs = retryMs[Math.min(failures, retryMs.length - 1)] ?? 1000;
    failures += 1;
    told.lost();
    later(waitMs * (0.7 + 0.6 * fraction()));
  };
  function open(): void {
    shut();
    if (isOver) return;
    const ver = [...cursors()].map(([id, n]) => `${id}:${n}`).join(',');
    const stream = new EventSource(`${href}?ver=${ver}`);
    source = stream;
    stream.addEventListener('open', () => {
      failures = 0;
      told.connected();
    });
    stream.addEventListener('error', fail);
    stream.addEventListener('linea', (event) => {
      const { c, cambia, html } = read(event);
      told.line({ c: asText(c), changes: cambia === true, html: asText(html) });
    });
    stream.addEventListener('escribiendo', (event) => {
      const { c, quien } = read(event);
      told.typing(asText(c), asText(quien));
    });
    stream.addEventListener('bandeja', () => told.inbox());
    stream.addEventListener('resync', (event) => {
      told.resync(asText(read(event).c));
      later(0);
    });
    stream.addEventListener('reinicio', (event) => later(Number(read(event).esperaMs) || 1000));
    stream.addEventListener('fin', () => {
      isOver = true;
      shut();
      told.ended();
    });
  }
  addEventListener('online', () => !isOver && later(0));
  addEventListener('pagehide', shut);
  addEventListener('pageshow', (event) => event.persisted && later(0));
  open();
  return {
    follow: () => !isOver && later(50),
    stop: () => {
      isOver = true;
      shut();
    },
  };
}

/** Spreads the returns of many tabs; nothing secret hangs on it. */
function fraction(): number {
  return (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 255;
}
