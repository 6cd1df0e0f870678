/** The piece that tells the complainant what was done; it stands in the thread like a message. */
import type { PiezaNueva } from '../../domain/denuncia/denuncia.ts';

/** `que` names it; `texto` is what the complainant reads. */
export function acto(que: string, texto: string, quien: string): PiezaNueva<'acto'> {
  return { clase: 'acto', autor: 'lector', contenido: { que, texto, quien } };
}

/** A sentence of ours and what the reader added, as one text. */
export function conTexto(frase: string, texto: string): string {
  const added = texto.trim();
  return added === '' ? frase : `${frase}\n\n${added}`;
}
