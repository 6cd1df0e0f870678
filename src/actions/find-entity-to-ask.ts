/** Which contracting entity a case asks: that of its process, as the register has it. */
import { parseProcessCode } from '../domain/identity/process-code.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Entidad } from '../domain/registro/proceso.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import { type Registry, RegistryFault } from '../registry/port.ts';
import type { Deps } from './deps.ts';

const field = 'entidad';

function cannot(sentence: string): Refusal {
  return refuse('datos-con-errores', { sentence, errors: [{ path: field, sentence }] });
}

/** RUC of the process's entity; null where the register has no such process, or several entities use its code. */
async function rucOf(registry: Registry, codigo: unknown): Promise<string | null> {
  const read = typeof codigo === 'string' ? parseProcessCode(codigo) : null;
  if (read === null || !read.ok) return null;
  const rucs = new Set(
    (await registry.procesos(read.value.folded)).map(({ contenido }) => contenido.entidad),
  );
  const [only] = rucs;
  return rucs.size === 1 && only !== undefined ? only : null;
}

/**
 * `ruc`: what the officer wrote, counted only where the register does not tell. The refusals stand beside the field
 * `entidad`.
 */
export async function findEntityToAsk(
  deps: Pick<Deps, 'registry' | 'definiciones'>,
  { tramite, datos }: Pick<Solicitud, 'tramite' | 'datos'>,
  ruc: string,
): Promise<Entidad | Refusal> {
  const asked = deps.definiciones.porId(tramite)?.definicion.requerimiento;
  if (asked === undefined) return refuse('transicion-imposible');
  try {
    const known = (await rucOf(deps.registry, datos[asked.proceso])) ?? ruc.trim();
    if (known === '')
      return cannot('El registro no dice de qué entidad es este proceso. Escriba el RUC de la entidad.');
    const entry = await deps.registry.entidad(known);
    if (entry === null) return cannot('Ninguna entidad contratante consta en el registro con ese RUC.');
    return entry.contenido.correo === ''
      ? cannot('La entidad no tiene un correo en el registro. Pida que lo registre antes de notificarla.')
      : entry.contenido;
  } catch (error) {
    if (!(error instanceof RegistryFault)) throw error;
    return cannot('El registro no responde ahora; intente notificar más tarde.');
  }
}
