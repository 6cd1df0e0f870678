/** Which account of the staff an identity of the institution is, or what has to happen before it is one. */
import { isUsuario } from '../../domain/identity/usuario.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { OidcIdentity } from '../../platform/oidc/oidc-client.ts';
import { type Cuenta, findCuentaById, insertCuenta } from '../../store/cuentas.ts';
import {
  findCuentaOfIdentidad,
  hasIdentidad,
  insertIdentidad,
} from '../../store/identidades-institucionales.ts';
import { findCuentaNamed } from '../../store/ingreso-del-personal.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import type { Deps } from '../deps.ts';

export type InstitutionalAccount = {
  readonly cuenta: Cuenta;
  /** False: only the name fits, and the person has to prove that the account is hers. */
  readonly isTied: boolean;
};

const nameCharsMax = 100;

/** An account without any role, for whoever the institution knows and this service does not. */
async function openAccount(deps: Deps, identity: OidcIdentity): Promise<Cuenta | null> {
  const { cuenta: usuario, nombre, correo } = identity;
  if (usuario === null || !isUsuario(usuario)) return null;
  const id = deps.ids.newId();
  const nowMs = deps.clock.nowMs();
  const created = await deps.db.transaction(async (queries) => {
    const cuenta = {
      id,
      clase: 'funcionario' as const,
      ruc: null,
      usuario,
      nombre: (nombre ?? usuario).slice(0, nameCharsMax),
      correo,
      claveHash: null,
      roles: [],
      unidades: [],
    };
    // Of two sign-ins at once the second finds the account of the first the next time.
    if (!(await insertCuenta(queries, cuenta, nowMs))) return false;
    if (!(await insertIdentidad(queries, identity, id, null, nowMs)))
      throw new Error('an identity that nobody had is somebody’s now');
    const detalle = { por: 'institucional', roles: [], unidades: [] };
    await insertSuceso(queries, { clase: 'cuenta-creada', cuenta: id, detalle }, nowMs);
    return true;
  });
  return created ? findCuentaById(deps.db, id) : null;
}

async function namedAccount(
  deps: Deps,
  { cuenta: name }: OidcIdentity,
  byMail: boolean,
): Promise<string | null> {
  if (name === null) return null;
  return findCuentaNamed(deps.db, byMail ? { correo: name } : { usuario: name });
}

const closed = (): Refusal =>
  refuse('sin-permiso', {
    sentence: 'Su cuenta de Ventanilla está desactivada. Si cree que es un error, avise a la administración.',
  });

/** `byMail`: the claim that names the account is an address. */
export async function findInstitutionalAccount(
  deps: Deps,
  identity: OidcIdentity,
  byMail: boolean,
): Promise<InstitutionalAccount | Refusal> {
  const tied = await findCuentaOfIdentidad(deps.db, identity);
  const id = tied ?? (await namedAccount(deps, identity, byMail));
  const cuenta = id === null ? null : await findCuentaById(deps.db, id);
  if (cuenta !== null && tied !== null) return cuenta.activa ? { cuenta, isTied: true } : closed();
  if (cuenta !== null) {
    if (!cuenta.activa) return closed();
    if (cuenta.claveHash !== null && !(await hasIdentidad(deps.db, identity.emisor, cuenta.id)))
      return { cuenta, isTied: false };
    return refuse('sin-permiso', {
      sentence:
        'Su cuenta de Ventanilla todavía no está vinculada con esta identidad. Pida a la administración que la vincule.',
    });
  }
  const { institucional } = await deps.ingreso();
  const opened = institucional.abreCuentas ? await openAccount(deps, identity) : null;
  if (opened !== null) return { cuenta: opened, isTied: true };
  return refuse('sin-permiso', {
    sentence:
      'La institución lo reconoce, pero no tiene una cuenta en Ventanilla. Pida a la administración que la cree.',
  });
}
