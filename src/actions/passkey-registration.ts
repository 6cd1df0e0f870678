/** Registers a passkey for staff who just proved who they are; the library is loaded only when somebody uses one. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { identityLimits } from '../domain/identity/identity-limits.ts';
import { cleanText } from '../domain/identity/nombre.ts';
import { llaveDesde } from '../domain/ingreso/politica-de-ingreso.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import { type Cuenta, findCuentaById } from '../store/cuentas.ts';
import { deleteLlave, insertLlave, type LlaveDeAcceso, listLlaves } from '../store/llaves-de-acceso.ts';
import { deleteOtherSesiones, markSesionConLlave } from '../store/sesiones.ts';
import { insertSuceso } from '../store/sucesos.ts';
import type { Deps } from './deps.ts';
import { type Avisar, avisosPara, findOwner } from './owner-addresses.ts';
import { readPasskeyRegistration } from './passkey-answer.ts';
import { newPasskeyChallenge, relyingParty, spendPasskeyChallenge } from './passkey-challenge.ts';
import type { Session } from './read-session.ts';
import { requireRecentStepUp } from './step-up.ts';

const nameCharsMax = 60;
/** EdDSA, ES256 and RS256 (IANA COSE algorithms): what authenticators in use offer. */
const algorithms: readonly number[] = [-8, -7, -257];
const about = (cuenta: string): string => `inscripcion|${cuenta}`;

async function staffCuenta(deps: Deps, session: Session): Promise<Cuenta | Refusal> {
  const stale = requireRecentStepUp(session, deps.clock.nowMs());
  if (stale !== null) return stale;
  const cuenta = await findCuentaById(deps.db, session.actor.cuenta);
  if (cuenta?.activa !== true || cuenta.clase !== 'funcionario') return refuse('sin-permiso');
  // Who got in with less than the key that is due must not make another one for it.
  const isWeak = session.debeLlave === true && session.prueba !== 'recuperacion' && cuenta.llaves > 0;
  return isWeak ? refuse('sesion-necesaria', { sentence: keySentence }) : cuenta;
}

const keySentence =
  'Sus roles exigen una llave de acceso y su cuenta ya tiene una: confirme con ella antes de cambiar sus llaves.';

/** Options for `navigator.credentials.create`. */
export async function startPasskeyRegistration(
  deps: Deps,
  session: Session,
): Promise<PublicKeyCredentialCreationOptionsJSON | Refusal> {
  const cuenta = await staffCuenta(deps, session);
  if ('refused' in cuenta) return cuenta;
  const llaves = await listLlaves(deps.db, cuenta.id);
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  return generateRegistrationOptions({
    rpName: 'Ventanilla',
    rpID: relyingParty(deps).id,
    userName: cuenta.usuario,
    userDisplayName: cuenta.nombre,
    userID: new TextEncoder().encode(cuenta.id),
    challenge: newPasskeyChallenge(deps, about(cuenta.id)),
    attestationType: 'none',
    excludeCredentials: llaves.map(({ id, transportes }) => ({ id, transports: [...transportes] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: [...algorithms],
  });
}

/** What the person calls the key; a name that cannot be read or is too long is replaced, not refused. */
function keyName(typed: string): string {
  const name = cleanText(typed, { max: nameCharsMax });
  return name.ok && name.value !== '' ? name.value : 'Llave de acceso';
}

async function verifiedKey(deps: Deps, cuenta: string, answer: RegistrationResponseJSON) {
  const { id, origin } = relyingParty(deps);
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: (challenge) => spendPasskeyChallenge(deps, about(cuenta), challenge),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...algorithms],
    });
    return verified ? registrationInfo.credential : null;
  } catch (error) {
    deps.log.debug('llave-rechazada', { kind: error instanceof Error ? error.name : 'unknown' });
    return null;
  }
}

/** Keeps the new key. The account's other sessions end (ASVS 7.4.3) and its owner is told. */
export async function finishPasskeyRegistration(
  deps: Deps,
  session: Session,
  input: { readonly respuesta: unknown; readonly nombre: string; readonly avisar: Avisar },
): Promise<Refusal | null> {
  const cuenta = await staffCuenta(deps, session);
  if ('refused' in cuenta) return cuenta;
  const answer = readPasskeyRegistration(input.respuesta);
  const key = answer === null ? null : await verifiedKey(deps, cuenta.id, answer);
  if (key === null)
    return refuse('peticion-ilegible', { sentence: 'No se pudo registrar la llave. Intente otra vez.' });
  const llave = {
    id: key.id,
    cuenta: cuenta.id,
    clavePublica: Buffer.from(key.publicKey),
    contador: key.counter,
    transportes: (key.transports ?? []).map(String),
    nombre: keyName(input.nombre),
  };
  const owner = await findOwner(deps, cuenta);
  const nowMs = deps.clock.nowMs();
  const kept = await deps.db.transaction(async (queries) => {
    if (!(await insertLlave(queries, llave, identityLimits.passkeysPerAccountMax, nowMs))) return false;
    await markSesionConLlave(queries, session.huella);
    await deleteOtherSesiones(queries, cuenta.id, session.huella);
    await insertSuceso(queries, { clase: 'llave-inscrita', cuenta: cuenta.id, detalle: {} }, nowMs);
    await input.avisar(queries, avisosPara(owner, 'Nueva llave de acceso en su cuenta', noticeText));
    return true;
  });
  return kept
    ? null
    : refuse('sin-permiso', { sentence: 'Su cuenta ya tiene esa llave, o el máximo de llaves.' });
}

/** The account's keys, for the page where they are managed. */
export function listPasskeys(deps: Deps, session: Session): Promise<readonly LlaveDeAcceso[]> {
  return listLlaves(deps.db, session.actor.cuenta);
}

/** Takes a key away, tells the owner and ends the other sessions. The last proof beside the password stays. */
export async function removePasskey(
  deps: Deps,
  session: Session,
  input: { readonly id: string; readonly avisar: Avisar },
): Promise<Refusal | null> {
  const cuenta = await staffCuenta(deps, session);
  if ('refused' in cuenta) return cuenta;
  if (cuenta.llaves <= 1 && cuenta.totpSellado === null) {
    return refuse('sin-permiso', {
      sentence: 'Es su única segunda prueba. Registre otra antes de eliminarla.',
    });
  }
  if (cuenta.llaves <= 1 && llaveDesde(await deps.ingreso(), cuenta.roles) !== null) {
    return refuse('sin-permiso', {
      sentence: 'Sus roles exigen ingresar con una llave de acceso. Registre otra antes de eliminar esta.',
    });
  }
  const owner = await findOwner(deps, cuenta);
  const nowMs = deps.clock.nowMs();
  const removed = await deps.db.transaction(async (queries) => {
    const id = /^[\w-]{1,1400}$/.test(input.id) ? input.id : '';
    if (!(await deleteLlave(queries, cuenta.id, id))) return false;
    await deleteOtherSesiones(queries, cuenta.id, session.huella);
    await insertSuceso(queries, { clase: 'llave-eliminada', cuenta: cuenta.id, detalle: {} }, nowMs);
    await input.avisar(
      queries,
      avisosPara(owner, 'Se eliminó una llave de acceso de su cuenta', removedText),
    );
    return true;
  });
  return removed ? null : refuse('no-encontrada');
}

const noticeText =
  'Se registró una llave de acceso para ingresar a su cuenta de Ventanilla. Sus demás sesiones se cerraron. Si no fue usted, avise ahora mismo al administrador del sistema.';
const removedText =
  'Se eliminó una llave de acceso de su cuenta de Ventanilla. Sus demás sesiones se cerraron. Si no fue usted, avise ahora mismo al administrador del sistema.';
