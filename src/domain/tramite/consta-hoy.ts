/** What the register shows today, in words, beside the question whose answer would change it. */
import type { EstadoRup, Ficha } from '../registro/ficha.ts';
import { direccionEnPalabras } from './efectos/actualizar-direccion-y-nombre.ts';
import type { NombreEfecto } from './efectos/catalogo.ts';

/** `ficha` is null where the register holds none, does not answer, or it is not the filer's to see. */
export type LoRegistrado = {
  readonly ficha: Ficha | null;
  readonly nombreDeParroquia: (codigo: string) => string;
  /** Undefined for a code the loaded catalogue does not have. */
  readonly nombreDeCpc: (codigo: string) => string | undefined;
};

/** Lines by the name of the question they stand beside. */
export type ConstaHoy = { readonly [campo: string]: readonly string[] };

type Vista = (registrado: LoRegistrado) => ConstaHoy;

const deFicha =
  (vista: (ficha: Ficha, registrado: LoRegistrado) => ConstaHoy): Vista =>
  (registrado) =>
    registrado.ficha === null ? {} : vista(registrado.ficha, registrado);

const estados: { readonly [E in EstadoRup]: string } = {
  habilitado: 'Habilitado',
  'no-habilitado': 'No habilitado',
  pasivo: 'Pasivo',
};

/**
 * Phones are not here: their form starts with them. The address of mail is not shown whole to anybody. A process has a
 * card of its own, and its schedule stands beside the new dates.
 */
const vistas: { readonly [E in NombreEfecto]?: Vista } = {
  actualizarDireccionYNombre: deFicha(({ direccion, nombreComercial }, { nombreDeParroquia }) => ({
    parroquia: [direccionEnPalabras(direccion, nombreDeParroquia)],
    nombreComercial: [nombreComercial === '' ? 'Sin nombre comercial' : nombreComercial],
  })),
  inscribirCpc: deFicha(({ cpcs }, { nombreDeCpc }) => ({
    codigos: cpcs.map(({ codigo }) => {
      const nombre = nombreDeCpc(codigo);
      return nombre === undefined ? codigo : `${codigo}: ${nombre}`;
    }),
  })),
  pasarAPasivo: deFicha(({ estado }) => ({ alcance: [estados[estado]] })),
};

export function constaHoy(efecto: NombreEfecto | null, registrado: LoRegistrado): ConstaHoy {
  return efecto === null ? {} : (vistas[efecto]?.(registrado) ?? {});
}
