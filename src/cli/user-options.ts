/** The options of `user`, and the account they name. */
import { parseRuc } from '../domain/identity/ruc.ts';
import type { ClaseCuenta } from '../store/cuentas.ts';
import type { QuienCuenta } from '../store/importar-cuentas.ts';
import { UsageError } from './command.ts';

export const userOptions = {
  kind: { type: 'string' },
  user: { type: 'string' },
  ruc: { type: 'string' },
  name: { type: 'string' },
  email: { type: 'string' },
  role: { type: 'string', multiple: true },
  unit: { type: 'string', multiple: true },
  'password-stdin': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export type UserValues = {
  readonly kind?: string | undefined;
  readonly user?: string | undefined;
  readonly ruc?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly role?: readonly string[] | undefined;
  readonly unit?: readonly string[] | undefined;
  readonly 'password-stdin'?: boolean | undefined;
  readonly json?: boolean | undefined;
};

const kinds: readonly ClaseCuenta[] = ['funcionario', 'proveedor', 'entidad'];

/** What a person can type again without doubt. */
const userForm = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,59}$/u;

/** Throws UsageError where kind, user or RUC are missing or wrong. */
export function namedUser({ kind, user = '', ruc }: UserValues): QuienCuenta {
  const clase = kinds.find((one) => one === kind);
  if (clase === undefined) throw new UsageError(`--kind debe ser ${kinds.join(', ')}.`);
  if (!userForm.test(user)) {
    throw new UsageError('--user lleva de 2 a 60 letras, dígitos, puntos, guiones o arrobas.');
  }
  const usuario = user.normalize('NFC');
  if (clase === 'funcionario') {
    if (ruc !== undefined) throw new UsageError('Una cuenta de funcionario no lleva --ruc.');
    return { clase, ruc: '', usuario };
  }
  const parsed = parseRuc(ruc ?? '');
  if (!parsed.ok) throw new UsageError(parsed.notice.sentence);
  return { clase, ruc: parsed.value.ruc, usuario };
}
