/** The sealed room for a command: its tables under its own role, its folder, and the accounts beside it. */
import type { SalaDeps } from '../actions/sala/sala-types.ts';
import type { Environment } from '../platform/config.ts';
import type { Database } from '../platform/database.ts';
import { openFileStore } from '../platform/files.ts';
import { startPlatform } from '../platform/start-platform.ts';

export type OpenSala = { readonly deps: SalaDeps; readonly database: Database };

/** Opens, works, and closes whatever happens. Throws StartRefusal with the operator's sentence. */
export async function withSala<T>(env: Environment, work: (open: OpenSala) => Promise<T>): Promise<T> {
  const platform = await startPlatform(
    { ...env, LOG_LEVEL: env.LOG_LEVEL ?? 'error' },
    { applicationName: 'ventanilla-operador', joinRunning: true },
  );
  try {
    const { config, clock, ids, faults, database, salaDatabase } = platform;
    const files = await openFileStore(`${config.dataDir}/sala`, ids, faults);
    return await work({ deps: { clock, ids, sala: { db: salaDatabase, files } }, database });
  } finally {
    await platform.stop();
  }
}
