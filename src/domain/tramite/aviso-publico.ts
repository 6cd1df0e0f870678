/** Which decisions the public may read: those whose effect names what its notice shows, once the register has changed. */
import type { Decision } from '../solicitud/solicitud.ts';
import type { Definicion } from './definicion.ts';
import type { EfectoAbierto } from './efecto.ts';
import { efectos } from './efectos/catalogo.ts';

/** The answers that the notice shows; null where there is no notice. */
export function publicaDe(
  definicion: Definicion | null,
  decision: Decision | null,
): readonly string[] | null {
  if (definicion?.alAprobar === null || definicion === null || decision === null) return null;
  const efecto = efectos[definicion.alAprobar] as EfectoAbierto;
  const isDone =
    decision.resultado === 'aprobada' && decision.efecto === 'aplicado' && decision.cambios.length > 0;
  return isDone && efecto.clase === 'proceso' ? efecto.publica : null;
}
