// Fence: time, chance, the environment, statements and secrets have one place each.
import assert from 'node:assert/strict';
import test from 'node:test';
import { placesOf, readSourceFiles, type SourceFile } from './source-files.ts';

/** Code for the browser has the browser's own clock and nothing to import. */
const files = readSourceFiles().filter(({ path }) => !path.startsWith('src/ui/islands/'));

function except(...allowed: string[]): SourceFile[] {
  return files.filter(({ path }) => !allowed.some((one) => path.startsWith(one)));
}

test('only platform/config reads the environment', () => {
  assert.deepEqual(placesOf(except('src/platform/config.ts'), /\bprocess\.env\b|\bloadEnvFile\b/), []);
});

test('only platform/clock tells the time', () => {
  const pattern = /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bhrtime\b|\bTemporal\.Now\b/;
  assert.deepEqual(placesOf(except('src/platform/clock.ts'), pattern), []);
});

test('ASVS 11.5.1 only platform/ids draws random numbers', () => {
  const pattern =
    /\bMath\.random\b|\brandomBytes\b|\brandomUUID\b|\bgetRandomValues\b|\brandomInt\b|\brandomFill/;
  assert.deepEqual(placesOf(except('src/platform/ids.ts'), pattern), []);
});

test('ASVS 1.2.4 statements are written in store, registry and platform only', () => {
  const pattern =
    /['"`]\s*(?:select\s[^'"`]*\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\()/i;
  assert.deepEqual(placesOf(except('src/store/', 'src/registry/', 'src/platform/'), pattern), []);
});

test('ASVS 1.2.5 no shell', () => {
  const pattern = /\bexec(?:Sync)?\b[^'"]*from 'node:child_process'|\bshell:\s*true/;
  assert.deepEqual(placesOf(except(), pattern), []);
});

test('ASVS 13.2.3 no secret has a default in the code', () => {
  const pattern = /\b\w*(?:secret|password|apikey|privatekey)\w*\s*(?:\?\?|[:=])\s*['"`][\w+/=-]{8,}['"`]/i;
  assert.deepEqual(placesOf(except(), pattern), []);
});
