/** What a token of the API may do: a closed list, each with the words its owner reads when choosing. */
import type { Actor } from '../solicitud/actor.ts';

export type Alcance =
  | 'solicitudes:presentar'
  | 'solicitudes:leer'
  | 'solicitudes:escribir'
  | 'mesa:leer'
  | 'mesa:atender'
  | 'mesa:decidir';

type Clase = Extract<Actor, { cuenta: string }>['clase'];

type Palabras = { readonly texto: string; readonly clases: readonly Clase[] };

const solicitantes: readonly Clase[] = ['proveedor', 'entidad'];
const personal: readonly Clase[] = ['funcionario'];

export const alcances: { readonly [A in Alcance]: Palabras } = {
  'solicitudes:presentar': { texto: 'Presentar solicitudes', clases: solicitantes },
  'solicitudes:leer': { texto: 'Leer sus solicitudes, mensajes, documentos y recibos', clases: solicitantes },
  'solicitudes:escribir': {
    texto: 'Escribir mensajes, responder correcciones, desistir, reabrir y confirmar pagos',
    clases: solicitantes,
  },
  'mesa:leer': { texto: 'Leer la cola y los casos de sus unidades', clases: personal },
  'mesa:atender': {
    texto: 'Tomar, pasar y devolver casos, anotar, escribir, pedir correcciones y notificar a entidades',
    clases: personal,
  },
  'mesa:decidir': { texto: 'Proponer, devolver lo propuesto, aprobar, negar y reabrir', clases: personal },
};

export const todosLosAlcances = Object.keys(alcances) as readonly Alcance[];

export function alcancesDe(clase: Clase): readonly Alcance[] {
  return todosLosAlcances.filter((alcance) => alcances[alcance].clases.includes(clase));
}

/** Keeps what is on the list and can be had by an account of this kind. */
export function leerAlcances(clase: Clase, crudos: readonly string[]): readonly Alcance[] {
  return alcancesDe(clase).filter((alcance) => crudos.includes(alcance));
}
