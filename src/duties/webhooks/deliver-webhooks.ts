/** The duty that sends webhooks: signed, bounded in time and size, tried again with growing pauses, then dead and visible. */
import type { Deps } from '../../actions/deps.ts';
import { oweNotices } from '../../actions/owe-notices.ts';
import { avisosPara, findOwner } from '../../actions/owner-addresses.ts';
import { aboutSecret } from '../../actions/webhooks/create-webhook.ts';
import { webhookHeaders } from '../../actions/webhooks/sign-webhook.ts';
import { apiLimits, retrySeconds } from '../../domain/api/api-limits.ts';
import type { EgressOutcome } from '../../platform/egress/egress.ts';
import { findCuentaById } from '../../store/cuentas.ts';
import {
  type DestinoDeWebhook,
  findDestino,
  noteDestinoFailed,
  noteDestinoWorked,
  type SecretosSellados,
} from '../../store/webhook-destinos.ts';
import {
  type EntregaTomada,
  type Resultado,
  settleEntrega,
  takeEntrega,
} from '../../store/webhook-entregas.ts';
import type { Pace } from '../pulse.ts';

const dayMs = 86_400_000;
/** Outlasts any try, so that a delivery in hand is in no other. */
const holdMs = (apiLimits.deliverySecondsMax + 45) * 1000;

function secretsOf(
  { keys, clock }: Pick<Deps, 'keys' | 'clock'>,
  destino: DestinoDeWebhook & SecretosSellados,
): readonly Buffer[] {
  const former = destino.anteriorHastaMs !== null && clock.nowMs() < destino.anteriorHastaMs;
  return [destino.secreto, former ? destino.secretoAnterior : null].flatMap((sealed) => {
    const clear = sealed === null ? null : keys.unseal('webhook', sealed, aboutSecret(destino.id));
    return clear === null ? [] : [clear];
  });
}

/** Anything but a 2xx is a failure; 410 says that nobody wants it any more. */
function resultOf(outcome: EgressOutcome, entrega: EntregaTomada, nowMs: number): Resultado {
  const { demoraMs } = outcome;
  const respuesta = 'status' in outcome ? outcome.status : null;
  const falla = 'failure' in outcome ? outcome.failure : null;
  if (respuesta !== null && respuesta >= 200 && respuesta < 300)
    return { estado: 'entregada', proximoMs: null, respuesta, falla, demoraMs };
  const waitSeconds = entrega.unaVez || respuesta === 410 ? undefined : retrySeconds[entrega.intentos - 1];
  return waitSeconds === undefined
    ? { estado: 'muerta', proximoMs: null, respuesta, falla, demoraMs }
    : { estado: 'por-enviar', proximoMs: nowMs + waitSeconds * 1000, respuesta, falla, demoraMs };
}

async function tellSwitchedOff(deps: Deps, { cuenta, url }: DestinoDeWebhook): Promise<void> {
  const account = await findCuentaById(deps.db, cuenta);
  if (account === null) return;
  const texto = `Desde hace ${apiLimits.failingDaysMax} días ningún aviso llega a su sistema en ${new URL(url).host}, así que dejamos de enviarlos. Revise que responda, actívelo otra vez en la página de su cuenta y reenvíe lo que quedó sin entregar.`;
  const avisos = avisosPara(await findOwner(deps, account), 'Dejamos de enviar avisos a su sistema', texto);
  await oweNotices(deps)(deps.db, avisos);
}

async function deliver(deps: Deps, entrega: EntregaTomada): Promise<void> {
  const destino = await findDestino(deps.db, entrega.destino);
  if (destino === null) return;
  const { cuerpo: body } = entrega;
  const secrets = secretsOf(deps, destino);
  const id = `msg_${entrega.id}`;
  const outcome = await deps.egress.post({
    url: destino.url,
    headers: webhookHeaders({ id, atMs: deps.clock.nowMs(), body }, secrets),
    body,
    timeMsMax: apiLimits.deliverySecondsMax * 1000,
    answerBytesMax: apiLimits.answerBytesMax,
  });
  const nowMs = deps.clock.nowMs();
  const result = resultOf(outcome, entrega, nowMs);
  await settleEntrega(deps.db, entrega.id, result, nowMs);
  if (result.estado === 'entregada') return noteDestinoWorked(deps.db, destino.id);
  if (entrega.unaVez) return;
  const sinceMs = nowMs - apiLimits.failingDaysMax * dayMs;
  if (await noteDestinoFailed(deps.db, destino.id, sinceMs, nowMs)) await tellSwitchedOff(deps, destino);
}

/** One of those that are due; false where none is. */
async function deliverNext(deps: Deps): Promise<boolean> {
  const nowMs = deps.clock.nowMs();
  const entrega = await takeEntrega(deps.db, nowMs, nowMs + holdMs);
  if (entrega === null) return false;
  await deliver(deps, entrega);
  return true;
}

/** A few at once and then the next turn: one slow receiver stops nobody, nor a process that is to end. */
export async function deliverWebhooks(deps: Deps): Promise<Pace> {
  const lanes = Array.from({ length: apiLimits.deliveriesAtOnceMax }, () => deliverNext(deps));
  const settled = await Promise.allSettled(lanes);
  const failure = settled.find((one) => one.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  return settled.some((one) => one.status === 'fulfilled' && one.value) ? 'again' : 'idle';
}
