/** Reads an event stream as a browser would, and tells every event; may be cut at any byte. */
import { get, type IncomingMessage } from 'node:http';

export type StreamEvent = { readonly event: string; readonly id: string | null; readonly data: unknown };

export type Stream = {
  /** Drops the connection without a word, as a weak link does. */
  cut(): void;
  /** Resolves when it is over, from whichever side. */
  readonly over: Promise<'cut' | 'ended' | 'refused'>;
};

function parse(block: string): StreamEvent | null {
  let event = 'message';
  let id: string | null = null;
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const field = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    if (field === 'id') id = value;
    if (field === 'data') data.push(value);
  }
  return data.length === 0 ? null : { event, id, data: JSON.parse(data.join('\n')) };
}

/** `onEvent` hears them in order. Never rejects: a server that is gone is `refused`. */
export function openStream(
  url: string,
  headers: Readonly<Record<string, string>>,
  onEvent: (event: StreamEvent) => void,
): Stream {
  const { promise: over, resolve } = Promise.withResolvers<'cut' | 'ended' | 'refused'>();
  let wasCut = false;
  const request = get(url, { headers: { accept: 'text/event-stream', ...headers }, agent: false });
  request.on('error', () => resolve(wasCut ? 'cut' : 'refused'));
  request.on('response', (response: IncomingMessage) => {
    if (response.statusCode !== 200) {
      response.resume();
      resolve('refused');
      return;
    }
    response.setEncoding('utf8');
    let rest = '';
    response.on('data', (chunk: string) => {
      if (wasCut) return;
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parse(block);
        if (event !== null) onEvent(event);
      }
    });
    response.on('close', () => resolve(wasCut ? 'cut' : 'ended'));
    response.on('error', () => resolve(wasCut ? 'cut' : 'ended'));
  });
  return {
    cut() {
      wasCut = true;
      request.destroy();
    },
    over,
  };
}
