/** Ends a token at once: one's own, or anybody's for an administrator. Its owner is told when somebody else did it. */

import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario, Solicitante } from '../../domain/solicitud/actor.ts';
import { isUuid } from '../../domain/uuid.ts';
import { findCuentaById } from '../../store/cuentas.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import { revokeToken } from '../../store/tokens-de-api.ts';
import type { Deps } from '../deps.ts';
import { oweNotices } from '../owe-notices.ts';
import { avisosPara, findOwner } from '../owner-addresses.ts';

type Revoking = Pick<Deps, 'db' | 'clock' | 'ids' | 'nudge' | 'registry'>;

async function end(
  deps: Revoking,
  id: string,
  cuenta: string | null,
  por: string | null,
): Promise<Refusal | null> {
  if (!isUuid(id)) return refuse('no-encontrada');
  const nowMs = deps.clock.nowMs();
  const ended = await deps.db.transaction(async (queries) => {
    const token = await revokeToken(queries, { id, cuenta, por }, nowMs);
    if (token === null) return null;
    const detalle = { token: id, por };
    await insertSuceso(queries, { clase: 'token-revocado', cuenta: token.cuenta, detalle }, nowMs);
    return token;
  });
  if (ended === null) return refuse('no-encontrada');
  if (ended.cuenta === por) return null;
  const owner = await findCuentaById(deps.db, ended.cuenta);
  if (owner === null) return null;
  const texto = `El token de acceso «${ended.nombre}» de su cuenta de Ventanilla fue revocado por la administración. Los programas que lo usaban ya no pueden entrar.`;
  const avisos = avisosPara(await findOwner(deps, owner), 'Se revocó un token de acceso de su cuenta', texto);
  await oweNotices(deps)(deps.db, avisos);
  return null;
}

export function revokeOwnToken(
  deps: Revoking,
  actor: Solicitante | Funcionario,
  id: string,
): Promise<Refusal | null> {
  return end(deps, id, actor.cuenta, actor.cuenta);
}

export async function revokeAnyToken(
  deps: Revoking,
  actor: Funcionario,
  id: string,
): Promise<Refusal | null> {
  return actor.roles.includes('administrador') ? end(deps, id, null, actor.cuenta) : refuse('sin-permiso');
}

/** From the operator's machine. */
export function revokeTokenAsOperator(deps: Revoking, id: string): Promise<Refusal | null> {
  return end(deps, id, null, null);
}
