/**
 * The process that cleans one file and ends: bytes in on its input, the copy out on its output. It holds no secret, opens
 * no connection and writes no file; Node's permission model holds it to that.
 */
import { buffer } from 'node:stream/consumers';
import { cleanOffice } from './clean-office.ts';
import { cleanPdf } from './clean-pdf.ts';
import { cleanPicture } from './clean-picture.ts';
import { fileKind } from './file-kind.ts';
import { limpiezaLimits as limits } from './limpieza-limits.ts';
import { LimpiezaRefusal } from './limpieza-refusal.ts';

type Cleaned = { readonly extension: string; readonly copy: Buffer };

async function clean(bytes: Buffer): Promise<Cleaned> {
  if (bytes.length > limits.sizeBytesMax) throw new LimpiezaRefusal('demasiado-grande');
  const kind = fileKind(bytes);
  if (kind === null) throw new LimpiezaRefusal('formato-sin-limpieza');
  if (kind === 'pdf') return { extension: 'pdf', copy: await cleanPdf(bytes) };
  if (kind === 'ooxml') {
    const { kind: extension, copy } = await cleanOffice(bytes);
    return { extension, copy };
  }
  return { extension: kind === 'jpeg' ? 'jpg' : kind, copy: await cleanPicture(bytes, kind) };
}

/** One line says what follows: `{"extension":"pdf"}` and then the copy, or `{"rechazo":"con-cambios"}`. */
function write(head: object, copy: Buffer = Buffer.alloc(0)): void {
  process.stdout.write(`${JSON.stringify(head)}\n`);
  process.stdout.end(copy);
}

try {
  const { extension, copy } = await clean(await buffer(process.stdin));
  write({ extension }, copy);
} catch (error) {
  if (!(error instanceof LimpiezaRefusal)) throw error;
  write({ rechazo: error.code });
}
