/** What the duties of this process let staff and probes see of them, also while they are still coming up. */
import { statfs } from 'node:fs/promises';
import type { Machine } from '../actions/operacion/machine.ts';
import type { Duties } from './start-duties.ts';

export type MachineParts = {
  /** Undefined until they are started. */
  readonly duties: () => Duties | undefined;
  readonly dataDir: string;
  readonly isLeaving: () => boolean;
};

export function machineOf({ duties, dataDir, isLeaving }: MachineParts): Machine {
  return {
    health: async () => (await duties()?.health()) ?? null,
    dead: async (max) => (await duties()?.dead(max)) ?? [],
    revive: async (id) => (await duties()?.revive(id)) ?? false,
    isLeaving,
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(dataDir);
      return bavail * bsize;
    },
  };
}
