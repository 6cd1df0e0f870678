/** Who of the staff proposed in the chat what a person then filed, as the event of the filing tells it. */
import type { Evento } from './evento.ts';

/** The name; null where nobody proposed it. */
export function quienPropuso({
  clase,
  datos: { propuesta },
}: Pick<Evento, 'clase' | 'datos'>): string | null {
  if (clase !== 'presentada' || typeof propuesta !== 'object' || propuesta === null) return null;
  return 'nombre' in propuesta && typeof propuesta.nombre === 'string' ? propuesta.nombre : null;
}
