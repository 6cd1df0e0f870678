/** Checkpoints (C2SP tlog-checkpoint): the size and the root of the log at one moment, as a signed note. */
import { type NoteSigner, type NoteVerifier, openNote, readNote, signNote } from './signed-note.ts';
import { hashBytes } from './tree-hash.ts';

export type Checkpoint = {
  /** Names the log; the same as the key's name. */
  readonly origin: string;
  /** How many leaves the tree has. */
  readonly size: number;
  readonly root: Buffer;
};

const body = /^([^\n]{1,200})\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n/;

function fromText(text: string): Checkpoint | null {
  const [, origin, digits, encoded] = body.exec(text) ?? [];
  if (origin === undefined || digits === undefined || encoded === undefined) return null;
  const size = Number(digits);
  const root = Buffer.from(encoded, 'base64');
  if (!Number.isSafeInteger(size) || root.length !== hashBytes) return null;
  return { origin, size, root };
}

/** The note that is published: origin, size in decimal, root in base64, then our signature. */
export function signCheckpoint(size: number, root: Uint8Array, signer: NoteSigner): string {
  return signNote(`${signer.name}\n${size}\n${Buffer.from(root).toString('base64')}\n`, signer);
}

/** What a checkpoint says, before anybody looked at its signature. Null where it is none. */
export function readCheckpoint(note: string): Checkpoint | null {
  const read = readNote(note);
  return read === null ? null : fromText(read.text);
}

/** The checkpoint of a note that this log's key signed under its own name; null for every other. Never throws. */
export function openCheckpoint(note: string, verifier: NoteVerifier): Checkpoint | null {
  const text = openNote(note, verifier);
  const checkpoint = text === null ? null : fromText(text);
  return checkpoint?.origin === verifier.name ? checkpoint : null;
}
