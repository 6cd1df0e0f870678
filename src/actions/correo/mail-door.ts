/** Which trámites the mail door takes. */
import { recibePorCorreo } from '../../domain/correo/recibe-por-correo.ts';
import type { DefinicionVigente, Deps } from '../deps.ts';

/** The definition under which a mail about this trámite is filed; null where its door is another. */
export function filedByMail(deps: Deps, tramite: string | null): DefinicionVigente | null {
  const vigente = tramite === null ? null : deps.definiciones.porId(tramite);
  return vigente !== null && recibePorCorreo(vigente.definicion, deps.puertasCerradas) ? vigente : null;
}
