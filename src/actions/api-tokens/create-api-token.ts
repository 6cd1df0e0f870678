/** Makes a token for one's own programs: shown once, kept as a hash, and told by mail to the owner of the account. */
import { type Alcance, leerAlcances, alcances as words } from '../../domain/api/alcances.ts';
import { apiLimits } from '../../domain/api/api-limits.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { nameId } from '../../platform/name-id.ts';
import { type Cuenta, findCuentaById } from '../../store/cuentas.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import { holdCuenta, insertToken, isTokenThere } from '../../store/tokens-de-api.ts';
import type { Deps } from '../deps.ts';
import { oweNotices } from '../owe-notices.ts';
import { avisosPara, findOwner } from '../owner-addresses.ts';
import type { Session } from '../read-session.ts';
import { requireRecentStepUp } from '../step-up.ts';
import { apiTokenHash, newTokenSecret } from './token-secret.ts';

export type TokenAsked = {
  readonly nombre: string;
  readonly alcances: readonly string[];
  /** As typed: whole days. */
  readonly dias: string;
  /** Of the form: sent again, it makes no second one. */
  readonly llave?: string;
};

/** `secreto` is told this once. */
export type TokenMade = { readonly id: string; readonly secreto: string; readonly venceMs: number };

type TokenRead = { readonly nombre: string; readonly alcances: readonly Alcance[]; readonly dias: number };

const dayMs = 86_400_000;

function readAsked(clase: Cuenta['clase'], asked: TokenAsked): TokenRead | Refusal {
  const errors: FieldError[] = [];
  const nombre = cleanText(asked.nombre, { max: apiLimits.tokenNameCharsMax });
  if (!nombre.ok || nombre.value === '')
    errors.push({
      path: 'nombre',
      sentence: nombre.ok ? 'Escriba para qué programa es el token.' : nombre.notice.sentence,
    });
  const alcances = leerAlcances(clase, asked.alcances);
  if (alcances.length === 0 || alcances.length < new Set(asked.alcances).size)
    errors.push({ path: 'alcances', sentence: 'Elija al menos un permiso de la lista.' });
  const dias = /^\d{1,4}$/.test(asked.dias) ? Number(asked.dias) : 0;
  if (dias < 1 || dias > apiLimits.tokenDaysMax)
    errors.push({ path: 'dias', sentence: `Escriba entre 1 y ${apiLimits.tokenDaysMax} días.` });
  if (errors.length > 0 || !nombre.ok) return refuse('datos-con-errores', { errors });
  return { nombre: nombre.value, alcances, dias };
}

function noticeText({ nombre, alcances, dias }: TokenRead): string {
  const list = alcances.map((alcance) => `- ${words[alcance].texto}`).join('\n');
  return `Se creó en su cuenta de Ventanilla el token de acceso «${nombre}», válido por ${dias} días. Quien lo tenga puede, sin su clave:\n\n${list}\n\nSi no fue usted, revóquelo ahora mismo en la página de su cuenta y elija otra clave.`;
}

/** The work itself, for whoever may do it without a session: the operator at the machine. */
export async function makeApiToken(
  deps: Pick<Deps, 'db' | 'keys' | 'ids' | 'clock' | 'registry' | 'nudge'>,
  cuenta: Cuenta,
  asked: TokenAsked,
): Promise<TokenMade | Refusal> {
  const read = readAsked(cuenta.clase, asked);
  if (isRefusal(read)) return read;
  const owner = await findOwner(deps, cuenta);
  const nowMs = deps.clock.nowMs();
  const secreto = newTokenSecret(deps.ids);
  const token = {
    id: asked.llave === undefined ? deps.ids.newId() : nameId('token', cuenta.id, asked.llave),
    huella: apiTokenHash(deps.keys, secreto),
    cuenta: cuenta.id,
    nombre: read.nombre,
    alcances: read.alcances,
    venceMs: nowMs + read.dias * dayMs,
  };
  const kept = await deps.db.transaction(async (queries) => {
    await holdCuenta(queries, cuenta.id);
    if (await isTokenThere(queries, token.id)) return 'there';
    if (!(await insertToken(queries, token, apiLimits.tokensPerAccountMax, nowMs))) return 'full';
    const detalle = { token: token.id, alcances: [...read.alcances] };
    await insertSuceso(queries, { clase: 'token-creado', cuenta: cuenta.id, detalle }, nowMs);
    await oweNotices(deps)(
      queries,
      avisosPara(owner, 'Nuevo token de acceso en su cuenta', noticeText(read)),
    );
    return 'kept';
  });
  if (kept === 'there') return refuse('ya-creado');
  return kept === 'kept'
    ? { id: token.id, secreto, venceMs: token.venceMs }
    : refuse('maximo-alcanzado', {
        sentence: `Su cuenta ya tiene ${apiLimits.tokensPerAccountMax} tokens vigentes. Revoque uno antes de crear otro.`,
      });
}

export async function createApiToken(
  deps: Deps,
  session: Session,
  asked: TokenAsked,
): Promise<TokenMade | Refusal> {
  const stale = requireRecentStepUp(session, deps.clock.nowMs());
  if (stale !== null) return stale;
  // A token lasts: it is not made from a session that itself may do nothing yet.
  if (session.debeLlave === true) return refuse('sin-permiso');
  const cuenta = await findCuentaById(deps.db, session.actor.cuenta);
  return cuenta === null || !cuenta.activa ? refuse('sesion-terminada') : makeApiToken(deps, cuenta, asked);
}
