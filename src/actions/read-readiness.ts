/** Whether this process can serve, and what is degraded: for load balancers and operators, nothing personal. */
import { scannerAnswers } from '../documents/antivirus/scan-stream.ts';
import { DatabaseFault } from '../platform/database-fault.ts';
import { readCalendarVersion } from '../store/calendario.ts';
import type { Deps } from './deps.ts';

export type Readiness = {
  readonly listo: boolean;
  readonly baseDeDatos: 'bien' | 'sin-respuesta';
  readonly registro: Deps['registry']['modo'];
  /** Without an answer, attachments are never passed off as clean. */
  readonly antivirus: 'bien' | 'sin-respuesta' | 'no-configurado';
};

async function antivirusNow({ scanner }: Deps): Promise<Readiness['antivirus']> {
  if (scanner === null) return 'no-configurado';
  return (await scannerAnswers(scanner)) ? 'bien' : 'sin-respuesta';
}

export async function readReadiness(deps: Deps): Promise<Readiness> {
  const rest = { registro: deps.registry.modo, antivirus: await antivirusNow(deps) } as const;
  try {
    await readCalendarVersion(deps.db);
    return { listo: true, baseDeDatos: 'bien', ...rest };
  } catch (error) {
    if (!(error instanceof DatabaseFault)) throw error;
    return { listo: false, baseDeDatos: 'sin-respuesta', ...rest };
  }
}
