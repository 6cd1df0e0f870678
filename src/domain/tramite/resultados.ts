/** How states and decisions of a case read: in the words of its trámite, where it has its own. */
import { type ClaseEvento, nombreDeEvento } from '../solicitud/evento.ts';
import { type Estado, nombreDeEstado } from '../solicitud/lifecycle.ts';
import type { Definicion } from './definicion.ts';

/** Null or undefined for a trámite that is not known any more. */
type ConResultados = Pick<Definicion, 'resultados'> | null | undefined;

const estadoTras: { readonly [C in ClaseEvento]?: 'aprobada' | 'negada' } = {
  decidida: 'aprobada',
  aprobar: 'aprobada',
  negar: 'negada',
};

export function nombreDeEstadoEn(definicion: ConResultados, estado: Estado): string {
  return estado === 'aprobada' || estado === 'negada'
    ? (definicion?.resultados?.[estado] ?? nombreDeEstado[estado])
    : nombreDeEstado[estado];
}

/** The name of an event in a history. */
export function nombreDeEventoEn(definicion: ConResultados, clase: ClaseEvento): string {
  const estado = estadoTras[clase];
  return (estado === undefined ? undefined : definicion?.resultados?.[estado]) ?? nombreDeEvento[clase];
}

/** Whether people are shown it to choose from. */
export const seOfrece = ({ noSeOfrece }: Pick<Definicion, 'noSeOfrece'>): boolean => noSeOfrece !== true;
