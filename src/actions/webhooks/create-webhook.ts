/** Registers where an account wants to be told, after proof of who asks; the secret is shown this once. */
import { apiLimits } from '../../domain/api/api-limits.ts';
import { todosLosTipos } from '../../domain/api/tipos-de-aviso.ts';
import { type FieldError, type Refusal, refuse } from '../../domain/refusals.ts';
import { esFuncionario } from '../../domain/solicitud/actor.ts';
import { nameId } from '../../platform/name-id.ts';
import { findCuentaById } from '../../store/cuentas.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import { holdCuenta } from '../../store/tokens-de-api.ts';
import { findDestino, insertDestino } from '../../store/webhook-destinos.ts';
import type { Deps } from '../deps.ts';
import { oweNotices } from '../owe-notices.ts';
import { avisosPara, findOwner } from '../owner-addresses.ts';
import type { Session } from '../read-session.ts';
import { requireRecentStepUp } from '../step-up.ts';
import { secretText } from './sign-webhook.ts';
import { mayHaveWebhooks } from './webhook-owner.ts';

export type WebhookAsked = {
  readonly url: string;
  readonly tipos: readonly string[];
  /** Of the form: sent again, it registers no second one. */
  readonly llave?: string;
};

/** `secreto`: `whsec_…`, told this once. */
export type WebhookMade = { readonly id: string; readonly secreto: string };

const secretBytes = 32;

/** Of a secret as it is stored: it is good for this endpoint alone. */
export const aboutSecret = (id: string): string => `webhook|${id}`;

export function newSecret({ ids, keys }: Pick<Deps, 'ids' | 'keys'>, id: string) {
  const bytes = Buffer.from(ids.randomToken(secretBytes), 'base64url');
  return { shown: secretText(bytes), sealed: keys.seal('webhook', bytes, aboutSecret(id)) };
}

function errorsOf({ url, tipos }: WebhookAsked, accepts: (url: string) => boolean): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (url.length > apiLimits.urlCharsMax)
    errors.push({ path: 'url', sentence: `La dirección tiene más de ${apiLimits.urlCharsMax} letras.` });
  else if (!accepts(url)) errors.push({ path: 'url', sentence: refuse('direccion-no-permitida').sentence });
  const known: readonly string[] = todosLosTipos;
  if (tipos.some((tipo) => !known.includes(tipo)))
    errors.push({ path: 'tipos', sentence: 'Elija entre los avisos de la lista.' });
  return errors;
}

export async function createWebhook(
  deps: Deps,
  session: Session,
  asked: WebhookAsked,
): Promise<WebhookMade | Refusal> {
  const { actor } = session;
  if (!mayHaveWebhooks(actor)) return refuse('sin-permiso');
  const stale = requireRecentStepUp(session, deps.clock.nowMs());
  if (stale !== null) return stale;
  const errors = errorsOf(asked, deps.egress.accepts);
  if (errors.length > 0) {
    const onlyAddress =
      errors.every(({ path }) => path === 'url') && asked.url.length <= apiLimits.urlCharsMax;
    return refuse(onlyAddress ? 'direccion-no-permitida' : 'datos-con-errores', { errors });
  }
  const cuenta = await findCuentaById(deps.db, actor.cuenta);
  if (cuenta === null || !cuenta.activa) return refuse('sesion-terminada');
  const owner = await findOwner(deps, cuenta);
  const id = asked.llave === undefined ? deps.ids.newId() : nameId('webhook-destino', cuenta.id, asked.llave);
  const secret = newSecret(deps, id);
  const nowMs = deps.clock.nowMs();
  const destino = {
    id,
    cuenta: cuenta.id,
    clase: esFuncionario(actor) ? ('agencia' as const) : actor.clase,
    ruc: esFuncionario(actor) ? null : actor.ruc,
    url: new URL(asked.url).href,
    tipos: asked.tipos,
    secreto: secret.sealed,
  };
  const texto = `Se registró en su cuenta de Ventanilla un sistema que recibe avisos de sus solicitudes, en ${new URL(asked.url).host}. Si no fue usted, elimínelo ahora mismo en la página de su cuenta y elija otra clave.`;
  const kept = await deps.db.transaction(async (queries) => {
    await holdCuenta(queries, cuenta.id);
    if ((await findDestino(queries, id)) !== null) return 'there';
    if (!(await insertDestino(queries, destino, apiLimits.destinosPerAccountMax, nowMs))) return 'full';
    await insertSuceso(
      queries,
      { clase: 'webhook-creado', cuenta: cuenta.id, detalle: { destino: id } },
      nowMs,
    );
    await oweNotices(deps)(queries, avisosPara(owner, 'Nuevo destino de avisos en su cuenta', texto));
    return 'kept';
  });
  if (kept === 'there') return refuse('ya-creado');
  return kept === 'kept'
    ? { id, secreto: secret.shown }
    : refuse('maximo-alcanzado', {
        sentence: `Su cuenta ya tiene ${apiLimits.destinosPerAccountMax} destinos. Elimine uno antes de añadir otro.`,
      });
}
