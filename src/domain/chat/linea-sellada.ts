/** A line as it lies in the database: with the salted commitment that lets anybody prove it was never changed. */
import type { Linea, LineaNueva } from './linea.ts';

/** Ready to be written; only its number and its place in the chain are missing. Byte strings are hex. */
export type LineaPorGuardar = {
  readonly conversacion: string;
  readonly clase: LineaNueva['clase'];
  readonly autor: LineaNueva['autor'];
  readonly contenido: LineaNueva['contenido'];
  readonly reservado: { readonly nota: string } | null;
  readonly ocurridaMs: number;
  /** The sender's own id, kept apart by who sent it: nobody can take an id that another will use. */
  readonly cliente: string;
  /** Fingerprint of what was asked under that id. */
  readonly huella: string;
  readonly sal: string;
  readonly compromiso: string;
};

/** A stored line with what its proof needs. `sal` is null once the content was taken out. */
export type LineaSellada = Linea & {
  readonly cliente: string;
  readonly sal: string | null;
  readonly compromiso: string;
};
