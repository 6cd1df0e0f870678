/** The setting `textos`: the agency's own words around the facts of a letter, and notices on the public pages. */
import type { Json } from '../canonical-json.ts';
import type { ClaseEvento } from '../solicitud/evento.ts';

/** Letters that tell news of a case. */
export const clasesConCarta = [
  'presentada',
  'decidida',
  'aprobar',
  'negar',
  'pedir-subsanacion',
  'notificar',
  'contestar',
  'vencer',
  'confirmar-pago',
  'escribir',
  'archivar',
  'reabrir',
  'recalcular',
  'registrar-silencio',
] as const satisfies readonly ClaseEvento[];

/** `general`: what holds for every letter that has no words of its own. */
export type ClaveDeCarta = 'general' | (typeof clasesConCarta)[number];
export const clavesDeCarta: readonly ClaveDeCarta[] = ['general', ...clasesConCarta];

/** In the place of a trámite: what holds for all that have no words of their own. */
export const todosLosTramites = 'todos';

export const partesDeCarta = ['asunto', 'apertura', 'cierre', 'firma'] as const;
export type ParteDeCarta = (typeof partesDeCarta)[number];
/** '' leaves that part as the product has it. */
export type PalabrasDeCarta = { readonly [P in ParteDeCarta]: string };
export const sinPalabras: PalabrasDeCarta = { asunto: '', apertura: '', cierre: '', firma: '' };

/** The first and last day it shows, as AAAA-MM-DD; '' without that bound. */
export type AvisoDePagina = { readonly texto: string; readonly desde: string; readonly hasta: string };

type CartasPropias = { readonly [tramite: string]: PalabrasDeCarta };
export type Textos = {
  readonly cartas: { readonly [C in ClaveDeCarta]?: CartasPropias };
  readonly avisos: readonly AvisoDePagina[];
};

export const textosLimits = {
  charsMax: { asunto: 120, apertura: 500, cierre: 500, firma: 200 },
  avisoCharsMax: 300,
  avisosMax: 3,
} as const;

export const huecosDeCarta = ['referencia', 'tramite', 'agencia'] as const;
export type HuecoDeCarta = (typeof huecosDeCarta)[number];
export const explicacionDeHuecoDeCarta: { readonly [H in HuecoDeCarta]: string } = {
  referencia: 'la referencia de la solicitud',
  tramite: 'el nombre del trámite',
  agencia: 'el nombre de la institución',
};

const hueco = /\{([^{}]*)\}/g;
const esHueco = (nombre: string): nombre is HuecoDeCarta => huecosDeCarta.some((uno) => uno === nombre);
const listaDeHuecos = huecosDeCarta.map((uno) => `{${uno}}`).join(', ');

/** What is wrong with a part as it is to stand, as a sentence; null where nothing is. */
export function parteEquivocada(parte: ParteDeCarta, texto: string): string | null {
  for (const [, nombre = ''] of texto.matchAll(hueco))
    if (!esHueco(nombre)) return `«{${nombre}}» no es un espacio conocido. Puede usar ${listaDeHuecos}.`;
  if (/[{}]/.test(texto.replaceAll(hueco, '')))
    return 'Hay una llave suelta. Escriba los espacios así: {referencia}.';
  return parte === 'asunto' && texto !== '' && !texto.includes('{referencia}')
    ? 'El asunto debe llevar {referencia}: por ella la persona reconoce su solicitud.'
    : null;
}

/** Fills each gap once: what a value brings in is never read as a gap. */
export function llenarParte(texto: string, valores: { readonly [H in HuecoDeCarta]: string }): string {
  return texto.replaceAll(hueco, (todo, nombre: string) => (esHueco(nombre) ? valores[nombre] : todo));
}

/** The words of a letter, part by part: those of its trámite first, then of the letter, then of all letters. */
export function palabrasDe(
  { cartas }: Pick<Textos, 'cartas'>,
  clase: ClaseEvento,
  tramite: string,
): PalabrasDeCarta {
  const own = clavesDeCarta.find((clave) => clave === clase);
  const holding = [own, 'general' as const].flatMap((clave) => {
    const found = clave === undefined ? undefined : cartas[clave];
    return found === undefined ? [] : [at(found, tramite), at(found, todosLosTramites)];
  });
  const first = (parte: ParteDeCarta) => holding.find((one) => one[parte] !== '')?.[parte] ?? '';
  return {
    asunto: first('asunto'),
    apertura: first('apertura'),
    cierre: first('cierre'),
    firma: first('firma'),
  };
}

function at(cartas: CartasPropias, tramite: string): PalabrasDeCarta {
  return Object.hasOwn(cartas, tramite) ? (cartas[tramite] ?? sinPalabras) : sinPalabras;
}

/** As it stands for exactly this letter and trámite, without what others lend it. */
export function palabrasPropias(
  { cartas }: Pick<Textos, 'cartas'>,
  clave: ClaveDeCarta,
  tramite: string,
): PalabrasDeCarta {
  return at(cartas[clave] ?? {}, tramite);
}

/** The texts with these words in that place; words that are all empty leave nothing behind. */
export function conPalabras(
  textos: Textos,
  clave: ClaveDeCarta,
  tramite: string,
  palabras: PalabrasDeCarta,
): Textos {
  const { [tramite]: _before, ...others } = textos.cartas[clave] ?? {};
  const isEmpty = partesDeCarta.every((parte) => palabras[parte] === '');
  const next = isEmpty ? others : { ...others, [tramite]: palabras };
  const { [clave]: _own, ...rest } = textos.cartas;
  return { ...textos, cartas: Object.keys(next).length === 0 ? rest : { ...rest, [clave]: next } };
}

/** `hoy`: civil date. */
export function avisosVigentes({ avisos }: Pick<Textos, 'avisos'>, hoy: string): readonly string[] {
  return avisos
    .filter(({ desde, hasta }) => (desde === '' || desde <= hoy) && (hasta === '' || hoy <= hasta))
    .map(({ texto }) => texto);
}

type Objeto = { readonly [k: string]: Json | undefined };
const objectOf = (valor: Json | undefined): Objeto =>
  typeof valor === 'object' && valor !== null && !Array.isArray(valor) ? (valor as Objeto) : {};
const textOf = (valor: Json | undefined) => (typeof valor === 'string' ? valor : '');
const dateOf = (valor: Json | undefined) => (/^\d{4}-\d{2}-\d{2}$/.test(textOf(valor)) ? textOf(valor) : '');

/** A part that could not have been written here counts as not written. */
function leerPalabras(valor: Json | undefined): PalabrasDeCarta {
  const given = objectOf(valor);
  const part = (parte: ParteDeCarta) => {
    const texto = textOf(given[parte]);
    return parteEquivocada(parte, texto) === null ? texto : '';
  };
  return { asunto: part('asunto'), apertura: part('apertura'), cierre: part('cierre'), firma: part('firma') };
}

/** Never throws: what cannot be read is as the product has it. */
export function leerTextos(valor: Json | undefined): Textos {
  const whole = objectOf(valor);
  const cartas = objectOf(whole.cartas);
  const own = clavesDeCarta.flatMap((clave): [ClaveDeCarta, CartasPropias][] => {
    const found = Object.entries(objectOf(cartas[clave]));
    if (found.length === 0) return [];
    return [[clave, Object.fromEntries(found.map(([tramite, one]) => [tramite, leerPalabras(one)]))]];
  });
  const avisos: readonly Json[] = Array.isArray(whole.avisos) ? whole.avisos : [];
  return {
    cartas: Object.fromEntries(own),
    avisos: avisos.slice(0, textosLimits.avisosMax).flatMap((one) => {
      const { texto, desde, hasta } = objectOf(one);
      if (textOf(texto) === '') return [];
      return [{ texto: textOf(texto), desde: dateOf(desde), hasta: dateOf(hasta) }];
    }),
  };
}
