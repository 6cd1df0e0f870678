/** Hands what a reading brought to the followers it is for, each by its own cursor and rights, or ends those without any. */
import type { ChatNews, Head } from '../../actions/chat/read-chat-lines.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { puedeLeer } from '../../domain/chat/ciclo.ts';
import type { Linea } from '../../domain/chat/linea.ts';
import type { Farewells } from './farewell.ts';
import { type Alive, presentParticipant } from './rights.ts';
import type { Follower, Listener, Render, Room, Rooms, Stream, Wait } from './rooms.ts';
import { lineFrame, rightsEnded, startOver } from './stream-frames.ts';

export type Readings = {
  /** Of the room's conversation; undefined where there is none. */
  readonly news: ChatNews | undefined;
  readonly alive: Alive;
};

export type HandOver = {
  /** Ends a listener that may not follow any more. */
  dismiss(listener: Listener): void;
  /** The room stays behind where a follower got on and lines are still missing. */
  settle(room: Room, present: readonly Follower[], readings: Readings): void;
};

/** Whether they may still read the conversation; one that is not there is nobody's. */
export function mayRead(listener: Listener, head: Head | undefined, alive: Alive): head is Head {
  if (head === undefined) return false;
  const quien = presentParticipant(listener, alive);
  return quien !== null && puedeLeer(quien, head);
}

/** An earlier line is blank from now on: whoever shows it reads the conversation anew. */
export function takesOut(lines: readonly Linea[]): boolean {
  return lines.some(({ clase }) => clase === 'suprimida');
}

/** Draws each line once for all that see it alike. */
function frames(): (linea: Linea, render: Render) => string {
  const drawn = new Map<Render, Map<Linea, string>>();
  return (linea, render) => {
    const byLine = drawn.get(render) ?? new Map<Linea, string>();
    drawn.set(render, byLine);
    const frame = byLine.get(linea) ?? lineFrame(linea, render);
    byLine.set(linea, frame);
    return frame;
  };
}
type FrameOf = ReturnType<typeof frames>;

/** The lines that follow a cursor directly. */
function following(lines: readonly Linea[], cursor: number): Linea[] {
  const next: Linea[] = [];
  for (const linea of lines) if (linea.n === cursor + next.length + 1) next.push(linea);
  return next;
}

/** `complain` is told of a line that could not be drawn: whoever follows it starts over, and nobody else is held up. */
export function handOver(rooms: Rooms, farewells: Farewells, complain: (error: unknown) => void): HandOver {
  function answer(wait: Wait, lines: readonly Linea[]): void {
    if (wait.ended) return;
    rooms.leave(wait);
    wait.answer(lines);
  }

  function dismiss(listener: Listener): void {
    if (listener.kind === 'stream') farewells.end(listener, rightsEnded);
    else answer(listener, []);
  }

  function toWait(wait: Wait, { cursor }: Follower, lines: readonly Linea[], missing: number): boolean {
    const next = following(lines, cursor);
    if (next.length > 0 || missing < 0) answer(wait, next);
    return wait.ended;
  }

  function toStream(stream: Stream, follower: Follower, next: readonly Linea[], frameOf: FrameOf): boolean {
    if (next.length === 0) return false;
    const { id } = follower.room;
    try {
      const text = next.map((linea) => frameOf(linea, stream.render)).join('');
      const written = farewells.write(stream, takesOut(next) ? text + startOver(id) : text, id);
      if (written) follower.cursor += next.length;
    } catch (error) {
      complain(error);
      farewells.end(stream, startOver(id));
    }
    return true;
  }

  /** True where the follower got nearer to the end. */
  function hand(follower: Follower, lines: readonly Linea[], head: Head, frameOf: FrameOf): boolean {
    const { listener, room, cursor } = follower;
    const missing = head.lineas - cursor;
    if (listener.kind === 'wait') return toWait(listener, follower, lines, missing);
    if (missing >= 0 && missing <= chatLimits.linesPerBatchMax)
      return toStream(listener, follower, following(lines, cursor), frameOf);
    // Whoever starts over reads the conversation as it is after this, so it goes on from here.
    follower.cursor = head.lineas;
    return farewells.write(listener, startOver(room.id), room.id);
  }

  return {
    dismiss,
    settle(room, present, { news, alive }) {
      const head = news?.head;
      const frameOf = frames();
      let advanced = false;
      if (head !== undefined) room.known = head.lineas;
      for (const follower of present) {
        const { listener } = follower;
        if (listener.ended) continue;
        if (!mayRead(listener, head, alive)) dismiss(listener);
        else if (hand(follower, news?.lines ?? [], head, frameOf)) advanced = true;
      }
      // Where a reading brought nothing although something is missing, the next poll tries again and no endless loop does.
      if (advanced && [...room.followers].some(({ cursor }) => cursor < room.known)) rooms.behind.add(room);
    },
  };
}
