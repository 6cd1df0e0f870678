/** Carries out one order: opens the mail, wherever it lies, and reads it. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { correoLimits } from './correo-limits.ts';
import type { MailAnswer, MailOrder, MailSource } from './mail-order.ts';
import { openPartSink } from './part-sink.ts';
import { type RawMail, readMail } from './read-mail.ts';
import { spoolDecipher } from './spool.ts';

const pieceBytes = 64 * 1024;

function rawOf(source: MailSource): RawMail {
  if ('bytes' in source) {
    const bytes = Buffer.from(source.bytes);
    return async function* () {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    };
  }
  const open = (): Readable => createReadStream(source.path, { highWaterMark: pieceBytes });
  if (!('key' in source)) return open;
  const key = Buffer.from(source.key);
  return () => {
    const file = open();
    const clear = spoolDecipher(key);
    file.once('error', (error) => clear.destroy(error));
    return file.pipe(clear);
  };
}

/** Rejects for a bug of ours only. */
export async function readSource({ source, partsFolder }: MailOrder): Promise<MailAnswer> {
  const key = 'key' in source ? Buffer.from(source.key) : null;
  const sink = openPartSink(partsFolder, key, correoLimits.attachmentsBytesMax);
  try {
    return { kind: 'leido', correo: await readMail(rawOf(source), sink) };
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return { kind: 'fallo' };
    throw error;
  }
}
