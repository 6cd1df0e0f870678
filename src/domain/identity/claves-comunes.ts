/** The passwords people choose first, as rules instead of a list: our own words, joined, repeated and decorated. */

/** What people in Ecuador and elsewhere reach for: names, teams, places, affection, keys in a row, office words. */
const baseWords: readonly string[] = `
clave claves contrasena contrasenas password passwords pass passcode secreto secret segura seguro seguridad security
admin administrador administrator root user usuario usuarios invitado guest login ingreso entrar acceso access abrir
bienvenido bienvenidos welcome hola hello adios gracias porfavor prueba pruebas test testing demo ejemplo temporal
cambiame cambiar changeme default nuevo nueva letmein dejameentrar noentres qwerty qwertyuiop asdfgh asdfghjkl zxcvbn
zxcvbnm qazwsx abc abcd abcdef abcdefgh abcdefghijk teclado keyboard computadora computer internet correo email google
facebook whatsapp youtube windows android samsung iphone apple amor amores amorcito love lover iloveyou teamo tequiero
mivida miamor cielo corazon princesa princess reina rey angel angeles angelito bebe baby sunshine flor flores rosa
estrella estrellita star luna sol mariposa butterfly dragon monkey mono tigre tiger leon lion lobo wolf aguila perro
perrito gato gatito caballo shadow master maestro ninja superman batman spiderman pokemon naruto starwars matrix dios
jesus cristo jesucristo virgen maria diosesamor santo bendicion fe esperanza familia mama papa madre padre hijo hija
hermano hermana abuelo abuela juan jose carlos luis jorge pedro pablo miguel andres daniel david diego fernando
francisco gabriel javier kevin manuel mario oscar ricardo roberto santiago sebastian ana andrea carmen carolina
cristina daniela diana elena fernanda gabriela isabel jessica karla laura lucia luisa maribel martha monica nicole
paola patricia rosario sandra sofia valeria vanessa veronica futbol football soccer baseball basketball hockey gol
campeon barcelona realmadrid emelec liga ligadequito independiente aucas delfin messi ronaldo maradona neymar ecuador
ecuatoriano ecuatoriana quito guayaquil cuenca ambato loja manta machala riobamba ibarra esmeraldas portoviejo babahoyo
galapagos pichincha guayas azuay america colombia peru chile mexico argentina espana brasil enero febrero marzo abril
mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo
verano invierno primavera otono summer winter spring autumn january monday friday uno dos tres cuatro cinco seis siete
ocho nueve diez cero one two three four five six seven eight nine zero rojo azul verde negro blanco amarillo black blue
red green white orange purple silver gold golden oro plata diamante chocolate cafe cookie banana cheese pizza cerveza
musica music guitar guitarra rock metal killer hunter freedom libertad paz peace trust confianza suerte lucky happy
feliz felicidad sonrisa smile money dinero dolar trabajo oficina empresa negocio compania gerente gerencia ventas
compras contabilidad secretaria sistema sistemas soporte servicio servicios proveedor proveedores portal publico publica
publicas compraspublicas gobierno ministerio municipio tramite tramites ventanilla sercop soce rup contrato contratos
licitacion subasta oferta factura facturas banco cuenta mi mis tu yo el la los las de del en es y con para por the my is
`
  .trim()
  .split(/\s+/);

const words: ReadonlySet<string> = new Set(baseWords);
const wordCharsMax = baseWords.reduce((most, word) => Math.max(most, word.length), 0);

/** Marks that stand in for letters, as people disguise words with them. */
const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
};

/** Lower case without accents. */
export function foldClave(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const undisguise = (folded: string): string =>
  [...folded].map((character) => disguises[character] ?? character).join('');

/** Fewest common words a text is made of, without a rest; null when it is not made of them. */
function wordsIn(text: string): number | null {
  const fewest: (number | null)[] = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let best: number | null = null;
    for (let start = Math.max(0, end - wordCharsMax); start < end; start += 1) {
      const before = fewest[start] ?? null;
      if (before !== null && words.has(text.slice(start, end)))
        best = Math.min(best ?? before + 1, before + 1);
    }
    fewest.push(best);
  }
  return fewest[text.length] ?? null;
}

/** So many common words in a row are still a guess; articles count as words. */
const commonWordsMax = 3;

const rows: readonly string[] = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjklñ',
  'zxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'qwertyuiopasdfghjklzxcvbnm',
];
const runs: readonly string[] = rows.flatMap((row) => [row, [...row].reverse().join('')]);

/** Cuts what follows the order of the keyboard, the alphabet or the digits, four signs or more at a time. */
function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const length = longestRun(text, at);
    if (length >= 4) at += length;
    else rest += text[at++];
  }
  return rest;
}

function longestRun(text: string, at: number): number {
  let longest = 0;
  for (const run of runs) {
    for (let from = run.indexOf(text[at] ?? ''); from >= 0; from = run.indexOf(text[at] ?? '', from + 1)) {
      let length = 1;
      while (from + length < run.length && run[from + length] === text[at + length]) length += 1;
      longest = Math.max(longest, length);
    }
  }
  return longest;
}

/** The shortest piece the whole text repeats, a cut-off last piece included; the text itself when nothing repeats. */
function repeatedPiece(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const piece = text.slice(0, length);
    if (piece.repeat(Math.ceil(text.length / length)).startsWith(text)) return piece;
  }
  return text;
}

const edges = /^[^\p{L}]+|[^\p{L}]+$/gu;
const betweenWords = /[^\p{L}]+/gu;

/** At most three common words, whatever figures and signs stand around and between them. */
function isFewWords(text: string): boolean {
  const bare = text.replace(betweenWords, '');
  const disguised = undisguise(text).replace(betweenWords, '');
  const trimmed = undisguise(text.replace(edges, '')).replace(betweenWords, '');
  return [bare, disguised, trimmed].some((candidate) => {
    if (candidate === '') return false;
    const piece = repeatedPiece(candidate);
    const count = wordsIn(piece);
    return count !== null && count <= commonWordsMax;
  });
}

/**
 * Whether a password is one that guessing programs try early. Answers like a list of `commonClaves` would, without
 * holding one: some 500 words, alone or up to three together, repeated, disguised, with figures and signs anywhere;
 * rows of keys; short pieces repeated; figures only.
 */
export function isCommonClave(clave: string): boolean {
  const folded = foldClave(clave);
  const piece = repeatedPiece(folded);
  const lettersLeft = withoutRuns(folded).replace(betweenWords, '');
  return (
    new Set(folded).size <= 4 ||
    !/\p{L}/u.test(folded) ||
    (piece.length <= 8 && folded.length >= piece.length * 2) ||
    lettersLeft.length <= 3 ||
    isFewWords(folded) ||
    isFewWords(withoutRuns(folded))
  );
}

const endings = [
  '',
  '1',
  '12',
  '123',
  '1234',
  '12345',
  '123456',
  '2024',
  '2025',
  '2026',
  '!',
  '.',
  '*',
  '123!',
  '@2026',
];

/** Passwords of the kind refused, of at least `charsMin` characters: proof of how many the rules cover. */
export function* commonClaves(charsMin: number): Generator<string> {
  for (const first of baseWords) {
    for (const second of ['', ...baseWords]) {
      for (const ending of endings) {
        const clave = `${first}${second}${ending}`;
        if (clave.length >= charsMin) yield clave;
      }
    }
  }
}
