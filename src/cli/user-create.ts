/** `user create`: a new account with its first password. */
import { parseCorreo } from '../domain/identity/correo.ts';
import { cleanText } from '../domain/identity/nombre.ts';
import { limits } from '../domain/limits.ts';
import { type CuentaNueva, insertCuenta } from '../store/cuentas.ts';
import { anotarCreacion } from '../store/importar-cuentas.ts';
import { type Terminal, UsageError } from './command.ts';
import type { Store } from './open-store.ts';
import { namedUser, type UserValues } from './user-options.ts';
import { choosePassword, hashPassword } from './user-password.ts';
import { readRights } from './user-rights.ts';

function nameOf({ name = '' }: UserValues): string {
  const parsed = cleanText(name, { max: limits.textCharsMax });
  if (!parsed.ok) throw new UsageError(parsed.notice.sentence);
  if (parsed.value === '') throw new UsageError('Indique el nombre con --name.');
  return parsed.value;
}

/** Suppliers and entities are written to at the address in the register, so only staff have one of their own. */
function emailOf({ email }: UserValues, isStaff: boolean): string | null {
  if (email === undefined) return null;
  if (!isStaff) {
    throw new UsageError('El correo de proveedores y entidades es el del registro: no lleva --email.');
  }
  const parsed = parseCorreo(email);
  if (!parsed.ok) throw new UsageError(parsed.notice.sentence);
  return parsed.value.address;
}

/** Answers what the operator reads, the drawn password included. */
export async function createUser(store: Store, values: UserValues, terminal: Terminal): Promise<string> {
  const { clase, ruc, usuario } = namedUser(values);
  const nombre = nameOf(values);
  const correo = emailOf(values, clase === 'funcionario');
  const { roles, unidades } = await readRights(store.database, clase, values);
  const holder = { clase, ruc: ruc === '' ? null : ruc, usuario, nombre };
  const { password, shown } = await choosePassword(holder, values, terminal, store.ids);
  const cuenta: CuentaNueva = {
    ...holder,
    id: store.ids.newId(),
    correo,
    claveHash: await hashPassword(password, store.ids),
    roles,
    unidades,
  };
  const nowMs = store.clock.nowMs();
  const created = await store.database.transaction(async (queries) => {
    if (!(await insertCuenta(queries, cuenta, nowMs))) return false;
    await anotarCreacion(queries, cuenta.id, nowMs);
    return true;
  });
  if (!created) throw new UsageError('Esa cuenta ya existe.');
  return `Cuenta creada: ${clase} ${usuario}.\n${shown}`;
}
