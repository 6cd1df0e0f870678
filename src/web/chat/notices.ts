/** What is told in passing and kept nowhere: that somebody is typing, that an inbox changed. Both throttled. */
import type { Clock } from '../../platform/clock.ts';
import type { Farewells } from './farewell.ts';
import { hubLimits } from './hub-limits.ts';
import type { Rooms } from './rooms.ts';
import { inboxChanged, typing } from './stream-frames.ts';

export type Notices = {
  /** To the other side of the conversation; `n` 1: the person types, 2: staff does. */
  typing(conversacion: string, n: number): void;
  /** `flush` tells those who follow one that changed: at once, or together at the end of the pause since the last time. */
  inbox(unidad: string): void;
  allInboxes(): void;
  flush(): void;
  stop(): void;
};

export function noticesTo(rooms: Rooms, farewells: Farewells, clock: Clock): Notices {
  const changed = new Set<string>();
  let resting: NodeJS.Timeout | undefined;

  function tellInboxes(): void {
    resting = undefined;
    if (changed.size === 0) return;
    for (const stream of rooms.streams)
      if (stream.bandejas.some((unidad) => changed.has(unidad)))
        farewells.writeIfFlowing(stream, inboxChanged);
    changed.clear();
    resting = setTimeout(tellInboxes, hubLimits.inboxMs);
    resting.unref();
  }

  return {
    typing(conversacion, n) {
      const room = rooms.byId.get(conversacion);
      if (room === undefined) return;
      const side = n === 1 ? 'persona' : 'agente';
      const nowMs = clock.nowMs();
      // A clock that was set back does not silence anybody.
      const sinceMs = nowMs - room.typedMs[side];
      if (sinceMs >= 0 && sinceMs < hubLimits.typingMs) return;
      room.typedMs[side] = nowMs;
      const text = typing(conversacion, side);
      for (const { listener } of room.followers)
        if (listener.kind === 'stream' && listener.quien.clase !== side)
          farewells.writeIfFlowing(listener, text);
    },
    inbox(unidad) {
      changed.add(unidad);
    },
    allInboxes() {
      for (const { bandejas } of rooms.streams) for (const unidad of bandejas) changed.add(unidad);
    },
    flush() {
      if (resting === undefined) tellInboxes();
    },
    stop: () => clearTimeout(resting),
  };
}
