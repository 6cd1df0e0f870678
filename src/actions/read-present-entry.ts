/** What the register holds today about what a trámite would change, for the person filling in its form. */
import { parseProcessCode } from '../domain/identity/process-code.ts';
import type { Proceso } from '../domain/registro/proceso.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Datos } from '../domain/tramite/campo.ts';
import { type ConstaHoy, constaHoy } from '../domain/tramite/consta-hoy.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { nombreDeParroquia } from '../domain/tramite/resumen.ts';
import { RegistryFault } from '../registry/port.ts';
import { readFactsByCode } from '../store/catalogos.ts';
import type { Deps } from './deps.ts';

/** The process the answers name, where it is the entity's own. */
async function ownProcess(
  deps: Deps,
  actor: Solicitante,
  definicion: Definicion,
  datos: Datos,
): Promise<Proceso | null> {
  const campo = Object.keys(definicion.datos).find((nombre) => definicion.datos[nombre]?.tipo === 'proceso');
  const typed = campo === undefined ? undefined : datos[campo];
  const read = typeof typed === 'string' ? parseProcessCode(typed) : null;
  if (read === null || !read.ok || actor.clase !== 'entidad') return null;
  const found = await deps.registry.procesos(read.value.folded);
  return found.find(({ contenido }) => contenido.entidad === actor.ruc)?.contenido ?? null;
}

/** Empty when the register does not answer: the form is filled in all the same. */
export async function readPresentEntry(
  deps: Deps,
  actor: Solicitante,
  definicion: Definicion,
  datos: Datos,
): Promise<ConstaHoy> {
  try {
    const [asiento, proceso] = await Promise.all([
      actor.clase === 'proveedor' ? deps.registry.proveedor(actor.ruc) : null,
      ownProcess(deps, actor, definicion, datos),
    ]);
    const ficha = asiento?.contenido ?? null;
    const parroquia = ficha?.direccion?.parroquia;
    const facts = await readFactsByCode(
      deps.db,
      parroquia === undefined ? [] : [parroquia],
      ficha?.cpcs.map(({ codigo }) => codigo) ?? [],
    );
    return constaHoy(definicion.alAprobar, {
      ficha,
      proceso,
      nombreDeParroquia: (codigo) => nombreDeParroquia(codigo, facts),
      nombreDeCpc: (codigo) => facts.cpcs.get(codigo)?.descripcion,
    });
  } catch (error) {
    if (error instanceof RegistryFault) return {};
    throw error;
  }
}
