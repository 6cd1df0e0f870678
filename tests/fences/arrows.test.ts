// Fence: who may import whom. Our own reader of imports, because dependency-cruiser needs the programming interface of
// the TypeScript compiler, which version 7 does not have.
import assert from 'node:assert/strict';
import test from 'node:test';
import { everything, layers, partOf } from './layers.ts';
import { readSourceFiles, type SourceFile } from './source-files.ts';

const files = readSourceFiles();

function ownTargets(file: SourceFile): string[] {
  return file.imports.filter(({ own }) => own).map(({ target }) => target);
}

test('imports follow the arrows', () => {
  const wrong = files.flatMap((file) => {
    const from = partOf(file.path);
    const allowed = layers[from] ?? [];
    const refused = ownTargets(file).filter(
      (target) =>
        partOf(target) !== from && !allowed.includes(partOf(target)) && !allowed.includes(everything),
    );
    return refused.map((target) => `${file.path} → ${target}`);
  });
  assert.deepEqual(wrong, []);
});

test('only tramites/index.ts names the definitions', () => {
  const wrong = files
    .filter(({ path }) => !path.startsWith('tramites/'))
    .flatMap((file) =>
      ownTargets(file)
        .filter((target) => target.startsWith('tramites/') && target !== 'tramites/index.ts')
        .map((target) => `${file.path} → ${target}`),
    );
  assert.deepEqual(wrong, []);
});

test('domain and tramites use nothing from outside', () => {
  const wrong = files
    .filter(({ path }) => /^(src\/domain|tramites)\//.test(path))
    .flatMap(({ path, imports }) =>
      imports.filter(({ own }) => !own).map(({ target }) => `${path} → ${target}`),
    );
  assert.deepEqual(wrong, []);
});

test('no import cycles', () => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const finished = new Set<string>();
  const cycles: string[] = [];

  function visit(path: string, trail: readonly string[]): void {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    if (finished.has(path)) return;
    // A type is gone before anything runs: only imports of values can meet each other half-loaded.
    for (const { target, own, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (own && !typeOnly) visit(target, [...trail, path]);
    }
    finished.add(path);
  }

  for (const { path } of files) visit(path, []);
  assert.deepEqual(cycles, []);
});
