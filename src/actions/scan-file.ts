/** Has one stored file looked through by the antivirus, and notes what it said. */
import { scanStream } from '../documents/antivirus/scan-stream.ts';
import { type EstadoAntivirus, noteAntivirus } from '../store/examenes.ts';
import type { Deps } from './deps.ts';

type StoredFile = { readonly sha256: string; readonly tamanoBytes: number; readonly formato: string };

const stateOf = { clean: 'limpio', infected: 'infectado', unknown: 'sin-respuesta' } as const;

/** Where no antivirus is configured, that is what is noted: it never reads as clean. */
export async function scanFile(
  deps: Pick<Deps, 'db' | 'clock' | 'files' | 'scanner' | 'log'>,
  file: StoredFile,
): Promise<EstadoAntivirus> {
  const { scanner } = deps;
  const state =
    scanner === null
      ? 'no-configurado'
      : stateOf[(await scanStream(scanner, deps.files.read(file.sha256))).state];
  if (state === 'infectado') deps.log.warn('archivo-infectado', { kind: file.sha256.slice(0, 12) });
  await noteAntivirus(deps.db, file, state, deps.clock.nowMs());
  return state;
}
