/** Ends sessions that came from the institution: ours with its own, and, on its order, those it names. */

import type { OidcClient } from '../../platform/oidc/oidc-client.ts';
import { OidcFault } from '../../platform/oidc/oidc-fault.ts';
import { tokenHash } from '../../platform/token-hash.ts';
import { insertDesafio } from '../../store/desafios.ts';
import {
  endSesionesInstitucionales,
  isSesionInstitucional,
} from '../../store/identidades-institucionales.ts';
import { insertSucesos } from '../../store/sucesos.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../read-session.ts';

/** Whether the session came from the institution, where another session goes on when this one ends. */
export async function isInstitutional(
  { db, institucional }: Pick<Deps, 'db' | 'institucional'>,
  { id }: Session,
): Promise<boolean> {
  return institucional !== null && isSesionInstitucional(db, id, institucional.issuer);
}

/** Where the person ends her session at the institution; null where it offers no such place, or does not answer now. */
export async function institutionalLogoutUrl(client: OidcClient, returnTo: string): Promise<string | null> {
  try {
    return await client.logoutUrl(returnTo);
  } catch (error) {
    if (error instanceof OidcFault) return null;
    throw error;
  }
}

export type LogoutOrderOutcome = 'hecho' | 'no-valido' | 'no-se-pudo-comprobar';

/** The provider's order to end sessions (Back-Channel Logout 1.0); good once. */
export async function endOnOrder(deps: Deps, client: OidcClient, token: string): Promise<LogoutOrderOutcome> {
  try {
    const order = await client.readLogoutToken(token);
    if (order === null) return 'no-valido';
    const { sujeto, sid, jti, venceMs } = order;
    const spent = {
      huella: tokenHash(`salida|${client.issuer}|${jti}`),
      clase: 'gastado',
      datos: {},
      venceMs,
    } as const;
    const done = await deps.db.transaction(async (queries) => {
      if (!(await insertDesafio(queries, spent))) return false;
      const ended = await endSesionesInstitucionales(queries, { emisor: client.issuer, sujeto, sid });
      const sucesos = ended.map((cuenta) => ({
        clase: 'sesiones-terminadas' as const,
        cuenta,
        detalle: { cuantas: 1, por: 'institucional' },
      }));
      await insertSucesos(queries, sucesos, deps.clock.nowMs());
      return true;
    });
    return done ? 'hecho' : 'no-valido';
  } catch (error) {
    if (!(error instanceof OidcFault)) throw error;
    deps.log.warn('salida-institucional', { kind: error.kind });
    return error.kind === 'no-responde' ? 'no-se-pudo-comprobar' : 'no-valido';
  }
}
