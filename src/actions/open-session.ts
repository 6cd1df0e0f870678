/** Opens a session once somebody has proved who they are: a fresh random token, known to their cookie alone. */
import { identityLimits } from '../domain/identity/identity-limits.ts';
import type { Prueba } from '../domain/ingreso/politica-de-ingreso.ts';
import { limits } from '../domain/limits.ts';
import { tokenHash } from '../platform/token-hash.ts';
import type { Cuenta } from '../store/cuentas.ts';
import { insertSesion } from '../store/sesiones.ts';
import { insertSuceso } from '../store/sucesos.ts';
import type { Deps } from './deps.ts';
import { type OrigenInstitucional, tieSession } from './ingreso/tie-session.ts';
import { actorOf, type Session } from './read-session.ts';
import { type Source, sourceKeys } from './source.ts';

export type SignedIn = {
  /** For the session cookie, which ends with the browser. */
  readonly token: string;
  /** For the device cookie, by which this browser's later mistakes are told from strangers' guesses. */
  readonly device: string;
  readonly deviceMaxAgeSeconds: number;
  readonly actor: Session['actor'];
  /** Epoch ms. */
  readonly venceMs: number;
};

/** 256 bits; ASVS 7.2.3 asks for 128. */
const tokenBytes = 32;
const equipoCharsMax = 100;

export type Entry = {
  readonly source: Source;
  /** Token this browser had until now: that session ends (ASVS 7.2.4). */
  readonly previousToken: string | null;
};

/** Where a session comes from beyond what was typed here, and what it proved where the method does not tell. */
export type Origin = {
  readonly institucional?: OrigenInstitucional | null;
  readonly prueba?: Prueba;
};

function pruebaOf(metodo: string): Prueba {
  if (metodo.includes('llave')) return 'llave';
  return metodo.includes('totp') ? 'codigo' : null;
}

/** Undoes the whole of a session whose account is no longer that identity's. */
const untied = new Error('the identity is not tied to the account');

/** Null when the account was closed, its password replaced, or the identity untied, after `cuenta` was read. */
export async function openSession(
  deps: Deps,
  cuenta: Cuenta,
  { source, previousToken }: Entry,
  metodo: string,
  { institucional = null, prueba = pruebaOf(metodo) }: Origin = {},
): Promise<SignedIn | null> {
  const nowMs = deps.clock.nowMs();
  const hours = cuenta.clase === 'funcionario' ? limits.staffSessionHoursMax : limits.sessionHoursMax;
  const venceMs = nowMs + hours * 3_600_000;
  const token = deps.ids.randomToken(tokenBytes);
  const device = source.device ?? deps.ids.randomToken(tokenBytes);
  const { red, dispositivo } = sourceKeys(deps, { ...source, device });
  const opened = await deps.db
    .transaction(async (queries) => {
      const sesion = {
        id: deps.ids.randomId(),
        huella: tokenHash(token),
        cuenta: cuenta.id,
        claveHash: cuenta.claveHash,
        equipo: source.equipo.slice(0, equipoCharsMax),
        prueba,
        venceMs,
        anterior: previousToken === null ? '' : tokenHash(previousToken),
        origenes: [red, dispositivo ?? red].filter((one, at, all) => all.indexOf(one) === at),
        conservadas: limits.sessionsListedMax - 1,
      };
      if (!(await insertSesion(queries, sesion, nowMs))) return false;
      if (institucional !== null && !(await tieSession(queries, sesion, institucional, nowMs))) throw untied;
      const detalle = { metodo, sesion: sesion.id, red };
      await insertSuceso(queries, { clase: 'ingreso', cuenta: cuenta.id, detalle }, nowMs);
      return true;
    })
    .catch((error: unknown) => {
      if (error === untied) return false;
      throw error;
    });
  if (!opened) return null;
  const deviceMaxAgeSeconds = identityLimits.knownSourceDays * 86_400;
  return { token, device, deviceMaxAgeSeconds, actor: actorOf({ ...cuenta, cuenta: cuenta.id }), venceMs };
}
