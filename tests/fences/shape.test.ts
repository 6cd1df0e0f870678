// Fence: files stay small, are called what they are, and know no trámite by its name.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import test from 'node:test';
import { tramites } from '../../tramites/index.ts';
import { placesOf, projectRoot, readSourceFiles } from './source-files.ts';

const files = readSourceFiles();
const code = files.filter(({ path }) => !path.startsWith('tramites/'));

const linesMax = 400;
const linesNinetiethMax = 200;
const linesMedianMax = 60;

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

test('no file is long', () => {
  const long = files.filter(({ lines }) => lines > linesMax).map(({ path, lines }) => `${path}: ${lines}`);
  assert.deepEqual(long, []);
});

test('most files are short', () => {
  const lines = files.map((file) => file.lines);
  const found = { median: percentile(lines, 0.5), ninetieth: percentile(lines, 0.9) };
  assert.ok(found.median <= linesMedianMax && found.ninetieth <= linesNinetiethMax, JSON.stringify(found));
});

test('every file opens by saying what it is for', () => {
  const silent = files
    .filter(({ text }) => !/^(?:\/\/ ?\S|\/\*\*\s+(?:\* )?\S)/.test(text))
    .map(({ path }) => path);
  assert.deepEqual(silent, []);
});

test('names are kebab-case and say something', () => {
  const wrong = files
    .map(({ path }) => path)
    .filter(
      (path) =>
        !/^[a-z0-9-]+(\.d)?\.ts$/.test(basename(path)) ||
        /(^|[/-])(utils?|helpers?|common|misc)([/.-]|$)/.test(path),
    );
  assert.deepEqual(wrong, []);
});

test('only definitions are default exports, and nothing is a barrel', () => {
  assert.deepEqual(placesOf(code, /^export default\b|\bas default\b/), []);
  assert.deepEqual(placesOf(code, /^export \* from\b/), []);
});

test('no code outside tramites/ compares the id of a trámite', () => {
  const ids = tramites.map(({ id }) => id);
  const pattern = new RegExp(`(['"\`])(?:${ids.join('|')})\\1`);
  assert.ok(ids.length > 0);
  assert.deepEqual(placesOf(code, pattern), []);
});

test('the lock file carries no download addresses', () => {
  const lines = readFileSync(join(projectRoot, 'package-lock.json'), 'utf8').split('\n');
  // Addresses of funding pages are under "url" or in a list of their own; one to fetch from would be under "resolved" or in a version.
  const isFunding = (line: string) => /^\s*(?:"url": )?"https:\/\/[^"]*",?$/.test(line);
  const wrong = lines.filter(
    (line) => /"resolved"/.test(line) || (/https?:\/\//.test(line) && !isFunding(line)),
  );
  assert.deepEqual(wrong, []);
});
