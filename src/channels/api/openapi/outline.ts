/** The shape of a JSON answer, as one reads it: each name with what stands there, without the grammar of schemas. */
import type { JsonObject } from './responses.ts';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const kinds: { readonly [type: string]: string } = {
  string: 'texto',
  integer: 'entero',
  number: 'número',
  boolean: 'sí o no',
};

/** Deeper than any answer of ours. */
const depthMax = 8;

/** Several shapes are told as a list under one word, so that none is taken for the only one. */
function oneOf(options: readonly unknown[], depth: number): unknown {
  const there = options.filter(isObject).filter(({ type }) => type !== 'null');
  const all = there.map((one) => outline(one, depth + 1));
  const told = all.length > 1 ? { 'uno de': all } : all[0];
  if (there.length === options.length) return told;
  return typeof told === 'string' ? `${told}, o nada` : told;
}

/** `schema`: JSON Schema as Zod writes it. What has no closed shape is told in a word. */
export function outline(schema: JsonObject, depth = 0): unknown {
  const { type, properties, items, anyOf, enum: named, const: only, format } = schema;
  if (depth > depthMax) return '…';
  if (Array.isArray(anyOf)) return oneOf(anyOf, depth);
  if (typeof only === 'string') return only;
  if (Array.isArray(named)) return named.join(' | ');
  if (type === 'array') return [isObject(items) ? outline(items, depth + 1) : 'cualquier valor'];
  if (type === 'object') {
    if (!isObject(properties)) return 'objeto';
    const parts = Object.entries(properties).map(([name, one]) => [
      name,
      isObject(one) ? outline(one, depth + 1) : 'cualquier valor',
    ]);
    return Object.fromEntries(parts);
  }
  if (format === 'date-time') return 'fecha y hora';
  return typeof type === 'string' ? (kinds[type] ?? type) : 'cualquier valor';
}
