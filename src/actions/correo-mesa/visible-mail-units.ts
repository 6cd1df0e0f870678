/** The units whose mail somebody of the staff may read. */
import { atiendeCorreo } from '../../domain/correo/quien-puede.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';

/** `'todas'` for an auditor; null for whoever does not come to the mail at all. */
export function visibleMailUnits(actor: Funcionario): readonly string[] | 'todas' | null {
  if (actor.roles.includes('auditor')) return 'todas';
  return atiendeCorreo(actor) ? actor.unidades : null;
}
