/** Since when the installation's own secret lies in its data folder. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Epoch ms; null where there is no such file, as where the operator gives the secret by configuration. */
export async function secretSinceMs(dataDir: string): Promise<number | null> {
  try {
    return (await stat(join(dataDir, 'secret.key'))).mtimeMs;
  } catch {
    // Not there, or not ours to look at: its age is not known.
    return null;
  }
}
