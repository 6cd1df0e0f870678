/** What a package for another authority holds, sealed under the complaint's key until it is released. */
import { openBox, sealBox } from '../../trust/sellado/box.ts';
import type { Deps } from '../deps.ts';
import type { CasoAbierto } from './sala-types.ts';

export type ContenidoDePaquete = {
  /** The authority's X25519 key, 32 bytes as base64. */
  readonly clave: string;
  /** Why it is sent; the authority reads it. */
  readonly motivo: string;
  /** Identifiers of the pieces that go with it: texts and clean copies, never an original. */
  readonly piezas: readonly string[];
  /** The identity, sealed to the authority when it was opened: readers cannot open it here. Base64; null for none. */
  readonly identidad: string | null;
};

const about = (denuncia: string, id: string) => `paquete|${denuncia}|${id}`;

export function sealContenido(
  { ids }: Pick<Deps, 'ids'>,
  { denuncia, clave }: CasoAbierto,
  id: string,
  contenido: ContenidoDePaquete,
): Buffer {
  return sealBox(ids, clave, Buffer.from(JSON.stringify(contenido)), about(denuncia.id, id));
}

/** Null where it was altered. What the box authenticates is what this module sealed. */
export function openContenido(
  { denuncia, clave }: CasoAbierto,
  id: string,
  sealed: Buffer,
): ContenidoDePaquete | null {
  const clear = openBox(clave, sealed, about(denuncia.id, id));
  return clear === null ? null : (JSON.parse(clear.toString()) as ContenidoDePaquete);
}
