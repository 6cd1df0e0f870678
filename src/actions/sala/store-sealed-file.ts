/** Seals a file while it arrives and keeps it in the room's folder, with constant memory. */
import { createHash } from 'node:crypto';
import { pipeline, type Readable, Transform } from 'node:stream';
import { sniff } from '../../documents/sniff.ts';
import type { ArchivoGuardado } from '../../domain/denuncia/denuncia.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { type FileEnds, fileEnds } from '../../platform/file-ends.ts';
import { insertArchivoSuelto } from '../../store/sala-piezas.ts';
import { instant } from '../../store/statement.ts';
import { sealStream } from '../../trust/sellado/stream.ts';
import type { Deps } from '../deps.ts';
import { newKey } from './case-seals.ts';
import { salaLimits } from './sala-limits.ts';

const hourMs = 3_600_000;

type Seen = { sizeBytes: number; ends: FileEnds; isTooLarge: boolean; sha256(): string };

/** Looks at what passes by; breaks the stream off where it is more than allowed. */
function watch(sizeBytesMax: number): { readonly through: Transform; readonly seen: Seen } {
  const hash = createHash('sha256');
  const seen: Seen = {
    sizeBytes: 0,
    ends: fileEnds(),
    isTooLarge: false,
    sha256: () => hash.digest('hex'),
  };
  const through = new Transform({
    transform(part: Buffer, _encoding, callback) {
      seen.sizeBytes += part.length;
      seen.isTooLarge = seen.sizeBytes > sizeBytesMax;
      if (seen.isTooLarge) return callback(new RangeError('too large'));
      hash.update(part);
      seen.ends.take(part);
      return callback(null, part);
    },
  });
  return { through, seen };
}

/** Without anything that a folder or a header would read as more than a name. */
function plainName(nombre: string): string {
  const plain = nombre
    .normalize('NFC')
    .replace(/[\p{C}/\\]/gu, '')
    .trim();
  return [...plain].slice(0, salaLimits.fileNameCharsMax).join('') || 'archivo';
}

/**
 * The key is in the answer alone: whoever loses it loses the file. What no complaint took after
 * `salaLimits.looseFileHours` is destroyed.
 */
export async function storeSealedFile(
  deps: Deps,
  source: Readable,
  { nombre, sizeBytesMax }: { readonly nombre: string; readonly sizeBytesMax: number },
): Promise<ArchivoGuardado | Refusal> {
  const llave = newKey(deps.ids);
  const { through, seen } = watch(sizeBytesMax);
  const sealed = sealStream(deps.ids, llave);
  // The store reads the end of the pipe and notices there when it broke.
  pipeline(source, through, sealed, () => undefined);
  const stored = await deps.sala.files.store(sealed, Number.MAX_SAFE_INTEGER);
  if (seen.isTooLarge) return refuse('archivo-muy-grande');
  if (stored.outcome !== 'stored') return refuse('archivo-incompleto');
  const venceMs = deps.clock.nowMs() + salaLimits.looseFileHours * hourMs;
  await insertArchivoSuelto(deps.sala.db, stored.sha256, instant(venceMs));
  if (seen.sizeBytes === 0) return refuse('archivo-vacio');
  return {
    archivo: stored.sha256,
    llave: llave.toString('base64'),
    nombre: plainName(nombre),
    tipo: sniff(seen.ends.head, seen.ends.tail, nombre) ?? 'otro',
    tamanoBytes: seen.sizeBytes,
    sha256: seen.sha256(),
  };
}
