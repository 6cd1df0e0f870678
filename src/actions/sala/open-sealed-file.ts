/** Opens a sealed file as it came, with constant memory. */
import { pipeline, type Readable } from 'node:stream';
import type { ArchivoGuardado } from '../../domain/denuncia/denuncia.ts';
import { openStream } from '../../trust/sellado/stream.ts';
import type { SalaDeps } from './sala-types.ts';

/** The stream breaks with an error where the file is gone, cut or altered: what came before it was genuine. */
export function openSealedFile(deps: Pick<SalaDeps, 'sala'>, { archivo, llave }: ArchivoGuardado): Readable {
  const opened = openStream(Buffer.from(llave, 'base64'));
  pipeline(deps.sala.files.read(archivo), opened, () => undefined);
  return opened;
}
