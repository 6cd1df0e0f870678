/** Reads one `Authentication-Results` header into its methods (RFC 8601, section 2.2). Linear in its length. */
import { withoutComments } from './cabeceras-de-maquina.ts';

/** All lower-case; `properties` by `ptype.property`, the first of a name. */
export type AuthMethod = {
  readonly method: string;
  readonly result: string;
  readonly properties: { readonly [name: string]: string | undefined };
};

export type AuthResults = { readonly authservId: string; readonly methods: readonly AuthMethod[] };

/** Parts between semicolons that no quotation marks hold together. */
function splitParts(value: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  for (let i = 0; i < value.length; i += 1) {
    const char = value[i] ?? '';
    if (char === '\\' && quoted) {
      part += value.slice(i, i + 2);
      i += 1;
    } else if (char === ';' && !quoted) {
      parts.push(part);
      part = '';
    } else {
      if (char === '"') quoted = !quoted;
      part += char;
    }
  }
  return [...parts, part];
}

const unquoted = (text: string) =>
  text.startsWith('"') && text.endsWith('"') && text.length > 1
    ? text.slice(1, -1).replace(/\\(.)/g, '$1')
    : text;

/** `name = value` pairs; a quoted value may hold blanks. */
const pair = /([a-z0-9_./-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^\s";]+)/gi;

function parseMethod(part: string): AuthMethod | null {
  const [first, ...rest] = [...part.matchAll(pair)].map(([, name = '', value = '']) => ({
    name: name.toLowerCase(),
    value: unquoted(value).toLowerCase(),
  }));
  if (first === undefined) return null;
  const properties: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { name, value } of rest) properties[name] ??= value;
  return { method: first.name.split('/')[0] ?? '', result: first.value, properties };
}

/** Null where it does not begin with an authserv-id. */
export function parseAuthResults(value: string): AuthResults | null {
  const [head = '', ...parts] = splitParts(withoutComments(value));
  const [id = '', version = '1', ...more] = head.trim().split(/\s+/);
  const authservId = unquoted(id).toLowerCase();
  if (authservId === '' || authservId.includes('=') || more.length > 0 || !/^\d+$/.test(version)) return null;
  return { authservId, methods: parts.map(parseMethod).filter((one) => one !== null) };
}
