/** The answer that stays open: an SSE stream over the raw Node response, with the headers of every other answer. */
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { WebContext } from '../web.ts';
import { hubLimits } from './hub-limits.ts';
import type { Output, Stream } from './rooms.ts';
import { cursorFrom } from './stream-frames.ts';

export type StreamRefusal = { readonly status: 400 | 429 | 503; readonly sentence: string };

export type Gate = {
  /** Opens the stream towards `output` and says hello. */
  readonly follow: (output: Output, cursores: ReadonlyMap<string, number>) => Stream;
  readonly closed: (stream: Stream) => void;
};

const retryAfterSeconds = '15';

/** A write to a socket that has just gone is no fault; `close` follows and cleans up. */
const unheeded = (): void => undefined;

export function answerRefusal(c: WebContext, { status, sentence }: StreamRefusal): Response {
  c.header('retry-after', retryAfterSeconds);
  return c.text(sentence, status);
}

/** A browser that comes back by itself says what it has seen since the address was written. */
function latest(
  cursores: ReadonlyMap<string, number>,
  lastEventId: string | undefined,
): ReadonlyMap<string, number> {
  const seen = cursorFrom(lastEventId);
  const known = seen === null ? undefined : cursores.get(seen.c);
  if (seen === null || known === undefined || known >= seen.n) return cursores;
  return new Map(cursores).set(seen.c, seen.n);
}

/**
 * HEAD gets the headers alone. What outlives the request holds nothing of it but the response itself: neither the
 * context nor the visit.
 */
export function answerStream(c: WebContext, cursores: ReadonlyMap<string, number>, gate: Gate): Response {
  const { incoming, outgoing } = c.env;
  // Written into a new answer and not read from `c.res`, which would turn the marker below into an answer of its own.
  const head = c.body(null, 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  });
  if (incoming.method === 'HEAD') return head;
  if (outgoing.destroyed) return RESPONSE_ALREADY_SENT;
  const lastEventId = incoming.headers['last-event-id'];
  outgoing.on('error', unheeded);
  incoming.socket.setNoDelay(true);
  incoming.socket.setKeepAlive(true, hubLimits.tcpProbeMs);
  outgoing.writeHead(200, Object.fromEntries(head.headers));
  const stream = gate.follow(
    outgoing,
    latest(cursores, typeof lastEventId === 'string' ? lastEventId : undefined),
  );
  closeWith(outgoing, stream, gate.closed);
  return RESPONSE_ALREADY_SENT;
}

/** In a function of its own, so that the listener keeps these three and not the context. */
function closeWith(outgoing: WebContext['env']['outgoing'], stream: Stream, closed: Gate['closed']): void {
  outgoing.once('close', () => closed(stream));
}
