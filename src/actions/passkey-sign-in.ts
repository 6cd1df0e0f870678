/** Signs staff in with a passkey, alone or as the second step, and proves again with one who is there. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { type Refusal, refuse } from '../domain/refusals.ts';
import { type Cuenta, findCuentaById } from '../store/cuentas.ts';
import { findLlave, type LlaveDeAcceso, listLlaves, markLlaveUsed } from '../store/llaves-de-acceso.ts';
import { insertSuceso } from '../store/sucesos.ts';
import type { Deps } from './deps.ts';
import { endHalfSignIn, readHalfSignIn } from './half-sign-in.ts';
import { localAccessRefusal } from './ingreso/local-access.ts';
import { type Entry, openSession, type SignedIn } from './open-session.ts';
import { readPasskeyAssertion } from './passkey-answer.ts';
import { newPasskeyChallenge, relyingParty, spendPasskeyChallenge } from './passkey-challenge.ts';
import type { Session } from './read-session.ts';
import { renewSession } from './step-up.ts';

const failure = 'ingreso-funcionario-fallido';

async function optionsFor(
  deps: Deps,
  about: string,
  llaves: readonly LlaveDeAcceso[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  const allowed = llaves.map(({ id, transportes }) => ({ id, transports: [...transportes] }));
  return generateAuthenticationOptions({
    rpID: relyingParty(deps).id,
    challenge: newPasskeyChallenge(deps, about),
    userVerification: 'required',
    ...(allowed.length === 0 ? {} : { allowCredentials: allowed }),
  });
}

/**
 * Options for `navigator.credentials.get`. Without a half sign-in no account is named, and the browser offers its own
 * keys; with one, the password was right, so its account's keys may be listed.
 */
export async function startPasskeySignIn(
  deps: Deps,
  half: string | null,
): Promise<PublicKeyCredentialRequestOptionsJSON | Refusal> {
  if (half === null) return optionsFor(deps, 'ingreso', []);
  const cuenta = await readHalfSignIn(deps, half);
  if (cuenta === null) return refuse('sesion-terminada');
  return optionsFor(deps, `ingreso|${cuenta.id}`, await listLlaves(deps.db, cuenta.id));
}

async function verifiedCounter(
  deps: Deps,
  about: string,
  llave: LlaveDeAcceso,
  answer: AuthenticationResponseJSON,
): Promise<number | null> {
  const { id, origin } = relyingParty(deps);
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: (challenge) => spendPasskeyChallenge(deps, about, challenge),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: {
        id: llave.id,
        publicKey: new Uint8Array(llave.clavePublica),
        counter: llave.contador,
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch (error) {
    deps.log.debug('llave-rechazada', { kind: error instanceof Error ? error.name : 'unknown' });
    return null;
  }
}

/** The active staff account whose passkey answered, or null. */
async function provedCuenta(deps: Deps, about: string, respuesta: unknown): Promise<Cuenta | null> {
  const answer = readPasskeyAssertion(respuesta);
  const llave = answer === null ? null : await findLlave(deps.db, answer.id);
  if (answer === null || llave === null) return null;
  const counter = await verifiedCounter(deps, about, llave, answer);
  if (counter === null || !(await markLlaveUsed(deps.db, llave.id, counter, deps.clock.nowMs()))) return null;
  const cuenta = await findCuentaById(deps.db, llave.cuenta);
  return cuenta?.activa === true && cuenta.clase === 'funcionario' ? cuenta : null;
}

async function refuseAnswer(deps: Deps, cuenta: string | null): Promise<Refusal> {
  const suceso = { clase: 'segundo-paso-fallido', cuenta, detalle: { metodo: 'llave' } } as const;
  if (cuenta !== null) await insertSuceso(deps.db, suceso, deps.clock.nowMs());
  return refuse(failure, {
    sentence: 'No pudimos comprobar la llave. Intente otra vez o ingrese de otra manera.',
  });
}

export async function finishPasskeySignIn(
  deps: Deps,
  input: Entry & { readonly half: string | null; readonly respuesta: unknown },
): Promise<SignedIn | Refusal> {
  const { half, respuesta } = input;
  const begun = half === null ? null : await readHalfSignIn(deps, half);
  if (half !== null && begun === null) return refuse('sesion-terminada');
  const cuenta = await provedCuenta(deps, begun === null ? 'ingreso' : `ingreso|${begun.id}`, respuesta);
  if (cuenta === null || (begun !== null && begun.id !== cuenta.id)) {
    return refuseAnswer(deps, begun?.id ?? null);
  }
  if (half === null) {
    const closed = await localAccessRefusal(deps, cuenta);
    return closed ?? (await openSession(deps, cuenta, input, 'llave')) ?? refuse(failure);
  }
  const ended = await endHalfSignIn(deps, half);
  if (ended === null) return refuse('sesion-terminada');
  return (await openSession(deps, cuenta, input, `${ended.metodo}+llave`, ended)) ?? refuse(failure);
}

/** Options to prove again who is signed in. */
export async function startPasskeyStepUp(
  deps: Deps,
  session: Session,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { cuenta } = session.actor;
  return optionsFor(deps, `refuerzo|${session.id}`, await listLlaves(deps.db, cuenta));
}

/** The session goes on under a new token. */
export async function finishPasskeyStepUp(
  deps: Deps,
  session: Session,
  respuesta: unknown,
): Promise<{ readonly token: string } | Refusal> {
  const cuenta = await provedCuenta(deps, `refuerzo|${session.id}`, respuesta);
  if (cuenta?.id !== session.actor.cuenta) return refuseAnswer(deps, session.actor.cuenta);
  return renewSession(deps, session, 'llave');
}
