/** What somebody was shown of a case before deciding, part by part, so that a second person can be told what differs. */

export const partesVistas = [
  'respuestas',
  'documentos',
  'comprobaciones',
  'registro',
  'filas',
  'cambios',
] as const;
export type ParteVista = (typeof partesVistas)[number];

/** A hash of each part. */
export type LoVisto = { readonly [P in ParteVista]: string };

/** What reads differently, as a sentence for whoever decides second. */
export const fraseDeDiferencia: { readonly [P in ParteVista]: string } = {
  respuestas: 'Las respuestas de la persona ya no son las mismas.',
  documentos: 'Los documentos, o lo que se encontró en ellos, ya no son los mismos.',
  comprobaciones: 'Las comprobaciones dicen hoy otra cosa.',
  registro: 'El asiento del registro cambió.',
  filas: 'La comparación de filas, o las que se dejaron fuera, ya no es la misma.',
  cambios: 'Lo que se escribiría en el registro ya no es lo mismo.',
};

/** Parts in which two looks differ, in the order of the page. A proposal that kept nothing says nothing. */
export function diferencias(antes: LoVisto | undefined, ahora: LoVisto): readonly ParteVista[] {
  return antes === undefined ? [] : partesVistas.filter((parte) => antes[parte] !== ahora[parte]);
}
