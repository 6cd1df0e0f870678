// Fence: names are made of English words and of the Spanish ones that GLOSARIO.md explains, without accents.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import test from 'node:test';
import { identifierWords, wordsOf } from './identifier-words.ts';
import { projectRoot } from './source-files.ts';

/** The words that neither English nor the glossary has: with this locale cspell.config.mjs leaves the Spanish dictionary out. */
function unknownWords(words: readonly string[]): string[] {
  const cspell = join(projectRoot, 'node_modules/cspell/bin.mjs');
  const options = [
    '--locale',
    'en,en-GB',
    '--words-only',
    '--no-progress',
    '--no-summary',
    '--no-must-find-files',
  ];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cspell, 'lint', ...options, 'stdin://names.txt'],
    { cwd: projectRoot, input: words.join('\n'), encoding: 'utf8' },
  );
  assert.ok(status === 0 || status === 1, stderr);
  return stdout.split('\n').filter((line) => line !== '');
}

test('every Spanish word in a name is in GLOSARIO.md', () => {
  const words = identifierWords();
  const unknown = unknownWords([...words.keys()]);
  assert.deepEqual(
    unknown.map((word) => `${word}: ${words.get(word.toLowerCase())}`),
    [],
    'explain the word in GLOSARIO.md, or use an English one; names of outside things go to cspell.config.mjs',
  );
});

test('the fence sees a Spanish word that nobody explained', () => {
  assert.deepEqual(unknownWords(['filing', 'tramite', 'murciélago']), ['murciélago']);
});

test('names are taken apart at capitals, underscores and hyphens', () => {
  assert.deepEqual(wordsOf('codigos_de_correo'), ['codigos', 'de', 'correo']);
  assert.deepEqual(wordsOf('parseRUCOrNull'), ['parse', 'ruc', 'or', 'null']);
  assert.deepEqual(wordsOf('actualizar-correo.ts'), ['actualizar', 'correo', 'ts']);
});
