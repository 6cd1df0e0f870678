/** The metadata anonymisation toolkit of Debian (package `mat2`), where it is installed: it knows kinds of files that we do not. */
import { access, constants, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { limpiezaLimits as limits } from './limpieza-limits.ts';
import { runCleaner } from './run-cleaner.ts';

/** Only here may a sealed file lie open for a moment: in memory, never on a disk. */
const memoryFolder = '/dev/shm';
const ownerOnly = 0o600;

const isThere = (path: string, mode: number) =>
  access(path, mode).then(
    () => true,
    () => false,
  );

/** Where the program lies among `folders` (as PATH writes them); null where it, or a folder in memory, is missing. */
export async function findMat2(folders = '/usr/local/bin:/usr/bin:/bin'): Promise<string | null> {
  if (!(await isThere(memoryFolder, constants.W_OK))) return null;
  for (const folder of folders.split(delimiter)) {
    const path = join(folder, 'mat2');
    if (await isThere(path, constants.X_OK)) return path;
  }
  return null;
}

/** The copy, or null where the program does not know the kind of file or failed: then our own floor decides. */
export async function cleanWithMat2(
  program: string,
  bytes: Buffer,
  extension: string,
): Promise<Buffer | null> {
  const folder = await mkdtemp(join(memoryFolder, 'limpieza-'));
  try {
    const path = join(folder, `copia.${extension}`);
    const file = await open(path, 'wx', ownerOnly);
    await file.writeFile(bytes).finally(() => file.close());
    const run = await runCleaner({
      command: program,
      args: ['--inplace', '--unknown-members', 'abort', path],
      input: Buffer.alloc(0),
      secondsMax: limits.secondsMax,
      outputBytesMax: 64 * 1024,
    });
    if (run.outcome !== 'ended' || (await stat(path)).size > limits.outputBytesMax) return null;
    const copy = await readFile(path);
    // The program leaves a kind it does not know as it was, and says so only in words.
    return copy.equals(bytes) ? null : copy;
  } catch {
    // The folder in memory is full, or the program took its file away: our own floor decides.
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
