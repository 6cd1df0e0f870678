/** Whether a complaint names somebody: who is named must not judge it, so that doubt excludes. */
import { foldForSearch } from '../identity/nombre.ts';

/** Small words that names and phrases drop: they neither match nor stand between what matches. */
const particles = new Set(
  'a al con de del e el en la las lo los o para por que san santa se su un una y'.split(' '),
);

/** Words that half the institutions or offices share: alone, or with each other, they name nobody. */
const generic = new Set(
  (
    'abg administracion administrador administradora agencia analista asesor asesora auditor auditora autonomo canton cantonal ' +
    'centro compania coordinacion coordinador coordinadora corporacion custodia custodio demostracion departamento ' +
    'descentralizado direccion director directora doctor doctora ecuador ejemplo empresa entidad eps especialista ' +
    'funcionaria funcionario gad general gobierno hospital ingeniera ingeniero institucion instituto jefa jefatura jefe ' +
    'lector lectora licenciada licenciado ministerio ministra ministro municipal municipalidad municipio nacional parroquial ' +
    'prefectura presidente provincia provincial publica publicas publico registro sa secretaria servicio sociedad subdireccion ' +
    'supervisor supervisora tecnica tecnico unidad universidad uno dos tres cuatro cinco seis'
  ).split(' '),
);

/** As it sounds: people write surnames by ear (Zevallos, Cevallos; Gonzales, González). */
function sound(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/h/g, '')
    .replace(/ll/g, 'y')
    .replace(/c(?=[eiy])|z/g, 's')
    .replace(/qu(?=[ei])|k/g, 'c')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/[vw]/g, 'b')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

type Word = { readonly sound: string; readonly isGeneric: boolean };

function wordsOf(text: string): readonly Word[] {
  return foldForSearch(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !particles.has(word))
    .map((word) => ({ sound: sound(word), isGeneric: generic.has(word) }));
}

/** A text made ready for being looked through for many names. */
export type TextoPreparado = {
  readonly words: ReadonlySet<string>;
  /** Every two significant words that stand beside each other, in both orders. */
  readonly pairs: ReadonlySet<string>;
  readonly phrase: string;
};

export function prepararTexto(text: string): TextoPreparado {
  const sounds = wordsOf(text).map((word) => word.sound);
  const pairs = new Set<string>();
  for (const [i, word] of sounds.entries()) {
    const next = sounds[i + 1];
    if (next !== undefined) pairs.add(`${word} ${next}`).add(`${next} ${word}`);
  }
  return { words: new Set(sounds), pairs, phrase: ` ${sounds.join(' ')} ` };
}

/**
 * True when the text names the person or the entity: any two of its words beside each other in any order (name and surname,
 * both surnames), its only particular word, its number, or the whole phrase where all its words are general ones.
 */
export function nombra(texto: TextoPreparado, nombre: string): boolean {
  const all = wordsOf(nombre);
  if (all.length === 0) return false;
  const own = [...new Set(all.filter((word) => !word.isGeneric).map((word) => word.sound))];
  const [first, second] = own;
  if (first === undefined) return texto.phrase.includes(` ${all.map((word) => word.sound).join(' ')} `);
  if (second === undefined) return texto.words.has(first);
  return own.some((a, i) => own.slice(i + 1).some((b) => texto.pairs.has(`${a} ${b}`)));
}

/**
 * True when the text says the person's name so that it is hardly anybody else: three of its words in a row, given name with
 * surname, or both surnames. Stricter than `nombra`: two given names alone are shared by many. Names are written given names
 * first, or surnames first.
 */
export function nombraSinDuda(texto: TextoPreparado, nombre: string): boolean {
  const own = [
    ...new Set(
      wordsOf(nombre)
        .filter((word) => !word.isGeneric)
        .map((word) => word.sound),
    ),
  ];
  const beside = (a: string, b: string) => texto.pairs.has(`${a} ${b}`);
  const [a, b, c, d] = own;
  if (a === undefined || b === undefined) return false;
  if (c === undefined) return beside(a, b);
  if (d === undefined) return beside(a, b) || beside(b, c) || beside(a, c);
  const crosses = [a, b].some((one) => [c, d].some((other) => beside(one, other)));
  return crosses || beside(c, d);
}

/** Who, among readers, may get no key. `impedimentos`: names and entities the reader declared. */
export function estaImpedido(
  texto: TextoPreparado,
  lector: { readonly nombre: string; readonly impedimentos: readonly string[] },
): boolean {
  return [lector.nombre, ...lector.impedimentos].some((nombre) => nombra(texto, nombre));
}
