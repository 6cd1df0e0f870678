/** Reads a JSON body: UTF-8, bounded, an object, each name once. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { readBody } from '../../platform/http/form-body.ts';
import type { WebContext } from '../../web/web.ts';

export type JsonObject = { readonly [key: string]: unknown };

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null when the text is no JSON object in UTF-8. */
export function parseObject(bytes: Buffer): JsonObject | null {
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes));
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

export async function readJson(c: WebContext): Promise<JsonObject | Refusal> {
  const { incoming } = c.env;
  if (!(incoming.headers['content-type'] ?? '').toLowerCase().startsWith('application/json'))
    return refuse('peticion-ilegible');
  const body = await readBody(incoming);
  if (body === 'too-large') return refuse('peticion-muy-grande');
  if (body === 'cut-off') return refuse('peticion-ilegible');
  return parseObject(body) ?? refuse('peticion-ilegible');
}
