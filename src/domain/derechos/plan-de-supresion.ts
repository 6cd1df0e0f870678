/** What an erasure removes at once and what has to stay, in words, with the ground of law for each. */

import { clases } from '../conservacion/clases.ts';
import type { Conservacion } from '../conservacion/conservacion.ts';

/** Counts of what there is of somebody, by kind. */
export type Cuentas = Readonly<
  Record<
    | 'borradores'
    | 'conversaciones'
    | 'hilos'
    | 'equipos'
    | 'solicitudesAbiertas'
    | 'solicitudesCerradas'
    | 'registro'
    | 'cuentas'
    | 'conversacionesRetenidas'
    | 'hilosRetenidos'
    | 'borradoresRetenidos'
    | 'cartas'
    | 'sucesos',
    number
  >
>;

export type LineaDePlan = { readonly que: string; readonly cuantos: number; readonly porque: string };

export type PlanEnPalabras = {
  readonly sale: readonly LineaDePlan[];
  readonly queda: readonly LineaDePlan[];
};

const mision = 'Misión pública: Ley Orgánica del Sistema Nacional de Contratación Pública.';

export function planEnPalabras(cuentas: Cuentas, { plazos }: Conservacion): PlanEnPalabras {
  const tiempo = (clase: keyof typeof clases): string =>
    `Se conserva ${plazos[clase]} ${clases[clase].unidad} desde ${clases[clase].desde}. ${clases[clase].base}`;
  const retenido =
    'Todavía está abierto, pertenece a una solicitud que se conserva o una orden manda conservarlo.';
  const sale: readonly LineaDePlan[] = [
    { que: 'Borradores', cuantos: cuentas.borradores, porque: 'No se presentaron.' },
    { que: 'Conversaciones del chat', cuantos: cuentas.conversaciones, porque: 'Cerradas y sin solicitud.' },
    { que: 'Hilos de correo', cuantos: cuentas.hilos, porque: 'Cerrados y sin solicitud.' },
    {
      que: 'Equipos y redes conocidos',
      cuantos: cuentas.equipos,
      porque: 'Solo evitan demoras al ingresar.',
    },
  ];
  const queda: readonly LineaDePlan[] = [
    {
      que: 'Solicitudes abiertas',
      cuantos: cuentas.solicitudesAbiertas,
      porque: `Se están atendiendo. ${mision}`,
    },
    { que: 'Solicitudes cerradas', cuantos: cuentas.solicitudesCerradas, porque: tiempo('solicitudes') },
    { que: 'Asiento del registro', cuantos: cuentas.registro, porque: mision },
    {
      que: 'Cuenta',
      cuantos: cuentas.cuentas,
      porque: `Hace falta mientras conste en el registro. ${mision}`,
    },
    { que: 'Conversaciones del chat', cuantos: cuentas.conversacionesRetenidas, porque: retenido },
    { que: 'Hilos de correo', cuantos: cuentas.hilosRetenidos, porque: retenido },
    { que: 'Borradores', cuantos: cuentas.borradoresRetenidos, porque: retenido },
    { que: 'Cartas enviadas', cuantos: cuentas.cartas, porque: tiempo('cartas') },
    { que: 'Sucesos de seguridad', cuantos: cuentas.sucesos, porque: tiempo('seguridad') },
  ];
  const some = (lines: readonly LineaDePlan[]) => lines.filter(({ cuantos }) => cuantos > 0);
  return { sale: some(sale), queda: some(queda) };
}
