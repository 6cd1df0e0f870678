/** What its owner, or an administrator, does to an endpoint: another secret, on and off, a test, sending again, the end. */
import { apiLimits } from '../../domain/api/api-limits.ts';
import { tipoDePrueba } from '../../domain/api/tipos-de-aviso.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { isUuid } from '../../domain/uuid.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import { deleteDestino, rotateSecreto, setDestinoActivo } from '../../store/webhook-destinos.ts';
import { insertEntregas, resendDead, resendEntrega } from '../../store/webhook-entregas.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../read-session.ts';
import { requireRecentStepUp } from '../step-up.ts';
import { newSecret } from './create-webhook.ts';
import { type Destinatario, findOwnDestino } from './webhook-owner.ts';

const hourMs = 3_600_000;

function note(
  deps: Pick<Deps, 'db' | 'clock'>,
  cuenta: string,
  destino: string,
  cambio: string,
): Promise<void> {
  const detalle = { destino, cambio };
  return insertSuceso(deps.db, { clase: 'webhook-cambiado', cuenta, detalle }, deps.clock.nowMs());
}

/** The former secret goes on signing for a day beside the new one, which is told this once. */
export async function rotateWebhookSecret(
  deps: Deps,
  session: Session,
  id: string,
): Promise<{ readonly secreto: string } | Refusal> {
  const nowMs = deps.clock.nowMs();
  const stale = requireRecentStepUp(session, nowMs);
  if (stale !== null) return stale;
  const found = await findOwnDestino(deps, session.actor, id);
  if (isRefusal(found)) return found;
  // Whoever answers for the agency may stop another's endpoint, never learn what its messages are signed with.
  if (found.cuenta !== session.actor.cuenta) return refuse('sin-permiso');
  const secret = newSecret(deps, id);
  await rotateSecreto(deps.db, id, secret.sealed, nowMs + apiLimits.formerSecretHours * hourMs);
  await note(deps, session.actor.cuenta, id, 'secreto');
  return { secreto: secret.shown };
}

export async function switchWebhook(
  deps: Deps,
  actor: Destinatario,
  id: string,
  activo: boolean,
): Promise<Refusal | null> {
  const found = await findOwnDestino(deps, actor, id);
  if (isRefusal(found)) return found;
  if (await setDestinoActivo(deps.db, id, activo, deps.clock.nowMs()))
    await note(deps, actor.cuenta, id, activo ? 'activado' : 'desactivado');
  deps.nudge();
  return null;
}

/** What was sent to it goes with it. */
export async function removeWebhook(deps: Deps, actor: Destinatario, id: string): Promise<Refusal | null> {
  const found = await findOwnDestino(deps, actor, id);
  if (isRefusal(found)) return found;
  if (await deleteDestino(deps.db, id)) await note(deps, actor.cuenta, id, 'eliminado');
  return null;
}

/** A message without content, tried once, also to an endpoint that is off; its history shows what came of it. */
export async function testWebhook(deps: Deps, actor: Destinatario, id: string): Promise<Refusal | null> {
  const found = await findOwnDestino(deps, actor, id);
  if (isRefusal(found)) return found;
  const nowMs = deps.clock.nowMs();
  const cuerpo = JSON.stringify({ type: tipoDePrueba, timestamp: new Date(nowMs).toISOString(), data: {} });
  const entrega = {
    id: deps.ids.newId(),
    destino: id,
    tipo: tipoDePrueba,
    referencia: null,
    cuerpo,
    unaVez: true,
  };
  await insertEntregas(deps.db, [entrega], nowMs);
  deps.nudge();
  return null;
}

/** Sends one again under its own id, so that a receiver who already has it knows it. */
export async function resendWebhook(
  deps: Deps,
  actor: Destinatario,
  id: string,
  entrega: string,
): Promise<Refusal | null> {
  const found = await findOwnDestino(deps, actor, id);
  if (isRefusal(found)) return found;
  const done = isUuid(entrega) && (await resendEntrega(deps.db, id, entrega, deps.clock.nowMs()));
  if (!done) return refuse('no-encontrada');
  deps.nudge();
  return null;
}

/** Every dead one of an endpoint; how many they are. */
export async function resendDeadWebhooks(
  deps: Deps,
  actor: Destinatario,
  id: string,
): Promise<{ readonly cuantas: number } | Refusal> {
  const found = await findOwnDestino(deps, actor, id);
  if (isRefusal(found)) return found;
  const cuantas = await resendDead(deps.db, id, deps.clock.nowMs());
  deps.nudge();
  return { cuantas };
}
