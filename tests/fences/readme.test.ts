// Fence: both READMEs name every sign-in of the demonstration, and every file they and the other papers point to exists.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { demoOutsideAccounts, demoStaffAccounts } from '../../demo/accounts.ts';
import { projectRoot } from './source-files.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

test('both READMEs list the sign-ins of the demonstration', () => {
  for (const path of ['README.md', 'README.es.md']) {
    const page = read(path);
    const missing = [
      ...demoOutsideAccounts.map(({ ruc, usuario, clave }) => `| ${ruc} | \`${usuario}\` | \`${clave}\` |`),
      ...demoStaffAccounts.map(({ usuario, clave }) => `| \`${usuario}\` | \`${clave}\` |`),
    ].filter((cells) => !page.includes(cells));
    assert.deepEqual(missing, [], path);
  }
});

test('links between the papers lead somewhere', () => {
  const papers = globSync(['*.md', 'docs/*.md', 'decisions/*.md'], { cwd: projectRoot });
  const broken = papers.flatMap((path) =>
    Array.from(read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)[^)]*\)/g), ([, target = '']) => target)
      .filter((target) => !existsSync(join(projectRoot, dirname(path), target)))
      .map((target) => `${path} → ${target}`),
  );
  assert.deepEqual(broken, []);
});
