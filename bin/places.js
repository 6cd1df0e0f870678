// Where things are, seen from the launcher.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));
export const modulesFolder = join(projectRoot, 'node_modules');
/** Compiled code, with types already stripped: a warm start neither parses nor strips again. */
export const cacheFolder = join(modulesFolder, '.cache', 'ventanilla');
/** Present when the cache was filled by a rehearsal. */
export const rehearsedMark = join(cacheFolder, 'rehearsed');
