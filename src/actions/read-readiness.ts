/** Whether this process can serve, and what is degraded: for load balancers and operators, nothing personal. */
import { DatabaseFault } from '../platform/database-fault.ts';
import { readCalendarVersion } from '../store/calendario.ts';
import type { Deps } from './deps.ts';

export type Readiness = {
  readonly listo: boolean;
  readonly baseDeDatos: 'bien' | 'sin-respuesta';
  readonly registro: Deps['registry']['modo'];
  /** No scanner is configured yet: attachments are never passed off as clean. */
  readonly antivirus: 'no-configurado';
};

export async function readReadiness(deps: Deps): Promise<Readiness> {
  const rest = { registro: deps.registry.modo, antivirus: 'no-configurado' } as const;
  try {
    await readCalendarVersion(deps.db);
    return { listo: true, baseDeDatos: 'bien', ...rest };
  } catch (error) {
    if (!(error instanceof DatabaseFault)) throw error;
    return { listo: false, baseDeDatos: 'sin-respuesta', ...rest };
  }
}
