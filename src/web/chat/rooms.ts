/** Who follows which conversation from where: rooms, the followers in them, and the streams and waits behind those. */
import type { Participante } from '../../domain/chat/ciclo.ts';
import type { Linea } from '../../domain/chat/linea.ts';
import type { Html } from '../../ui/html.ts';

const lineNumberMax = 2_147_483_647;

export type Render = (linea: Linea) => Html;

/** Whose rights are asked again. `huellaDeSesion`: fingerprint of the session they came with. */
export type Asker = { readonly quien: Participante; readonly huellaDeSesion: string | null };

/** As much of a Node response as a stream needs. */
export type Output = {
  write(text: string): boolean;
  end(): unknown;
  destroy(): unknown;
  readonly writableLength: number;
  readonly destroyed: boolean;
};

export type Room = {
  readonly id: string;
  readonly followers: Set<Follower>;
  /** How far the conversation is known to have grown. */
  known: number;
  /** When a notice of typing last went out, per side. */
  readonly typedMs: { persona: number; agente: number };
};

/** One conversation in one tab. `cursor`: the last line that was handed over. */
export type Follower = { readonly room: Room; readonly listener: Listener; cursor: number };

type Base = Asker & { readonly followers: Follower[]; ended: boolean };

export type Stream = Base & {
  readonly kind: 'stream';
  readonly bandejas: readonly string[];
  readonly render: Render;
  readonly output: Output;
  /** Round in which it gets its beat. */
  readonly slot: number;
  farewellRounds: number;
};

/** A long poll. */
export type Wait = Base & {
  readonly kind: 'wait';
  readonly answer: (lineas: readonly Linea[]) => void;
  rounds: number;
};

export type Listener = Stream | Wait;

export type Rooms = {
  readonly byId: ReadonlyMap<string, Room>;
  readonly streams: ReadonlySet<Stream>;
  readonly waits: ReadonlySet<Wait>;
  /** Rooms with a follower that lines are missing for. */
  readonly behind: Set<Room>;
  /** From here on nothing is missed; the room is behind until it was read. */
  join(listener: Listener, cursors: ReadonlyMap<string, number>): void;
  /** Ends it; safe to call again. */
  leave(listener: Listener): void;
};

/** What a door read from an address, as a number a statement takes. */
const lineNumber = (given: number): number =>
  Number.isSafeInteger(given) ? Math.min(Math.max(given, 0), lineNumberMax) : 0;

export function openRooms(): Rooms {
  const byId = new Map<string, Room>();
  const streams = new Set<Stream>();
  const waits = new Set<Wait>();
  const behind = new Set<Room>();

  function roomOf(id: string): Room {
    const known = byId.get(id);
    if (known !== undefined) return known;
    const room = {
      id,
      followers: new Set<Follower>(),
      known: 0,
      typedMs: { persona: Number.NEGATIVE_INFINITY, agente: Number.NEGATIVE_INFINITY },
    };
    byId.set(id, room);
    return room;
  }

  return {
    byId,
    streams,
    waits,
    behind,
    join(listener, cursors) {
      if (listener.kind === 'stream') streams.add(listener);
      else waits.add(listener);
      for (const [id, cursor] of cursors) {
        const room = roomOf(id);
        const follower = { room, listener, cursor: lineNumber(cursor) };
        room.followers.add(follower);
        listener.followers.push(follower);
        behind.add(room);
      }
    },
    leave(listener) {
      if (listener.ended) return;
      listener.ended = true;
      if (listener.kind === 'stream') streams.delete(listener);
      else waits.delete(listener);
      for (const follower of listener.followers) {
        const { room } = follower;
        room.followers.delete(follower);
        if (room.followers.size > 0) continue;
        byId.delete(room.id);
        behind.delete(room);
      }
    },
  };
}

/** Of the sessions they came with, each once. */
export function fingerprintsOf(listeners: Iterable<Listener>): string[] {
  const found = new Set<string>();
  for (const { huellaDeSesion } of listeners) if (huellaDeSesion !== null) found.add(huellaDeSesion);
  return [...found];
}
