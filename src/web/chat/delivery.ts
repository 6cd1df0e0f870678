/** Brings every follower the lines it lacks: one reading for all rooms that are behind, rights asked again each time. */
import type { ChatNews, Head } from '../../actions/chat/read-chat-lines.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { DatabaseFault } from '../../platform/database-fault.ts';
import type { Log } from '../../platform/log.ts';
import { paced } from '../../platform/paced.ts';
import type { Farewells } from './farewell.ts';
import { type HandOver, handOver } from './hand-over.ts';
import { hubLimits } from './hub-limits.ts';
import { lookAround } from './look-around.ts';
import type { Alive } from './rights.ts';
import { fingerprintsOf, type Rooms } from './rooms.ts';

/** Each is one statement. */
export type ChatReader = {
  /** Lines after `despues`, in order and without gaps, at most `limit` per conversation, and how it stands at that moment. */
  readonly readNews: (
    asked: readonly { readonly id: string; readonly despues: number }[],
    limit: number,
  ) => Promise<ReadonlyMap<string, ChatNews>>;
  readonly readHeads: (ids: readonly string[]) => Promise<ReadonlyMap<string, Head>>;
  readonly sessionsAlive: (huellas: readonly string[]) => Promise<Alive>;
};

export type Delivery = {
  /** Reads for the rooms that are behind, as soon as the reading under way is done. */
  wake(): void;
  /** Looks at every conversation followed and everybody's rights, whatever was announced. Never throws. */
  poll(): Promise<void>;
};

async function deliver({ behind }: Rooms, reader: ChatReader, settle: HandOver['settle']): Promise<void> {
  const taken = [...behind].slice(0, hubLimits.roomsPerStatementMax);
  // Whoever joins while this is being read is judged and served by the next reading.
  const present = new Map(taken.map((room) => [room, [...room.followers]]));
  const asked = taken.map(({ id, followers }) => ({
    id,
    despues: Math.min(...[...followers].map(({ cursor }) => cursor)),
  }));
  for (const room of taken) behind.delete(room);
  try {
    const news = await reader.readNews(asked, chatLimits.linesPerBatchMax);
    // After the lines, so that a session that ended before a line was written is seen to have ended.
    const listeners = [...present.values()].flat().map(({ listener }) => listener);
    const alive = await reader.sessionsAlive(fingerprintsOf(listeners));
    for (const [room, followers] of present) settle(room, followers, { news: news.get(room.id), alive });
  } catch (error) {
    for (const room of taken) if (room.followers.size > 0) behind.add(room);
    throw error;
  }
}

/** `paceMs`: between the starts of two readings, so that what grows meanwhile is read together. */
export function deliveryOver(
  rooms: Rooms,
  farewells: Farewells,
  reader: ChatReader,
  { log, paceMs }: { readonly log: Log; readonly paceMs: number },
): Delivery {
  let delivering = false;
  let polling = false;

  /** After a failure nothing is lost: the rooms stay behind, and the next poll or pointer tries again. */
  function complain(error: unknown): void {
    if (error instanceof DatabaseFault) log.warn('chat-sin-base', { code: error.code, kind: error.kind });
    else log.fault(error, { duty: 'chat' });
  }
  const { dismiss, settle } = handOver(rooms, farewells, complain);

  async function run(): Promise<void> {
    try {
      await deliver(rooms, reader, settle);
      delivering = false;
      wake();
    } catch (error) {
      delivering = false;
      complain(error);
    }
  }

  const start = paced(() => {
    if (delivering || rooms.behind.size === 0) return;
    delivering = true;
    setImmediate(run);
  }, paceMs);

  function wake(): void {
    if (!delivering && rooms.behind.size > 0) start();
  }

  return {
    wake,
    async poll() {
      if (polling) return;
      polling = true;
      try {
        await lookAround(rooms, reader, dismiss);
      } catch (error) {
        complain(error);
      } finally {
        polling = false;
      }
      wake();
    },
  };
}
