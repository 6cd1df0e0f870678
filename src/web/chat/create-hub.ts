/** The hub of a process: everybody who follows a conversation live, by stream or by long poll, and what reaches them. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import type { Linea } from '../../domain/chat/linea.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { Pointer, PointerBus } from '../../platform/pointer-bus.ts';
import { lookEverywhere } from '../../platform/pointer-bus-database.ts';
import type { Web, WebContext } from '../web.ts';
import { type ChatReader, type Delivery, deliveryOver } from './delivery.ts';
import { farewellsFrom } from './farewell.ts';
import { hubLimits } from './hub-limits.ts';
import { longPollsIn } from './long-polls.ts';
import { type Notices, noticesTo } from './notices.ts';
import { type Asker, type Output, openRooms, type Render, type Rooms, type Stream } from './rooms.ts';
import { answerRefusal, answerStream, type StreamRefusal } from './stream-answer.ts';
import { beat, comeBack, hello } from './stream-frames.ts';
import { streamRefusal } from './stream-refusal.ts';

export type StreamAsked = Asker & {
  /** Conversation → last line the tab has. */
  readonly cursores: ReadonlyMap<string, number>;
  /** Units whose inbox changes are told. */
  readonly bandejas: readonly string[];
  /** Per line, for this audience. Kept as long as the stream: it must hold neither the context nor the visit. */
  readonly render: Render;
};

export type ChatHub = {
  /** Answers with an SSE stream over the raw Node response; 400, 429 or 503 with a sentence where it cannot. */
  stream(web: Web, c: WebContext, asked: StreamAsked): Response | Promise<Response>;
  /**
   * Waits up to about `seconds` for lines after the cursor and gives at most `linesPerBatchMax` of them; [] when none
   * came. With `asker` their rights are asked again when lines come, and who has none any more gets [].
   */
  waitForLines(id: string, despues: number, seconds: number, asker?: Asker): Promise<readonly Linea[]>;
  /** Ends every stream with event `reinicio` and every wait; then refuses new ones with 503. Safe to call again. */
  drain(): Promise<void>;
  counts(): { streams: number; conversations: number };
};

/** What drives a hub and what lies below HTTP; `openHub` keeps it to itself. */
export type DrivenHub = ChatHub & {
  follow(asked: StreamAsked, output: Output): Stream;
  closed(stream: Stream): void;
  refusal(asked: StreamAsked): StreamRefusal | null;
  /** Every `pollSeconds`: looks at everything followed, ends waits, sends the beats that are due. */
  round(): Promise<void>;
};

export type HubParts = ChatReader & {
  readonly bus: PointerBus;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'randomDigits'>;
  readonly log: Log;
  /** Between the starts of two readings. */
  readonly paceMs: number;
};

const beatRounds = Math.floor(chatLimits.streamBeatSeconds / chatLimits.pollSeconds);

/** What a pointer means for the rooms of this process. */
function hearing(rooms: Rooms, notices: Notices, delivery: Delivery): (pointers: readonly Pointer[]) => void {
  return (pointers) => {
    for (const { topic, key, n } of pointers) {
      if (topic === 'escribiendo') notices.typing(key, n);
      else if (topic === 'bandeja') notices.inbox(key);
      else if (topic === lookEverywhere.topic) {
        notices.allInboxes();
        void delivery.poll();
      } else if (topic === 'chat') {
        const room = rooms.byId.get(key);
        if (room === undefined || n <= room.known) continue;
        room.known = n;
        rooms.behind.add(room);
      }
    }
    notices.flush();
    delivery.wake();
  };
}

/** Streams get their beats in turns, so that no round writes to all of them. */
function followerOf(rooms: Rooms, delivery: Delivery): DrivenHub['follow'] {
  let opened = 0;
  return ({ quien, huellaDeSesion, bandejas, render, cursores }, output) => {
    opened += 1;
    const slot = opened % beatRounds;
    const stream: Stream = {
      kind: 'stream',
      quien,
      huellaDeSesion,
      bandejas,
      render,
      output,
      followers: [],
      slot,
      ended: false,
      farewellRounds: 0,
    };
    output.write(hello);
    rooms.join(stream, cursores);
    delivery.wake();
    return stream;
  };
}

export function createHub({ bus, clock, ids, log, paceMs, ...reader }: HubParts): DrivenHub {
  const rooms = openRooms();
  const farewells = farewellsFrom(rooms);
  const delivery = deliveryOver(rooms, farewells, reader, { log, paceMs });
  const notices = noticesTo(rooms, farewells, clock);
  const longPolls = longPollsIn(rooms);
  const follow = followerOf(rooms, delivery);
  const deafen = bus.listen(hearing(rooms, notices, delivery));
  let rounds = 0;
  let draining: Promise<void> | undefined;

  const refusal = (asked: StreamAsked) => streamRefusal(rooms, asked, draining !== undefined);

  async function drain(): Promise<void> {
    deafen();
    notices.stop();
    longPolls.round('all');
    const spreadMs = () => Number(ids.randomDigits(6)) % hubLimits.returnMsSpread;
    for (const stream of rooms.streams) farewells.end(stream, comeBack(hubLimits.returnMsMin + spreadMs()));
    const hurry = setTimeout(() => farewells.cut(), hubLimits.drainMs);
    await farewells.allClosed();
    clearTimeout(hurry);
  }

  return {
    follow,
    closed: farewells.closed,
    refusal,
    async round() {
      rounds += 1;
      farewells.round();
      longPolls.round('due');
      for (const stream of rooms.streams)
        if (stream.slot === rounds % beatRounds) farewells.writeIfFlowing(stream, beat);
      if (rounds % hubLimits.inboxRounds === 0) notices.allInboxes();
      notices.flush();
      await delivery.poll();
    },
    stream(_web, c, asked) {
      const no = refusal(asked);
      if (no !== null) return answerRefusal(c, no);
      return answerStream(c, asked.cursores, {
        follow: (output, cursores) => follow({ ...asked, cursores }, output),
        closed: farewells.closed,
      });
    },
    waitForLines(...asked) {
      if (draining !== undefined) return Promise.resolve([]);
      const lines = longPolls.waitForLines(...asked);
      delivery.wake();
      return lines;
    },
    drain() {
      draining ??= drain();
      return draining;
    },
    counts: () => ({ streams: rooms.streams.size, conversations: rooms.byId.size }),
  };
}
