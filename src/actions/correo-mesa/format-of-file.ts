/** What a stored file is, by its bytes; null where it is none of the formats asked for. */
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inspect } from '../../documents/inspect.ts';
import type { Formato } from '../../domain/tramite/documento.ts';
import type { Deps } from '../deps.ts';

const nowhere = (): Writable =>
  new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });

export async function formatOfFile(
  { files }: Pick<Deps, 'files'>,
  { sha256, nombre }: { readonly sha256: string; readonly nombre: string },
  formatos: readonly Formato[],
): Promise<Formato | null> {
  if (!(await files.has(sha256))) return null;
  const inspection = inspect(files.read(sha256), nombre, formatos);
  // The stream fails at its end where the file is not accepted: that is the answer, not a fault.
  await pipeline(inspection.stream, nowhere()).catch(() => undefined);
  const { found } = inspection;
  return found.outcome === 'accepted' ? found.formato : null;
}
