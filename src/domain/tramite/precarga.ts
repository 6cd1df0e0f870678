/** What a form starts with from the register, where an effect replaces a whole list: nobody loses what they had. */
import type { Ficha } from '../registro/ficha.ts';
import type { Entrada } from './leer-datos.ts';

export const precargas = {
  telefonosRegistrados: (ficha: Ficha): Entrada => ({
    telefonos: ficha.telefonos.map(({ tipo, numero, extension }) => ({ tipo, numero, extension })),
  }),
} as const;

export type NombrePrecarga = keyof typeof precargas;
