/** What a note among staff points at: colleagues by «@usuario», and other cases by their reference. */
import { leerReferencia } from './referencia.ts';

/** Not inside an address: «persona@correo.example» names nobody. */
const mencion = /(?<![\p{L}\p{N}._%+@-])@([a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?)(?![\p{L}\p{N}@])/giu;
const referencia = /\bVT-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}\b/g;

/** The user names, in lower case and each once, in the order of the text. */
export function usuariosMencionados(texto: string): readonly string[] {
  return [...new Set([...texto.matchAll(mencion)].map(([, usuario = '']) => usuario.toLowerCase()))];
}

/** References as they are written here, each once. */
export function referenciasEn(texto: string): readonly string[] {
  return [...new Set([...texto.matchAll(referencia)].map(([found]) => found))].filter(
    (found) => leerReferencia(found) === found,
  );
}

export type TrozoDeNota =
  | { readonly clase: 'texto'; readonly texto: string }
  | { readonly clase: 'mencion'; readonly texto: string }
  | { readonly clase: 'referencia'; readonly texto: string };

/** The text cut into what is plain and what points somewhere; put together again it is the same text. */
export function trozosDeNota(texto: string): readonly TrozoDeNota[] {
  const found = [
    ...[...texto.matchAll(mencion)].map((one) => ({
      clase: 'mencion' as const,
      at: one.index,
      texto: one[0],
    })),
    ...[...texto.matchAll(referencia)].map((one) => ({
      clase: 'referencia' as const,
      at: one.index,
      texto: one[0],
    })),
  ].sort((a, b) => a.at - b.at);
  const trozos: TrozoDeNota[] = [];
  let from = 0;
  for (const { clase, at, texto: one } of found) {
    if (at < from) continue;
    if (at > from) trozos.push({ clase: 'texto', texto: texto.slice(from, at) });
    trozos.push({ clase, texto: one });
    from = at + one.length;
  }
  if (from < texto.length) trozos.push({ clase: 'texto', texto: texto.slice(from) });
  return trozos;
}
