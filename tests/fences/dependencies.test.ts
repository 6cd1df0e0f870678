// Fence: every dependency has its line in decisions/dependencies.md, and no line is about one that is gone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { projectRoot } from './source-files.ts';

const sections = ['dependencies', 'optionalDependencies', 'devDependencies'] as const;

function declaredPackages(): string[] {
  const manifest: Partial<Record<(typeof sections)[number], object>> = JSON.parse(
    readFileSync(join(projectRoot, 'package.json'), 'utf8'),
  );
  return sections.flatMap((section) => Object.keys(manifest[section] ?? {}));
}

test('every dependency has a line that says what it is for', () => {
  const page = readFileSync(join(projectRoot, 'decisions/dependencies.md'), 'utf8');
  const explained = Array.from(page.matchAll(/^\| `([^`]+)` \|/gm), ([, name = '']) => name);
  assert.deepEqual(explained.sort(), declaredPackages().sort());
});
