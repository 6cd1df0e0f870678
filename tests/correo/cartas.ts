/** All synthetic mails of the tests, in one list. */
import type { Carta } from './carta.ts';
import { cartasDePersonas } from './cartas-personas.ts';
import { cartasRaras } from './cartas-raras.ts';
import { cartasDeRespuesta } from './cartas-respuestas.ts';
import { cartasDeRobots } from './cartas-robots.ts';
import { cartasSelladas } from './cartas-selladas.ts';

export const cartas: readonly Carta[] = [
  ...cartasDePersonas,
  ...cartasDeRespuesta,
  ...cartasDeRobots,
  ...cartasSelladas,
  ...cartasRaras,
];

/** Throws where a test names one that does not exist. */
export function cartaDe(nombre: string): Carta {
  const found = cartas.find((one) => one.nombre === nombre);
  if (found === undefined) throw new Error(`no such mail: ${nombre}`);
  return found;
}
