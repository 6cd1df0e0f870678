// The code as the fences see it: every file of the product with its text and its imports.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SourceImport {
  /** Path from the project's root for own files, else the package as written. */
  target: string;
  own: boolean;
  typeOnly: boolean;
}

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
  /** The text with comments blanked, so that a comment may name what code may not do. */
  code: string;
  lines: number;
  imports: readonly SourceImport[];
}

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

const importForms =
  /^\s*(?:import|export)\s+(type\s)?[^;'"]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function importsOf(path: string, code: string): SourceImport[] {
  return Array.from(code.matchAll(importForms), (match) => {
    const written = match[2] ?? match[3] ?? match[4] ?? '';
    const own = written.startsWith('.');
    return {
      target: own ? normalize(join(dirname(path), written)) : written,
      own,
      typeOnly: match[1] !== undefined,
    };
  });
}

function read(path: string): SourceFile {
  const text = readFileSync(join(projectRoot, path), 'utf8');
  const code = withoutComments(text);
  return { path, text, code, lines: text.split('\n').length - 1, imports: importsOf(path, code) };
}

/** The product: no tests, and nothing that only tests use. */
export function readSourceFiles(): SourceFile[] {
  const paths = globSync(['src/**/*.ts', 'tramites/**/*.ts'], {
    cwd: projectRoot,
    exclude: ['**/*.test.ts', '**/testing/**'],
  });
  return paths.sort().map(read);
}

/** `path:line: what` for every place where the pattern occurs in the code of the files. */
export function placesOf(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, code }) =>
    code
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}
