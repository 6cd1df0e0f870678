/** Keeps the bytes of a mail before anything is said of it: a small one is handed on whole, a large one is a file first. */
import { createHash } from 'node:crypto';
import type { CorreoPorGuardar } from '../../store/correos-recibidos.ts';
import type { Deps } from '../deps.ts';
import { intakeLimits } from './intake-limits.ts';
import type { PeekedRaw } from './peek-raw.ts';

/** What the row holds of it; `causa` is set where only the headers were kept. */
export type RawKept = Pick<CorreoPorGuardar, 'sha256' | 'tamanoBytes' | 'crudo' | 'causa'>;

function sha256Of(...pieces: readonly (Buffer | string)[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** The headers alone; all that was read where they do not end. */
function headersOf(head: Buffer): Buffer {
  const ends = [head.indexOf('\r\n\r\n'), head.indexOf('\n\n')].filter((at) => at >= 0);
  const kept = ends.length === 0 ? head : head.subarray(0, Math.min(...ends) + 2);
  return kept.subarray(0, intakeLimits.rawInRowBytesMax);
}

/** Constant memory, whatever comes. Null: the line broke before the end. */
export async function keepRaw(
  { files }: Pick<Deps, 'files'>,
  { head, isWhole, whole }: PeekedRaw,
): Promise<RawKept | null> {
  if (isWhole && head.length <= intakeLimits.rawInRowBytesMax)
    return { sha256: sha256Of(head), tamanoBytes: head.length, crudo: head, causa: null };
  const stored = await files.store(whole(), intakeLimits.rawBytesMax);
  if (stored.outcome === 'cut-off') return null;
  if (stored.outcome === 'stored')
    return { sha256: stored.sha256, tamanoBytes: stored.sizeBytes, crudo: null, causa: null };
  const headers = headersOf(head);
  return {
    sha256: sha256Of('demasiado-grande\n', headers),
    tamanoBytes: headers.length,
    crudo: headers,
    causa: 'demasiado-grande',
  };
}
