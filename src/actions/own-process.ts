/** The process that somebody's answers name, where it belongs to the entity that files. */
import { parseProcessCode } from '../domain/identity/process-code.ts';
import type { Proceso } from '../domain/registro/proceso.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Datos } from '../domain/tramite/campo.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import type { Deps } from './deps.ts';

/** `proceso` null: none of the entity’s processes has that code; another entity’s are not told of. */
export type OwnProcess = { readonly codigo: string; readonly proceso: Proceso | null };

/** The code as answered; null where the trámite asks for none or it is still to be answered. */
function processCodeIn(definicion: Definicion, datos: Datos): string | null {
  const campo = Object.keys(definicion.datos).find((nombre) => definicion.datos[nombre]?.tipo === 'proceso');
  const typed = campo === undefined ? undefined : datos[campo];
  return typeof typed === 'string' ? typed : null;
}

/** Throws RegistryFault where the register does not answer. */
export async function findOwnProcess(
  deps: Deps,
  actor: Solicitante,
  definicion: Definicion,
  datos: Datos,
): Promise<OwnProcess | null> {
  const codigo = processCodeIn(definicion, datos);
  const read = codigo === null ? null : parseProcessCode(codigo);
  if (read === null || !read.ok || actor.clase !== 'entidad') return null;
  const found = await deps.registry.procesos(read.value.folded);
  return {
    codigo: read.value.code,
    proceso: found.find(({ contenido }) => contenido.entidad === actor.ruc)?.contenido ?? null,
  };
}
