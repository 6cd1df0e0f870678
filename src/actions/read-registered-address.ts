/** The e-mail address the register holds for whoever signed in, for sending a code to it. */
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { RegistryFault } from '../registry/port.ts';
import type { Deps } from './deps.ts';

/** Null when the register knows none or does not answer. */
export async function readRegisteredAddress(deps: Deps, actor: Solicitante): Promise<string | null> {
  try {
    const asiento = actor.clase === 'proveedor' ? await deps.registry.proveedor(actor.ruc) : null;
    const direccion = asiento?.contenido.correo.direccion ?? '';
    return direccion === '' ? null : direccion;
  } catch (error) {
    if (error instanceof RegistryFault) return null;
    throw error;
  }
}
