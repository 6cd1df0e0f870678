/** Long polls: who waits for lines without a stream, through the same rooms. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import type { Linea } from '../../domain/chat/linea.ts';
import { hubLimits } from './hub-limits.ts';
import type { Asker, Rooms } from './rooms.ts';

export type LongPolls = {
  /** Its reading is the caller's to wake. */
  waitForLines(id: string, despues: number, seconds: number, asker?: Asker): Promise<readonly Linea[]>;
  /** One round less for each; those that are due, or all, get nothing. */
  round(which: 'due' | 'all'): void;
};

/** Whose rights are the caller's matter. */
const nobody: Asker = { quien: { clase: 'asistente' }, huellaDeSesion: null };

function waitsIn({ byId }: Rooms, conversacion: string): number {
  let count = 0;
  for (const { listener } of byId.get(conversacion)?.followers ?? [])
    if (listener.kind === 'wait') count += 1;
  return count;
}

export function longPollsIn(rooms: Rooms): LongPolls {
  return {
    waitForLines: (id, despues, seconds, { quien, huellaDeSesion } = nobody) =>
      new Promise((answer) => {
        const isFull =
          rooms.waits.size + rooms.streams.size >= chatLimits.streamsPerProcessMax ||
          waitsIn(rooms, id) >= hubLimits.waitsPerConversationMax;
        // Where there are too many already, it only looks whether there is something now.
        const rounds = isFull ? 1 : Math.max(1, Math.floor(seconds / chatLimits.pollSeconds));
        rooms.join(
          { kind: 'wait', quien, huellaDeSesion, followers: [], ended: false, answer, rounds },
          new Map([[id, despues]]),
        );
      }),
    round(which) {
      for (const wait of rooms.waits) {
        wait.rounds -= 1;
        if (which === 'due' && wait.rounds > 0) continue;
        rooms.leave(wait);
        wait.answer([]);
      }
    },
  };
}
