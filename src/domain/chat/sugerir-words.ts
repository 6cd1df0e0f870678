/** Reads what somebody typed as words that survive case, accents, the usual slips of spelling and inflection. */
import { foldForSearch } from '../identity/nombre.ts';
import { sugerirLimits } from './sugerir-limits.ts';

export type Word = {
  /** As it sounds: `contrasenia`, `kambiar` and `cambiar` look alike. A number is a sign of its length. */
  readonly sound: string;
  /** Its stem, or the word all its synonyms are read as. */
  readonly stem: string;
  /** Courtesies and words that carry grammar only: they count little. */
  readonly common: boolean;
};

const commonWords: ReadonlySet<string> = new Set(
  `a al con como cual de del e el en es la las lo los me mi mis no o para por que quiero se si su sus un una y yo ya
  q k le les ha he hay este esta eso necesito favor puedo soy hola buenos buenas dias tardes noches gracias disculpe
  estimados senores senor senorita ayuda ayudeme ayudenme ayudar saludos quisiera saber solicito requiero urgente`.split(
    /\s+/,
  ),
);

/** Letters that sound alike in Ecuador become one: b and v, s and z and soft c, k and hard c and qu; h is silent. */
export function soundOf(word: string): string {
  let sound = '';
  for (let i = 0; i < word.length; i += 1) {
    const letter = word[i] ?? '';
    const next = word[i + 1] ?? '';
    const heard = soundAt(letter, next);
    if (heard !== sound.at(-1)) sound += heard;
    const isPair =
      (letter === 'l' && next === 'l') || (letter === 'q' && next === 'u' && isFront(word[i + 2]));
    if (isPair) i += 1;
  }
  return sound;
}

const isFront = (letter: string | undefined) => letter === 'e' || letter === 'i';

/** One letter, or none where it is silent; `ch` stays a sound of its own, written `c`. */
function soundAt(letter: string, next: string): string {
  if (letter === 'h') return '';
  if (letter === 'v') return 'b';
  if (letter === 'z') return 's';
  if (letter === 'q') return 'k';
  if (letter === 'l' && next === 'l') return 'y';
  if (letter === 'g' && isFront(next)) return 'j';
  if (letter !== 'c') return letter;
  if (isFront(next)) return 's';
  return next === 'h' ? 'c' : 'k';
}

const nounEnding = /(?:mente|siones|sion)$/;
const ending =
  /(?:aron|ieron|ando|iendo|ados|idos|adas|idas|ado|ido|ada|ida|aba|ian|ar|er|ir|an|en|es|as|os|a|e|o|s)$/;

/** Plural, gender and the commonest verb forms fall away; at least three letters stay. */
function stemOf(sound: string): string {
  if (sound.length <= 3) return sound;
  const stem = sound.replace(nounEnding, (found) => (found.startsWith('s') ? 's' : '')).replace(ending, '');
  return stem.length < 3 ? sound.slice(0, 4) : stem;
}

/** Words of everyday Spanish that say the same here, in any of their forms; without accents, as they are compared. */
const synonymGroups = [
  'clave contrasena contrasenia password pasword',
  'telefono celular celulares cel celu fono telf tlf',
  'correo email mail imail gmail hotmail yahoo outlook buzon',
  'socio asociado integrante miembro companera',
  'ingresar ingreso entrar acceder acceso login loguear',
  'dinero plata cheque',
  'pagar cancelar desembolsar',
  'rup registro',
  'domicilio direccion ubicacion',
  'local oficina negocio almacen taller bodega fabrica planta consultorio establecimiento',
  'coima soborno',
  'corrupcion corrupto corruptela corrupta',
  'entidad institucion municipio gad hospital ministerio prefectura',
  'cpc sepece cepece sepese',
];

const synonyms: ReadonlyMap<string, string> = new Map(
  synonymGroups.flatMap((group) => {
    const stems = group.split(' ').map((word) => stemOf(soundOf(word)));
    const [first = ''] = stems;
    return stems.map((stem) => [stem, first] as const);
  }),
);

/** A long number may be a RUC or a telephone: its digits tell nothing, their count a little. */
const numberSign = (word: string): string => `#${Math.min(word.length, 8)}`;

function wordOf(typed: string): Word {
  const word = typed.slice(0, sugerirLimits.wordCharsMax);
  const sound = /\d/.test(word) ? numberSign(word) : soundOf(word);
  const stem = stemOf(sound);
  return { sound, stem: synonyms.get(stem) ?? stem, common: commonWords.has(word) };
}

/**
 * The words of the first `textCharsMax` characters. Of a long text its beginning and its end are read: people greet, tell
 * what happened, and ask at the end.
 */
export function wordsIn(text: string): readonly Word[] {
  const { textCharsMax, firstWordsMax, lastWordsMax } = sugerirLimits;
  const folded = foldForSearch(text.slice(0, textCharsMax)).slice(0, textCharsMax);
  const typed = folded.match(/[a-z0-9]+/g) ?? [];
  const read =
    typed.length > firstWordsMax + lastWordsMax
      ? [...typed.slice(0, firstWordsMax), ...typed.slice(-lastWordsMax)]
      : typed;
  const known = new Map<string, Word>();
  return read.map((one) => {
    const word = known.get(one) ?? wordOf(one);
    known.set(one, word);
    return word;
  });
}
