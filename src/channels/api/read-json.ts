/** Reads a JSON body: UTF-8, bounded in size and depth, an object, each name once. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { readBody } from '../../platform/http/form-body.ts';
import type { WebContext } from '../../web/web.ts';

export type JsonObject = { readonly [key: string]: unknown };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A filing is four deep: body, answers, rows, the row. What recurses over it must not run out of stack. */
const depthMax = 12;

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether a text that is JSON nests no deeper than we follow, and gives no name twice in one object: readers differ on
 * which of the two counts (RFC 8259, section 4), so neither does.
 */
function isPlain(json: string): boolean {
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [token] of json.matchAll(tokens)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > depthMax) return false;
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const names = open.at(-1);
      const name: unknown = JSON.parse(last);
      if (typeof name !== 'string' || names?.has(name) === true) return false;
      names?.add(name);
    }
    last = token;
  }
  return true;
}

/** Null when the bytes are no such JSON object in UTF-8. */
export function parseObject(bytes: Buffer): JsonObject | null {
  try {
    const text = utf8.decode(bytes);
    const value: unknown = JSON.parse(text);
    return isObject(value) && isPlain(text) ? value : null;
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
