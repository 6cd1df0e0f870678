/** The files of a case as they stood after one of its events, told by the journal alone. */
import type { Json } from '../canonical-json.ts';
import type { Evento } from '../solicitud/evento.ts';

export type NotedArchivo = {
  /** Key of the document slot. */
  readonly documento: string;
  readonly nombre: string;
  readonly sha256: string;
};

function isRecord(value: Json | undefined): value is { readonly [k: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noted(datos: Evento['datos']): readonly NotedArchivo[] {
  const { adjuntos } = datos;
  if (!Array.isArray(adjuntos)) return [];
  return adjuntos.flatMap((one: Json) => {
    if (!isRecord(one)) return [];
    const { documento, nombre, sha256 } = one;
    return typeof documento === 'string' && typeof nombre === 'string' && typeof sha256 === 'string'
      ? [{ documento, nombre, sha256 }]
      : [];
  });
}

/** What a correction brings takes the place of everything filed before for the same document. */
export function archivosUntil(
  diario: readonly Pick<Evento, 'n' | 'clase' | 'datos'>[],
  n: number,
): readonly NotedArchivo[] {
  let held: readonly NotedArchivo[] = [];
  for (const evento of diario) {
    if (evento.n > n) break;
    if (evento.clase === 'presentada') held = noted(evento.datos);
    if (evento.clase === 'subsanar') {
      const news = noted(evento.datos);
      held = [...held.filter((one) => !news.some(({ documento }) => documento === one.documento)), ...news];
    }
  }
  return held;
}
