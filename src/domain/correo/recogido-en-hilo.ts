/** What a thread holds, as the gathering of the next mail takes it up, and what that gathering adds to it. */
import type { Adjunto, Formato } from '../tramite/documento.ts';
import type { Recogido } from './datos-de-correo.ts';
import type { ContenidoDeHilo, PapelSuelto } from './hilo.ts';
import type { ParteAdjunta } from './leido.ts';

type Archivo = { readonly nombre: string; readonly sha256: string; readonly tamanoBytes: number };

function parteDe({ nombre, sha256, tamanoBytes }: Archivo): ParteAdjunta {
  return {
    nombre,
    nombreOriginal: nombre,
    tipo: '',
    sha256,
    tamanoBytes,
    origen: 'mime',
    enLinea: false,
  };
}

/** Answers that are not plain text (rows of a list, from the page) stay in the thread and are not read here. */
export function recogidoDe({ datos, documentos, sueltos }: ContenidoDeHilo): Recogido {
  return {
    datos: Object.fromEntries(
      Object.entries(datos).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    documentos: documentos.map((adjunto) => ({ clave: adjunto.documento, adjunto: parteDe(adjunto) })),
    sueltos: sueltos.map(parteDe),
  };
}

export type DeDonde = {
  /** Id of the mail. */
  readonly correo: string;
  /** Format by hex SHA-256; null: none that a trámite takes. */
  readonly formatos: { readonly [sha256: string]: Formato | null };
  /** Names a paper that was not there before. */
  readonly idDe: (clave: string, sha256: string) => string;
};

/** A file without a known format fills no slot: it is kept beside. */
export function conRecogido(
  contenido: ContenidoDeHilo,
  recogido: Recogido,
  { correo, formatos, idDe }: DeDonde,
): ContenidoDeHilo {
  const documentos: Adjunto[] = [...contenido.documentos];
  const sueltos: PapelSuelto[] = [...contenido.sueltos];
  const isThere = (list: readonly { readonly sha256: string }[], sha256: string): boolean =>
    list.some((one) => one.sha256 === sha256);
  const keepBeside = ({ nombre, sha256, tamanoBytes }: ParteAdjunta): void => {
    if (!isThere(sueltos, sha256) && !isThere(documentos, sha256))
      sueltos.push({ nombre, sha256, tamanoBytes, formato: formatos[sha256] ?? null, correo });
  };
  for (const { clave, adjunto } of recogido.documentos) {
    const { nombre, sha256, tamanoBytes } = adjunto;
    if (documentos.some((one) => one.sha256 === sha256 && one.documento === clave)) continue;
    const formato = formatos[sha256] ?? null;
    if (formato === null) keepBeside(adjunto);
    else documentos.push({ id: idDe(clave, sha256), documento: clave, nombre, sha256, tamanoBytes, formato });
  }
  for (const adjunto of recogido.sueltos) keepBeside(adjunto);
  return { ...contenido, datos: { ...contenido.datos, ...recogido.datos }, documentos, sueltos };
}

/** The papers of these slots are kept beside: `correo` names the mail that showed that they do not serve. */
export function sinPapeles(
  contenido: ContenidoDeHilo,
  claves: readonly string[],
  correo: string,
): ContenidoDeHilo {
  const isOut = ({ documento }: Adjunto): boolean => claves.includes(documento);
  const out = contenido.documentos.filter(isOut);
  const beside = out.map(({ nombre, sha256, tamanoBytes, formato }) => ({
    nombre,
    sha256,
    tamanoBytes,
    formato,
    correo,
  }));
  return {
    ...contenido,
    documentos: contenido.documentos.filter((one) => !isOut(one)),
    sueltos: [...contenido.sueltos, ...beside],
  };
}
