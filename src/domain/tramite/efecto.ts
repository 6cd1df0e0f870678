/** What an approval changes in the register: a pure function from the entry as it is to the entry as it will be. */
import type { AdjuntoExaminado } from '../documento/examen.ts';
import type { Cambio } from '../registro/asiento.ts';
import type { Ficha } from '../registro/ficha.ts';
import type { Proceso } from '../registro/proceso.ts';
import type { Datos } from './campo.ts';

/** What every effect may look at besides the answers. Times in epoch ms; `hoy` a civil date at the agency. */
export type Entorno = {
  readonly referencia: string;
  readonly hoy: string;
  readonly ahoraMs: number;
  readonly adjuntos: readonly AdjuntoExaminado[];
  /** Rows of a comparison that the officer left out, by their key. */
  readonly excluidas: readonly string[];
  /** Names for codes, where an effect shows them: parish code → "Parroquia, cantón, provincia". */
  readonly nombreDeParroquia: (codigo: string) => string;
};

/** Security notices an effect owes besides the answer itself; where each goes is decided when the effect is applied. */
export type Aviso = { readonly para: string; readonly asunto: string; readonly texto: string };

export type Resultado<T> = {
  readonly contenido: T;
  readonly cambios: readonly Cambio[];
  readonly avisos: readonly Aviso[];
};

type Comun = { readonly describe: string };

/** `proveedor` and `proceso` change that entry; `cuenta` changes no entry: it starts a message to the account's owner. */
export type Efecto<D> = Comun &
  (
    | {
        readonly clase: 'proveedor';
        readonly aplica: (datos: D, ficha: Ficha, entorno: Entorno) => Resultado<Ficha>;
      }
    | {
        readonly clase: 'proceso';
        /** Answers that the public notice of the change may show: never those that hold personal data. */
        readonly publica: readonly string[];
        readonly aplica: (datos: D, proceso: Proceso, entorno: Entorno) => Resultado<Proceso>;
      }
    | { readonly clase: 'cuenta' }
  );

export type EfectoAbierto = Efecto<Datos>;

export function efecto<D>(regla: Efecto<D>): Efecto<D> {
  return regla;
}
