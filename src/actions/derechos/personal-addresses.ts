/** Whose data a request is about: the account, the RUC, and every address that is known to be theirs. */
import type { Peticion } from '../../domain/derechos/peticion.ts';
import { findCuentaById } from '../../store/cuentas.ts';
import type { Persona } from '../../store/datos-de-persona.ts';
import type { Deps } from '../deps.ts';
import { findOwner } from '../owner-addresses.ts';

/** Throws `RegistryFault` when the register does not answer: a copy without what it knows would not be whole. */
export async function personaDe(
  deps: Pick<Deps, 'db' | 'registry' | 'clock'>,
  { cuenta, ruc, correo }: Pick<Peticion, 'cuenta' | 'ruc' | 'correo'>,
): Promise<Persona> {
  const account = cuenta === null ? null : await findCuentaById(deps.db, cuenta);
  const registered = account === null ? [] : (await findOwner(deps, account)).correos;
  const correos = [...registered, account?.correo ?? null, correo].flatMap((one) =>
    one === null ? [] : [one.toLowerCase()],
  );
  return { cuenta, ruc, correos: [...new Set(correos)] };
}
