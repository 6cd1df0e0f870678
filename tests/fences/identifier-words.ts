// The words that names in the code are made of: identifiers of TypeScript, names of tables and columns, files and folders.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './source-files.ts';

/** What stands in code and is no name: comments, quoted text, numbers such as 0xff. */
const notNames = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\d[\w.]*/y;
const regex = /\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** After these a stroke begins a regular expression; elsewhere it divides. */
const beforeRegex = /(?:[=(,:[!&|?;{}>]|\breturn|^)\s*$/;
const name = /[\p{L}_$][\p{L}\p{N}_$]*/uy;

function matchAt(pattern: RegExp, code: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(code)?.[0];
}

/** Reads names one after the other; the text of a template literal is none, what stands in its `${}` is. */
function namesOfCode(code: string): string[] {
  const names: string[] = [];
  // What is open, innermost last: a backquote for template text, a brace for code inside of it.
  const open: ('`' | '{')[] = [];
  for (let at = 0; at < code.length; ) {
    const sign = code[at] ?? '';
    if (open.at(-1) === '`') {
      if (sign === '`') open.pop();
      const enters = sign === '$' && code[at + 1] === '{';
      if (enters) open.push('{');
      at += enters || sign === '\\' ? 2 : 1;
      continue;
    }
    const isRegex = sign === '/' && beforeRegex.test(code.slice(Math.max(0, at - 40), at));
    const passed = matchAt(notNames, code, at) ?? (isRegex ? matchAt(regex, code, at) : undefined);
    const found = passed === undefined ? matchAt(name, code, at) : undefined;
    // A key with accents is what people type into a file, not a name of ours.
    const isTyped = found !== undefined && /[^ -~]/.test(found) && code[at + found.length] === ':';
    if (found !== undefined && !isTyped) names.push(found);
    if (sign === '`') open.push('`');
    if (sign === '{' && open.length > 0) open.push('{');
    if (sign === '}') open.pop();
    at += (passed ?? found ?? sign).length;
  }
  return names;
}

function namesOfSql(text: string): string[] {
  const bare = text.replace(/--[^\n]*/g, ' ').replace(/'(?:[^']|'')*'/g, ' ');
  return bare.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
}

/** `solicitudRow`, `BASE_URL` and `codigos_de_correo` are two words and more; digits and single letters are none. */
export function wordsOf(identifier: string): string[] {
  const apart = identifier.replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2 ');
  return apart
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1)
    .map((word) => word.toLowerCase());
}

/** Every word of the product's names, with one name and file where it stands. Tests are left out. */
export function identifierWords(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (identifier: string, path: string): void => {
    for (const word of wordsOf(identifier)) if (!found.has(word)) found.set(word, `${identifier} (${path})`);
  };
  const patterns = ['src/**/*.ts', 'src/**/*.sql', 'tramites/**/*.ts', 'demo/**/*.ts'];
  const paths = globSync(patterns, { cwd: projectRoot, exclude: ['**/*.test.ts', '**/testing/**'] });
  for (const path of paths.sort()) {
    for (const part of path.split('/')) add(part, path);
    const text = readFileSync(join(projectRoot, path), 'utf8');
    for (const one of path.endsWith('.sql') ? namesOfSql(text) : namesOfCode(text)) add(one, path);
  }
  return found;
}
