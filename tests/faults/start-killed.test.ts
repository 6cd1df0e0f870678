// Killed between the migration and the first request: the next start goes on as if nothing had happened.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { startProduct } from '../product.ts';

test('a program that dies right after migrating starts again', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ventanilla-migrada-'));
  try {
    await assert.rejects(
      startProduct(dataDir, { VENTANILLA_FAULTS: 'tras-migrar-antes-de-servir=kill' }),
      /ended before it was ready/,
    );
    const product = await startProduct(dataDir);
    const ready = await fetch(`${product.origin}/readyz`);
    assert.equal(ready.status, 200);
    product.child.kill('SIGTERM');
    await product.gone;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
