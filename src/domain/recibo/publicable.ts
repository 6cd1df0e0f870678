/** Which cases may have a receipt with a public page: the type cannot be had without asking here. */
import type { Solicitud } from '../solicitud/solicitud.ts';
import type { Definicion } from '../tramite/definicion.ts';

declare const asked: unique symbol;

/** A case of a trámite without reserve, with its definition. Only `publicable` makes one. */
export type Publicable = {
  readonly solicitud: Solicitud;
  readonly definicion: Definicion;
  readonly [asked]: true;
};

/**
 * Null for complaints and whatever else anybody may file about somebody: who knows that a paper belongs to one must not
 * learn from a public page that the complaint exists. Null too where the trámite is not known any more.
 */
export function publicable(solicitud: Solicitud, definicion: Definicion | null): Publicable | null {
  if (definicion === null || definicion.id !== solicitud.tramite) return null;
  if (definicion.solicitante === 'cualquiera' || solicitud.solicitante.clase === 'publico') return null;
  return { solicitud, definicion } as Publicable;
}
