/** Signs staff in with the institution's own account: leaving for the provider, and coming back from it. */
import { type Prueba, pruebaInstitucional } from '../../domain/ingreso/politica-de-ingreso.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { OidcClient, OidcIdentity } from '../../platform/oidc/oidc-client.ts';
import { OidcFault, type OidcFaultKind } from '../../platform/oidc/oidc-fault.ts';
import { tokenHash } from '../../platform/token-hash.ts';
import type { Cuenta } from '../../store/cuentas.ts';
import { insertDesafio } from '../../store/desafios.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import type { Deps } from '../deps.ts';
import { beginHalfSignIn, type HalfSignIn } from '../half-sign-in.ts';
import { type Entry, openSession, type SignedIn } from '../open-session.ts';
import { sourceKeys } from '../source.ts';
import { mayReturn, newAttempt, spendAttempt } from './attempt.ts';
import { ingresoLimits } from './ingreso-limits.ts';
import { findInstitutionalAccount } from './institutional-account.ts';

/** What comes of a return; `volver`: where the person was going. */
export type Returned = { readonly volver: string } & (
  | { readonly entry: SignedIn }
  /** Her second factor is still to be proved. */
  | { readonly half: HalfSignIn }
  /** The account is hers only once she proves it with its own password and factor. */
  | { readonly ficha: string; readonly usuario: string }
);

const tokenBytes = 32;

const sentences: { readonly [K in OidcFaultKind]: string } = {
  'no-responde':
    'El ingreso institucional no responde. Espere unos minutos y vuelva a intentarlo, o ingrese con su clave de Ventanilla.',
  'no-valida':
    'No pudimos comprobar la respuesta del ingreso institucional. Empiece otra vez; si se repite, avise a la administración.',
  rechazado: 'El ingreso institucional no se completó. Empiece otra vez o ingrese de otra manera.',
};

/** What people read is ours; what the provider said stays in the log, without its words. */
function refusalOf(deps: Deps, error: unknown): Refusal {
  if (!(error instanceof OidcFault)) throw error;
  const { kind, cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  deps.log.warn('ingreso-institucional', { kind, code: code.slice(0, 80) });
  return refuse('ingreso-funcionario-fallido', { sentence: sentences[kind] });
}

/** Where to send the browser. `browser`: the random value of its cookie; `volver`: a path of our own. */
export async function leaveForInstitution(
  deps: Deps,
  client: OidcClient,
  { browser, volver }: { readonly browser: string; readonly volver: string },
): Promise<string | Refusal> {
  try {
    return await client.authorizationUrl(newAttempt(deps, browser, volver));
  } catch (error) {
    return refusalOf(deps, error);
  }
}

async function askToTie(deps: Deps, cuenta: Cuenta, { emisor, sujeto, sid }: OidcIdentity) {
  const ficha = deps.ids.randomToken(tokenBytes);
  await insertDesafio(deps.db, {
    huella: tokenHash(ficha),
    clase: 'vinculo',
    datos: { cuenta: cuenta.id, emisor, sujeto, sid },
    venceMs: deps.clock.nowMs() + ingresoLimits.tieMinutes * 60_000,
  });
  return { ficha, usuario: cuenta.usuario };
}

type Return = Entry & {
  readonly browser: string;
  readonly state: string;
  /** The query as it came. */
  readonly search: string;
};

async function identified(
  deps: Deps,
  client: OidcClient,
  input: Return,
): Promise<{ readonly identity: OidcIdentity; readonly volver: string } | Refusal> {
  if (!(await mayReturn(deps, input.source))) return refuse('demasiados-intentos');
  const spent = await spendAttempt(deps, input.browser, input.state);
  if (spent === null) {
    return refuse('sesion-terminada', {
      sentence: 'El ingreso tardó demasiado, ya se usó o empezó en otro navegador. Empiece otra vez.',
    });
  }
  try {
    const identity = await client.identify(spent.attempt, input.search);
    return { identity, volver: spent.volver };
  } catch (error) {
    return refusalOf(deps, error);
  }
}

async function enter(
  deps: Deps,
  cuenta: Cuenta,
  identity: OidcIdentity,
  prueba: Exclude<Prueba, null>,
  input: Return,
): Promise<SignedIn | Refusal> {
  const { emisor, sujeto, sid } = identity;
  const institucional = { emisor, sujeto, sid, vincula: false };
  const opened = await openSession(deps, cuenta, input, 'institucional', { institucional, prueba });
  return opened ?? refuse('ingreso-funcionario-fallido');
}

/** A sign-in that came to nothing is a security event like one with a wrong password. */
async function noted(deps: Deps, { source }: Return, refusal: Refusal): Promise<Refusal> {
  const { red } = sourceKeys(deps, source);
  const detalle = { metodo: 'institucional', motivo: refusal.code, red };
  await insertSuceso(deps.db, { clase: 'ingreso-fallido', cuenta: null, detalle }, deps.clock.nowMs());
  return refusal;
}

/** The browser comes back: who it is, which account that is, and what is still to be proved. */
export async function returnFromInstitution(
  deps: Deps,
  client: OidcClient,
  input: Return,
): Promise<Returned | Refusal> {
  const came = await identified(deps, client, input);
  if (isRefusal(came)) return noted(deps, input, came);
  const found = await findInstitutionalAccount(deps, came.identity, client.byMail);
  if (isRefusal(found)) return noted(deps, input, found);
  const { identity, volver } = came;
  const { cuenta, isTied } = found;
  if (!isTied) return { volver, ...(await askToTie(deps, cuenta, identity)) };
  const prueba = pruebaInstitucional(await deps.ingreso(), identity);
  if (prueba !== null) {
    const entry = await enter(deps, cuenta, identity, prueba, input);
    return isRefusal(entry) ? entry : { volver, entry };
  }
  const { emisor, sujeto, sid } = identity;
  return { volver, half: await beginHalfSignIn(deps, cuenta, { emisor, sujeto, sid, vincula: false }) };
}
