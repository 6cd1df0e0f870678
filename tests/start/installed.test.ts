// When the launcher thinks node_modules is what the lock file says.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { isInstalled } from '../../bin/installed.js';

const roots: string[] = [];
after(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

type Packages = Record<string, { version: string; dev?: boolean; optional?: boolean }>;

const wanted: Packages = {
  'node_modules/a': { version: '1.0.0' },
  'node_modules/tool': { version: '2.0.0', dev: true },
  'node_modules/elsewhere': { version: '3.0.0', optional: true },
};

function projectWith(present: Packages | undefined): { root: string; modules: string } {
  const root = mkdtempSync(join(tmpdir(), 'ventanilla-installed-'));
  const modules = join(root, 'node_modules');
  roots.push(root);
  mkdirSync(modules);
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  if (present) writeFileSync(join(modules, '.package-lock.json'), JSON.stringify({ packages: present }));
  return { root, modules };
}

function verdicts({ root, modules }: { root: string; modules: string }): boolean[] {
  return [false, true].map((withDevelopment) => isInstalled(root, modules, withDevelopment));
}

test('an empty folder is not installed', () => {
  assert.deepEqual(verdicts(projectWith(undefined)), [false, false]);
});

test('everything but what is for other systems is enough, and is stamped', () => {
  const project = projectWith({
    'node_modules/a': { version: '1.0.0' },
    'node_modules/tool': { version: '2.0.0' },
  });
  assert.deepEqual(verdicts(project), [true, true]);
  rmSync(join(project.modules, '.package-lock.json'));
  assert.deepEqual(verdicts(project), [true, true]);
});

test('a changed lock file asks again', () => {
  const project = projectWith({
    'node_modules/a': { version: '1.0.0' },
    'node_modules/tool': { version: '2.0.0' },
  });
  assert.deepEqual(verdicts(project), [true, true]);
  const newer = { packages: { ...wanted, 'node_modules/a': { version: '1.0.1' } } };
  writeFileSync(join(project.root, 'package-lock.json'), JSON.stringify(newer));
  assert.deepEqual(verdicts(project), [false, false]);
});

test('without development packages the service may start, tests may not', () => {
  const project = projectWith({ 'node_modules/a': { version: '1.0.0' } });
  assert.deepEqual(verdicts(project), [true, false]);
  assert.equal(existsSync(join(project.modules, '.ventanilla-lock')), false);
});
