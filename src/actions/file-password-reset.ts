/** Files the case of a granted password reset: its journal is what has the link sent. */
import { isRefusal } from '../domain/refusals.ts';
import type { Deps } from './deps.ts';
import { fileSolicitud } from './file-solicitud.ts';
import { llaveDe } from './orden.ts';
import type { Archivar } from './request-password-reset.ts';

const keyBytes = 16;

/**
 * For `requestPasswordReset`. Whoever asked gets the same answer whatever comes of it, so a case that could not be
 * filed (the register changed meanwhile) is noted in the log alone.
 */
export function filePasswordReset(deps: Deps): Archivar {
  return async ({ definicion, datos, ruc, nombre }) => {
    const actor = { clase: 'publico' } as const;
    const llave = llaveDe(actor, deps.ids.randomToken(keyBytes), datos);
    if (isRefusal(llave)) throw new Error('a random key is always well formed');
    const filed = await fileSolicitud(deps, {
      vigente: definicion,
      canal: definicion.definicion.canales[0] ?? 'portal',
      actor,
      titular: { clase: 'proveedor', ruc },
      nombre,
      datos,
      adjuntos: [],
      verificados: [],
      confirmaciones: [],
      revision: null,
      llave,
      borrador: null,
    });
    if (isRefusal(filed)) deps.log.warn('reseteo-sin-archivar', { code: filed.code });
  };
}
