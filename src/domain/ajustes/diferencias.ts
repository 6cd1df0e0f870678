/** What a change of a setting changed, member by member, in words. */
import { hourText, weekdayText } from '../calendar/civil-text.ts';
import type { Json } from '../canonical-json.ts';
import { palabraDe } from './palabras.ts';

export type Diferencia = {
  /** Where in the setting: «Registro de Proveedores › capacidad». */
  readonly que: string;
  /** Null: it was not there. */
  readonly antes: string | null;
  /** Null: it is no longer there. */
  readonly ahora: string | null;
};

/** What stands for a member of the value, such as the name of a trámite for its id; null to use its own. */
export type Nombrar = (miembro: string) => string | null;

type Objeto = { readonly [miembro: string]: Json | undefined };

const isRecord = (valor: Json | undefined): valor is Objeto =>
  typeof valor === 'object' && valor !== null && !Array.isArray(valor);

const isScalar = (valor: Json): valor is string | number | boolean | null =>
  valor === null || typeof valor !== 'object';

/** What is empty; not being there at all says the same to whoever reads it. */
const nada = 'nada';

function scalarText(valor: string | number | boolean | null): string {
  if (valor === null || valor === '') return nada;
  if (typeof valor === 'boolean') return valor ? 'sí' : 'no';
  return String(valor);
}

const isSpan = (valor: Json): valor is readonly [number, number] =>
  Array.isArray(valor) && valor.length === 2 && valor.every((one: Json) => typeof one === 'number');

/** Hours of the office by weekday, Sunday first, each a list of [from, to] in minutes of the day. */
function isWeek(valor: readonly Json[]): valor is readonly (readonly (readonly [number, number])[])[] {
  return valor.length === 7 && valor.every((day) => Array.isArray(day) && day.every(isSpan));
}

const spansText = (spans: readonly (readonly [number, number])[]) =>
  spans.length === 0 ? 'cerrado' : spans.map(([a, b]) => `de ${hourText(a)} a ${hourText(b)}`).join(' y ');

/** What tells one element of a list from the others. */
const labels = ['nombre', 'id', 'fecha'] as const;

function labelOf(valor: Json, index: number): string {
  const name = isRecord(valor)
    ? labels.map((label) => valor[label]).find((one) => typeof one === 'string')
    : '';
  return typeof name === 'string' && name !== '' ? name : `n.º ${index + 1}`;
}

type Hoja = readonly [trail: readonly string[], text: string];

function* spread(valor: Json, trail: readonly string[], nombrar: Nombrar): Generator<Hoja> {
  if (isScalar(valor)) yield [trail, scalarText(valor)];
  else if (Array.isArray(valor)) yield* spreadList(valor, trail, nombrar);
  else {
    const members = Object.entries(valor as Objeto);
    if (members.length === 0) yield [trail, nada];
    for (const [miembro, inner] of members)
      if (inner !== undefined)
        yield* spread(inner, [...trail, nombrar(miembro) ?? palabraDe(miembro)], nombrar);
  }
}

function* spreadList(list: readonly Json[], trail: readonly string[], nombrar: Nombrar): Generator<Hoja> {
  if (isWeek(list))
    for (const [day, spans] of list.entries()) yield [[...trail, weekdayText(day)], spansText(spans)];
  else if (list.every(isScalar)) yield [trail, list.map(scalarText).join(', ') || nada];
  else
    for (const [index, inner] of list.entries())
      yield* spread(inner, [...trail, labelOf(inner, index)], nombrar);
}

/** Two of one name are told apart by a number, so that none hides the other. */
function hojasDe(valor: Json | null, nombrar: Nombrar): ReadonlyMap<string, string> {
  const hojas = new Map<string, string>();
  if (valor === null) return hojas;
  for (const [trail, text] of spread(valor, [], nombrar)) {
    const que = trail.join(' › ');
    let key = que;
    for (let n = 2; hojas.has(key); n += 1) key = `${que} (${n})`;
    hojas.set(key, text);
  }
  return hojas;
}

/** `antes` null: nothing was set before. Equal values have no differences, whatever the order of their members. */
export function diferencias(
  antes: Json | null,
  ahora: Json,
  nombrar: Nombrar = () => null,
): readonly Diferencia[] {
  const before = hojasDe(antes, nombrar);
  const after = hojasDe(ahora, nombrar);
  const changed = [...after]
    .filter(([que, text]) => before.get(que) !== text)
    .map(([que, text]): Diferencia => ({ que, antes: before.get(que) ?? null, ahora: text }));
  const gone = [...before]
    .filter(([que]) => !after.has(que))
    .map(([que, text]): Diferencia => ({ que, antes: text, ahora: null }));
  return [...changed, ...gone].filter(({ antes: was, ahora: is }) => (was ?? nada) !== (is ?? nada));
}
