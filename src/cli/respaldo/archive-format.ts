/**
 * The file of a backup: one line of plain text that says how to open it, and behind it one compressed stream of named
 * entries, sealed where a key was given. Every entry is cut into pieces so that none needs to know its length beforehand.
 */
import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartRefusal } from '../../platform/start-refusal.ts';

export const archiveMark = 'VENTANILLA-RESPALDO-1';
export const manifestEntry = 'manifiesto.json';
export const macEntry = 'manifiesto.mac';

export const archiveLimits = {
  headLineBytesMax: 512,
  nameBytesMax: 512,
  pieceBytesMax: 1024 * 1024,
  manifestBytesMax: 4 * 1024 * 1024,
} as const;

export const keyFileBytes = 32;
const saltBytes = 32;

const headSchema = z.strictObject({ sal: z.string().nullable() });

/** `sal`: what this file's key is derived with from the operator's; null where the file is not sealed. */
export type ArchiveHead = z.infer<typeof headSchema>;

/** A backup that cannot be used: the message is one Spanish sentence for the operator. */
export class ArchiveBroken extends StartRefusal {}

export function headLine(head: ArchiveHead): Buffer {
  return Buffer.from(`${archiveMark} ${JSON.stringify(head)}\n`);
}

/** Null where the line is not the first of a backup. */
export function readHeadLine(line: string): ArchiveHead | null {
  if (!line.startsWith(`${archiveMark} `)) return null;
  try {
    const read = headSchema.safeParse(JSON.parse(line.slice(archiveMark.length + 1)));
    return read.success ? read.data : null;
  } catch {
    // Not JSON: not the first line of a backup either.
    return null;
  }
}

export const newSaltBytes = saltBytes;

/** The key of one file: the operator's seals many, and none of them twice under the same. */
export function fileKey(key: Buffer, sal: string): Buffer {
  return Buffer.from(
    hkdfSync('sha256', key, Buffer.from(sal, 'base64url'), 'ventanilla-respaldo-archivo', 32),
  );
}

/** 32 bytes, as they are or as base64 text. Throws StartRefusal. */
export function readKeyFile(path: string): Buffer {
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch {
    throw new StartRefusal(`No se puede leer la clave del respaldo en ${path}.`);
  }
  if (content.length === keyFileBytes) return content;
  const decoded = Buffer.from(content.toString('utf8').trim(), 'base64');
  if (decoded.length === keyFileBytes) return decoded;
  throw new StartRefusal(
    `La clave del respaldo en ${path} debe tener 32 bytes; genere una con «openssl rand -base64 32».`,
  );
}

export function nameFrame(name: string): Buffer {
  const text = Buffer.from(name);
  const frame = Buffer.alloc(2 + text.length);
  frame.writeUInt16BE(text.length);
  text.copy(frame, 2);
  return frame;
}

export function pieceHead(sizeBytes: number): Buffer {
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(sizeBytes);
  return frame;
}
