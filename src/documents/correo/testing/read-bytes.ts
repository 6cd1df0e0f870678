// Reads a mail in this process and keeps its attachments in memory: for tests that look at many mails.
import { createHash } from 'node:crypto';
import type { CorreoLeido } from '../../../domain/correo/leido.ts';
import type { PartSink } from '../part-sink.ts';
import { readMail } from '../read-mail.ts';

export type ReadBytes = {
  readonly correo: CorreoLeido;
  /** By SHA-256. */
  readonly parts: ReadonlyMap<string, Buffer>;
  /** Content of the attachment of that name. */
  part(nombre: string): Buffer | undefined;
};

/** `pieceBytes`: how much arrives at a time. */
export async function readBytes(raw: Buffer, pieceBytes = 64 * 1024): Promise<ReadBytes> {
  const parts = new Map<string, Buffer>();
  const sink: PartSink = {
    async write(source) {
      const pieces: Buffer[] = [];
      for await (const piece of source) pieces.push(Buffer.from(piece));
      const bytes = Buffer.concat(pieces);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      parts.set(sha256, bytes);
      return { sha256, sizeBytes: bytes.length };
    },
  };
  const correo = await readMail(async function* () {
    for (let at = 0; at < raw.length; at += pieceBytes) yield raw.subarray(at, at + pieceBytes);
  }, sink);
  return {
    correo,
    parts,
    part: (nombre) => parts.get(correo.adjuntos.find((one) => one.nombre === nombre)?.sha256 ?? ''),
  };
}

const head =
  'From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nMessage-ID: <1@a>\r\nDate: Sun, 22 Nov 2026 10:15:00 -0500\r\n';

/** A mail of its own making: `change` replaces header lines, `rest` follows them. */
export function rawMail(rest: string, change: (head: string) => string = (same) => same): Buffer {
  return Buffer.from(change(head) + rest, 'latin1');
}
