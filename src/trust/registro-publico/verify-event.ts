/** Offline: whether an event is in the log a checkpoint signs. Needs the receipt, the checkpoint and the log's public key. */
import { openCheckpoint } from './checkpoint.ts';
import { type EventOpening, eventLeaf } from './event-leaf.ts';
import { decodeProof } from './proof-text.ts';
import { readVerifierKey } from './signed-note.ts';
import { leafHash } from './tree-hash.ts';
import { verifyConsistency, verifyInclusion } from './tree-verify.ts';

/** What a receipt or the log's door gives; everything but the opening may come from anybody. */
export type EventProof = {
  readonly opening: EventOpening;
  /** Place of the leaf, from 0. */
  readonly indice: number;
  /** Hashes in base64, as the door gives them. */
  readonly prueba: unknown;
  /** The signed note. */
  readonly puntoDeControl: string;
};

export type EventVerdict =
  | 'ok'
  | 'clave-ilegible'
  | 'punto-sin-firma-valida'
  | 'prueba-ilegible'
  | 'no-consta';

/** `ok` only where the checkpoint is signed by that key and the proof leads from the event to its root. Never throws. */
export function verifyEvent(
  { opening, indice, prueba, puntoDeControl }: EventProof,
  verifierKey: string,
): EventVerdict {
  const verifier = readVerifierKey(verifierKey);
  if (verifier === null) return 'clave-ilegible';
  const checkpoint = openCheckpoint(puntoDeControl, verifier);
  if (checkpoint === null) return 'punto-sin-firma-valida';
  const proof = decodeProof(prueba);
  if (proof === null) return 'prueba-ilegible';
  const { size, root } = checkpoint;
  const leaf = leafHash(eventLeaf(opening));
  return verifyInclusion({ leaf, index: indice, size, root, proof }) ? 'ok' : 'no-consta';
}

/** Whether the log of the newer checkpoint still begins with that of the older; both signed by that key. Never throws. */
export function verifyGrowth(older: string, newer: string, prueba: unknown, verifierKey: string): boolean {
  const verifier = readVerifierKey(verifierKey);
  if (verifier === null) return false;
  const [from, to] = [openCheckpoint(older, verifier), openCheckpoint(newer, verifier)];
  const proof = decodeProof(prueba);
  if (from === null || to === null || proof === null) return false;
  return verifyConsistency({ from: from.size, fromRoot: from.root, to: to.size, toRoot: to.root, proof });
}
