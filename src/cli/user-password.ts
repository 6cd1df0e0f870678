/** The password of an account made or repaired by the operator: given on standard input, or drawn and shown once. */
import { objecionALaClave } from '../domain/identity/clave.ts';
import { limits } from '../domain/limits.ts';
import type { Ids } from '../platform/ids.ts';
import { passwordsWith } from '../platform/passwords.ts';
import type { ClaseCuenta } from '../store/cuentas.ts';
import { type Terminal, UsageError } from './command.ts';
import type { UserValues } from './user-options.ts';

/** 18 bytes: 144 bits, 24 characters. */
const drawnBytes = 18;

/** `shown` is what the operator is told: the drawn password, nothing where it was given. */
type ChosenPassword = { readonly password: string; readonly shown: string };

export async function choosePassword(
  owner: {
    readonly clase: ClaseCuenta;
    readonly ruc: string | null;
    readonly usuario: string;
    readonly nombre: string;
  },
  values: UserValues,
  terminal: Terminal,
  ids: Ids,
): Promise<ChosenPassword> {
  if (values['password-stdin'] !== true) {
    const password = ids.randomToken(drawnBytes);
    return { password, shown: `Clave, que no se volverá a mostrar: ${password}\n` };
  }
  const input = await terminal.readInput(limits.passwordCharsMax * 4);
  // A shell ends what it pipes with a line feed that nobody meant as part of the password.
  const password = input.replace(/\r?\n$/, '');
  const objection = objecionALaClave(password, {
    segundoFactor: owner.clase === 'funcionario',
    ruc: owner.ruc,
    usuario: owner.usuario,
    nombres: [owner.nombre],
  });
  if (objection !== null) throw new UsageError(objection);
  return { password, shown: '' };
}

export function hashPassword(password: string, ids: Ids): Promise<string> {
  return passwordsWith(ids, 1, 1).hash(password);
}
