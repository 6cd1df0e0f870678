/**
 * What the public log holds of an event: a commitment that says nothing by itself. Whoever knows a case's salt, the
 * event's number and its hash (a receipt carries them) computes the same bytes; nobody else learns whose it is.
 */
import { hash } from 'node:crypto';

/** First byte of a leaf: what the 32 bytes behind it commit to. */
export const leafKinds = { evento: 0x01, epoca: 0x02 } as const;

export const leafBytes = 33;

/** An event's place in its case and the hash its journal gave it, with the salt of the case. */
export type EventOpening = {
  /** 32 bytes as base64url without padding (43 characters); one for all events of a case, told to its owner only. */
  readonly sal: string;
  /** From 1. */
  readonly n: number;
  /** Hash of the event in its chain, 64 hexadecimal digits. */
  readonly hash: string;
};

function leafOf(kind: number, text: string): Buffer {
  const leaf = Buffer.alloc(leafBytes, kind);
  hash('sha256', text, 'buffer').copy(leaf, 1);
  return leaf;
}

/** 0x01 and the SHA-256 of four lines: `ventanilla-evento-v1`, salt, number, hash; each ends in a line break. */
export function eventLeaf({ sal, n, hash: own }: EventOpening): Buffer {
  return leafOf(leafKinds.evento, `ventanilla-evento-v1\n${sal}\n${n}\n${own}\n`);
}

/**
 * 0x02 and the SHA-256 of a line `ventanilla-epoca-v1` and the last checkpoint published before the log was taken back
 * to an earlier state: it declares the break to whoever holds that checkpoint.
 */
export function epochLeaf(lastCheckpoint: string): Buffer {
  return leafOf(leafKinds.epoca, `ventanilla-epoca-v1\n${lastCheckpoint}`);
}
