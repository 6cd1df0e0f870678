/** Which passwords are accepted: by length and by what guessing programs try, never by composition. */
import { limits } from '../limits.ts';
import { foldClave, isCommonClave } from './claves-comunes.ts';

export type ContextoDeClave = {
  /** Whether a second factor stands beside it: it may then be shorter (NIST SP 800-63B-4, section 3.1.1.2). */
  readonly segundoFactor: boolean;
  readonly ruc: string | null;
  readonly usuario: string;
  /** Names of the person and the company. */
  readonly nombres: readonly string[];
};

/** Words anybody would expect in a password for this service. */
const serviceWords: readonly string[] = [
  'sercop',
  'soce',
  'ventanilla',
  'compraspublicas',
  'proveedor',
  'contratacion',
];

/** What must remain of a password once everything known about its owner is taken out. */
const charsBesideContextMin = 8;

function contextWords({ ruc, usuario, nombres }: ContextoDeClave): readonly string[] {
  const typed = [usuario, ...nombres].flatMap((name) => [
    foldClave(name).replace(/[^\p{L}\p{N}]/gu, ''),
    ...foldClave(name).split(/[^\p{L}\p{N}]+/u),
  ]);
  const numbers = ruc === null ? [] : [ruc, ruc.slice(0, 10)];
  return [...new Set([...numbers, ...typed, ...serviceWords])]
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length);
}

function saysWhoItIs(clave: string, contexto: ContextoDeClave): boolean {
  const folded = foldClave(clave);
  if (contexto.ruc !== null && folded.replace(/\D/g, '').includes(contexto.ruc.slice(0, 10))) return true;
  let rest = folded;
  for (const word of contextWords(contexto)) rest = rest.replaceAll(word, '');
  return rest.length < folded.length && (rest.length < charsBesideContextMin || isCommonClave(rest));
}

export function claveCharsMin(segundoFactor: boolean): number {
  return segundoFactor ? limits.staffPasswordCharsMin : limits.passwordCharsMin;
}

/**
 * The Spanish sentence that says what to change, or null for an accepted password. Length in code points, as typed:
 * nothing is trimmed. NIST SP 800-63B-4, section 3.1.1.2; ASVS 5.0, 6.2.
 */
export function objecionALaClave(clave: string, contexto: ContextoDeClave): string | null {
  const chars = [...clave].length;
  const charsMin = claveCharsMin(contexto.segundoFactor);
  if (clave === '') return 'Escriba la clave nueva.';
  if (!clave.isWellFormed() || clave.includes('\0')) {
    return 'La clave contiene un carácter dañado. Bórrelo y escríbala de nuevo.';
  }
  if (chars < charsMin) {
    return `La clave debe tener al menos ${charsMin} caracteres y la suya tiene ${chars}. Sirve una frase de varias palabras, con espacios.`;
  }
  if (chars > limits.passwordCharsMax) {
    return `La clave puede tener hasta ${limits.passwordCharsMax} caracteres y la suya tiene ${chars}.`;
  }
  if (saysWhoItIs(clave, contexto)) {
    return 'La clave no debe basarse en su RUC, su usuario, su nombre ni el de este servicio. Elija otra.';
  }
  if (isCommonClave(clave)) {
    return 'Esa clave está entre las primeras que prueba un atacante. Elija una frase propia, de palabras que no vayan juntas.';
  }
  return null;
}
