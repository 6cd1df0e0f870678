/** Writes into the case of a reset that the password was changed, with the notices owed for it. */
import type { Json } from '../domain/canonical-json.ts';
import { isRefusal } from '../domain/refusals.ts';
import { findSolicitudById } from '../store/solicitudes.ts';
import { changeSolicitud } from './change-solicitud.ts';
import type { Deps } from './deps.ts';
import type { AnotarCambioDeClave } from './set-new-password.ts';

/**
 * For `setNewPassword`, inside its transaction: a change nobody can be told of does not happen. Throws where the case
 * takes no record any more, and the password then stays as it was.
 */
export function recordNewPassword(deps: Deps): AnotarCambioDeClave {
  return async (queries, { solicitudId, cuentaId, avisos }) => {
    const within: Deps = { ...deps, db: { ...deps.db, ...queries } };
    const antes = await findSolicitudById(within.db, solicitudId);
    if (antes === null) throw new Error(`the case of a reset link is gone: ${solicitudId}`);
    const { referencia, version } = antes;
    const changed = await changeSolicitud(
      within,
      { clase: 'sistema' },
      { referencia, versionVista: version, llave: `clave-${solicitudId}-${cuentaId}` },
      {
        verbo: 'registrar-efecto',
        cuerpo: null,
        aplica: (s) => ({
          solicitud:
            s.decision === null ? s : { ...s, decision: { ...s.decision, efecto: 'aplicado' as const } },
          evento: { estado: 'aplicado', motivo: '', cuenta: cuentaId, avisos: avisos as Json },
        }),
      },
    );
    if (isRefusal(changed)) throw new Error(`the change of a password was not recorded: ${changed.code}`);
  };
}
