/** What people say for a trámite is plain text of a sensible length, and no phrase speaks for two trámites. */
import { foldForSearch } from '../identity/nombre.ts';
import type { Definicion } from './definicion.ts';

export const frasesLimits = { phraseCharsMin: 2, phraseCharsMax: 300, phrasesMax: 200 } as const;

/** Two phrases are the same when only case, accents and punctuation part them. */
export const mismaFrase = (frase: string): string =>
  foldForSearch(frase)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function problemasDe(frase: string): readonly string[] {
  const { phraseCharsMin, phraseCharsMax } = frasesLimits;
  const problemas: string[] = [];
  if (frase.length < phraseCharsMin || frase.length > phraseCharsMax)
    problemas.push(`tiene ${frase.length} caracteres; van de ${phraseCharsMin} a ${phraseCharsMax}`);
  if (frase !== frase.trim() || /[\p{C}\n\t]| {2}/u.test(frase))
    problemas.push('tiene espacios de más o caracteres invisibles');
  if (/[{}<>]/.test(frase)) problemas.push('no puede llevar llaves ni marcas');
  if (mismaFrase(frase) === '') problemas.push('no dice nada');
  return problemas.map((problema) => `la frase «${frase.slice(0, 60)}» ${problema}`);
}

/** The problems of the phrases of one definition, each by itself and repeated ones. */
export function validarFrases({ frases }: Pick<Definicion, 'frases'>): readonly string[] {
  const claves = frases.map(mismaFrase);
  return [
    ...(frases.length > frasesLimits.phrasesMax
      ? [`tiene ${frases.length} frases; el límite es ${frasesLimits.phrasesMax}`]
      : []),
    ...frases.flatMap(problemasDe),
    ...frases
      .filter((_, i) => claves.indexOf(claves[i] ?? '') < i)
      .map((frase) => `la frase «${frase}» está repetida`),
  ];
}

/** Phrases and other names that more than one definition claims. */
export function frasesCompartidas(
  definiciones: readonly Pick<Definicion, 'id' | 'frases' | 'tambienSeDice'>[],
): readonly string[] {
  const deQuien = new Map<string, string>();
  const problemas: string[] = [];
  for (const { id, frases, tambienSeDice } of definiciones)
    for (const frase of [...frases, ...tambienSeDice]) {
      const otro = deQuien.get(mismaFrase(frase));
      if (otro !== undefined && otro !== id)
        problemas.push(`${id}: la frase «${frase}» también es de «${otro}».`);
      deQuien.set(mismaFrase(frase), id);
    }
  return problemas;
}
