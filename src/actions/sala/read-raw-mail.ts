/** The beginning of a mail as it came, for the one page that shows who sent it: it is sealed with the identity. */
import type { Deps } from '../deps.ts';
import { openSealedFile } from './open-sealed-file.ts';
import { fileOfPiece } from './read-piece-file.ts';
import { readPiezas } from './read-piezas.ts';
import { salaLimits } from './sala-limits.ts';
import type { CasoAbierto } from './sala-types.ts';

/** Null where the complaint did not come by mail, or the key at hand does not open it. */
export async function readRawMail(deps: Deps, caso: CasoAbierto): Promise<string | null> {
  const { piezas } = await readPiezas(deps, caso);
  const raw = piezas.find(({ clase }) => clase === 'crudo');
  const file = raw === undefined ? null : fileOfPiece(raw);
  if (file === null || !(await deps.sala.files.has(file.archivo))) return null;
  let head = Buffer.alloc(0);
  for await (const part of openSealedFile(deps, file)) {
    head = Buffer.concat([head, part as Buffer]);
    if (head.length >= salaLimits.rawShownBytesMax) break;
  }
  return head.subarray(0, salaLimits.rawShownBytesMax).toString('utf8');
}
