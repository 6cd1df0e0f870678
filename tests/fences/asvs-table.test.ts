// Fence: docs/asvs.md lists the security requirements that tests prove, as the titles of the tests say it.
import assert from 'node:assert/strict';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { projectRoot } from './source-files.ts';

interface Proof {
  id: string;
  title: string;
  path: string;
}

const titles = /\btest(?:\.\w+)?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*?)\1\s*,/g;
/** One or more requirement numbers after the name of the standard: `ASVS 3.3.1 3.3.2 …`. */
const numbers = /ASVS ((?:\d+\.\d+\.\d+[ ,]*)+)/g;

const head = `# ASVS: what the tests prove

Requirements of the OWASP Application Security Verification Standard 5.0.0 that at least one test names in its title.
A self-assessment: no third party has checked it, and a requirement that is missing here is not claimed. This page is
generated from the titles (\`tests/fences/asvs-table.test.ts\` says how to renew it); what it means is in
[security.md](security.md).

| Requirement | What the test says | File |
| --- | --- | --- |
`;

function proofsIn(path: string): Proof[] {
  const text = readFileSync(join(projectRoot, path), 'utf8');
  return Array.from(text.matchAll(titles), ([, , title = '']) => title).flatMap((title) =>
    Array.from(title.matchAll(numbers))
      .flatMap(([, ids = '']) => ids.match(/[\d.]+/g) ?? [])
      .map((id) => ({ id, title, path })),
  );
}

/** Without the numbers, which have a column of their own, and without what would break a table. */
function sentence(title: string): string {
  return title
    .replace(/\(?ASVS (?:\d+\.\d+\.\d+[ ,]*)+\)?:?/g, '')
    .replace(/\$\{[^}]*\}:?/g, '')
    .replaceAll('\\', '')
    .replaceAll('|', '/')
    .replace(/[<>]/g, '')
    .trim();
}

const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

function expectedPage(): string {
  const paths = globSync(['src/**/*.test.ts', 'tests/**/*.test.ts'], { cwd: projectRoot });
  const proofs = paths.flatMap(proofsIn);
  proofs.sort((a, b) => inOrder(a.id, b.id) || inOrder(a.path, b.path) || inOrder(a.title, b.title));
  return (
    head + proofs.map(({ id, title, path }) => `| ${id} | ${sentence(title)} | \`${path}\` |\n`).join('')
  );
}

test('docs/asvs.md is what the titles of the tests say', () => {
  const expected = expectedPage();
  const page = join(projectRoot, 'docs/asvs.md');
  if (readFileSync(page, 'utf8') === expected) return;
  const renewed = join(projectRoot, 'tmp/asvs.md');
  mkdirSync(join(projectRoot, 'tmp'), { recursive: true });
  writeFileSync(renewed, expected);
  assert.fail('docs/asvs.md is not up to date: cp tmp/asvs.md docs/asvs.md');
});
