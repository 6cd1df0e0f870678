/** Which trámites a search means: every word typed must begin a word of what is said about the trámite. */
import { foldForSearch } from '../../domain/identity/nombre.ts';
import { limits } from '../../domain/limits.ts';
import type { Canal, Definicion } from '../../domain/tramite/definicion.ts';
import { puertasDe } from '../../domain/tramite/puertas.ts';

export type CatalogueQuery = {
  /** As typed, cut to what a search may be. */
  readonly q: string;
  readonly canal: Canal | null;
};

/** Words too short or too common to tell trámites apart. */
const fillers: ReadonlySet<string> = new Set(
  'a al con como cual de del e el en es la las lo los me mi mis no o para por que quiero se si su sus un una y yo'.split(
    ' ',
  ),
);

const wordsOf = (text: string): readonly string[] =>
  foldForSearch(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** Plural and gender fall away, so that «códigos» finds «código». */
const stem = (word: string): string => (word.length > 4 ? word.replace(/(es|s|as|os|a|o)$/, '') : word);

const indexed = new WeakMap<Definicion, readonly string[]>();

function indexOf(definicion: Definicion): readonly string[] {
  const known = indexed.get(definicion);
  if (known !== undefined) return known;
  const { nombre, resumen, procedimiento, tambienSeDice } = definicion;
  const words = [...new Set([nombre, resumen, procedimiento, ...tambienSeDice].flatMap(wordsOf))];
  indexed.set(definicion, words);
  return words;
}

const none: ReadonlySet<string> = new Set();

/** Whether it has that door: a published one, or one beyond them that the agency leaves open. */
function hasDoor(definicion: Definicion, canal: Canal, cerradas: ReadonlySet<string>): boolean {
  return puertasDe(definicion, cerradas).some(
    (door) => door.canal === canal && (door.publicada || door.abierta),
  );
}

/** `cerradas`: doors that the agency closed, as `tramite:puerta`. */
export function matches(
  definicion: Definicion,
  { q, canal }: CatalogueQuery,
  cerradas: ReadonlySet<string> = none,
): boolean {
  if (canal !== null && !hasDoor(definicion, canal, cerradas)) return false;
  const typed = wordsOf(q.slice(0, limits.searchCharsMax));
  const telling = typed.filter((word) => !fillers.has(word));
  const index = indexOf(definicion);
  return (telling.length === 0 ? typed : telling).every((word) =>
    index.some((known) => known.startsWith(stem(word))),
  );
}
