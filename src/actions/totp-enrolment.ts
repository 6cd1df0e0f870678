/** Enrols an authenticator app: for staff signed in and just proved, or at the first sign-in of an account without any. */
import { rfc4648, toBase32 } from '../domain/base32.ts';
import { identityLimits } from '../domain/identity/identity-limits.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import { tokenHash } from '../platform/token-hash.ts';
import { findTotpStep, otpauthUrl, totpSecretBytes } from '../platform/totp.ts';
import { type Cuenta, findCuentaById, updateTotp } from '../store/cuentas.ts';
import { insertDesafio, takeDesafio, tryDesafio } from '../store/desafios.ts';
import { deleteOtherSesiones } from '../store/sesiones.ts';
import { insertSuceso } from '../store/sucesos.ts';
import type { Deps } from './deps.ts';
import { endHalfSignIn, readHalfSignIn } from './half-sign-in.ts';
import { type Entry, openSession, type SignedIn } from './open-session.ts';
import { type Avisar, avisosPara, findOwner } from './owner-addresses.ts';
import type { Session } from './read-session.ts';
import { requireRecentStepUp } from './step-up.ts';

/** Who enrols: a session, or a half sign-in of an account that has no second factor yet. */
export type Enrolling = { readonly session: Session } | { readonly half: string };

export type TotpEnrolment = {
  /** For a hidden field of the confirming form. */
  readonly ficha: string;
  /** For typing into the app by hand; shown once. */
  readonly secreto: string;
  /** For the QR code. */
  readonly url: string;
};

const tokenBytes = 32;
const triesMax = 5;
const issuer = 'Ventanilla';

async function enrollingCuenta(deps: Deps, who: Enrolling): Promise<Cuenta | Refusal> {
  if ('half' in who) {
    const cuenta = await readHalfSignIn(deps, who.half);
    if (cuenta === null) return refuse('sesion-terminada');
    // Otherwise a stolen password alone would replace the second factor.
    return cuenta.totpSellado === null && cuenta.llaves === 0 ? cuenta : refuse('sin-permiso');
  }
  const stale = requireRecentStepUp(who.session, deps.clock.nowMs());
  if (stale !== null) return stale;
  const cuenta = await findCuentaById(deps.db, who.session.actor.cuenta);
  return cuenta?.activa === true && cuenta.clase === 'funcionario' ? cuenta : refuse('sin-permiso');
}

export async function startTotpEnrolment(deps: Deps, who: Enrolling): Promise<TotpEnrolment | Refusal> {
  const cuenta = await enrollingCuenta(deps, who);
  if (isRefusal(cuenta)) return cuenta;
  const secret = Buffer.from(deps.ids.randomToken(totpSecretBytes), 'base64url');
  const ficha = deps.ids.randomToken(tokenBytes);
  await insertDesafio(deps.db, {
    huella: tokenHash(ficha),
    clase: 'totp-inscripcion',
    datos: { cuenta: cuenta.id, sellado: deps.keys.seal('totp', secret, cuenta.id).toString('base64') },
    venceMs: deps.clock.nowMs() + identityLimits.enrolmentMinutes * 60_000,
  });
  return { ficha, secreto: toBase32(secret, rfc4648), url: otpauthUrl(issuer, cuenta.usuario, secret) };
}

/** The sealed secret and the step of a first right code, or null. */
async function confirmedSecret(deps: Deps, cuenta: Cuenta, ficha: string, codigo: string) {
  const nowMs = deps.clock.nowMs();
  const datos = await tryDesafio(deps.db, 'totp-inscripcion', tokenHash(ficha), triesMax, nowMs);
  if (datos?.cuenta !== cuenta.id || typeof datos.sellado !== 'string') return null;
  const sellado = Buffer.from(datos.sellado, 'base64');
  const secret = deps.keys.unseal('totp', sellado, cuenta.id);
  const paso = secret === null ? null : findTotpStep(secret, codigo, nowMs, null);
  return paso === null ? null : { sellado, paso };
}

/**
 * Takes the new app into use once it has produced a right code. The account's other sessions end (ASVS 7.4.3) and its
 * owner is told. A half sign-in becomes a session with it; for a session the result is null.
 */
export async function confirmTotpEnrolment(
  deps: Deps,
  who: Enrolling,
  input: Entry & { readonly ficha: string; readonly codigo: string; readonly avisar: Avisar },
): Promise<SignedIn | null | Refusal> {
  const cuenta = await enrollingCuenta(deps, who);
  if (isRefusal(cuenta)) return cuenta;
  const confirmed = await confirmedSecret(deps, cuenta, input.ficha, input.codigo);
  if (confirmed === null) return refuse('codigo-incorrecto', { sentence: codeSentence });
  const owner = await findOwner(deps, cuenta);
  const nowMs = deps.clock.nowMs();
  const done = await deps.db.transaction(async (queries) => {
    if ((await takeDesafio(queries, 'totp-inscripcion', tokenHash(input.ficha), nowMs)) === null)
      return false;
    await updateTotp(queries, cuenta.id, confirmed.sellado, confirmed.paso);
    await deleteOtherSesiones(queries, cuenta.id, 'session' in who ? who.session.huella : null);
    await insertSuceso(queries, { clase: 'totp-inscrito', cuenta: cuenta.id, detalle: {} }, nowMs);
    await input.avisar(queries, avisosPara(owner, 'Nueva aplicación de códigos en su cuenta', noticeText));
    return true;
  });
  if (!done) return refuse('codigo-incorrecto', { sentence: codeSentence });
  if ('session' in who) return null;
  const ended = await endHalfSignIn(deps, who.half);
  if (ended === null) return refuse('sesion-terminada');
  const metodo = `${ended.metodo}+totp`;
  return (await openSession(deps, cuenta, input, metodo, ended)) ?? refuse('sesion-terminada');
}

const codeSentence =
  'El código no coincide. Revise que la hora de su teléfono sea automática y escriba el código que muestra ahora.';
const noticeText =
  'Se registró una aplicación de códigos para ingresar a su cuenta de Ventanilla. Sus demás sesiones se cerraron. Si no fue usted, avise ahora mismo al administrador del sistema.';
