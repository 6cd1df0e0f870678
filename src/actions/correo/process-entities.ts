/** Which contracting entity a process named in a mail belongs to, as far as the register knows. */
import { hallarCodigosDeProceso } from '../../domain/correo/codigos-en-texto.ts';
import { parseProcessCode } from '../../domain/identity/process-code.ts';
import { RegistryFault } from '../../registry/port.ts';
import type { Deps } from '../deps.ts';

/** Null where the register does not know the code, where several entities hold it, or where it was not looked up. */
export type EntityOf = (codigo: string) => string | null;

async function entityName({ registry }: Pick<Deps, 'registry'>, folded: string): Promise<string | null> {
  try {
    const procesos = await registry.procesos(folded);
    const [entidad, ...others] = new Set(procesos.map(({ contenido }) => contenido.entidad));
    if (entidad === undefined || others.length > 0) return null;
    return (await registry.entidad(entidad))?.contenido.nombre ?? null;
  } catch (error) {
    // The mail does not wait for another system: an officer finds the entity by the code.
    if (error instanceof RegistryFault) return null;
    throw error;
  }
}

/** Looks up the codes of the text, once each. */
export async function processEntities(deps: Pick<Deps, 'registry'>, texto: string): Promise<EntityOf> {
  const names = new Map<string, string | null>();
  for (const { folded } of hallarCodigosDeProceso(texto))
    if (!names.has(folded)) names.set(folded, await entityName(deps, folded));
  return (codigo) => {
    const read = parseProcessCode(codigo);
    return read.ok ? (names.get(read.value.folded) ?? null) : null;
  };
}
