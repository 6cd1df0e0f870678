// A new process takes over from the old one behind a proxy while people file: nobody sees anything go wrong.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { demoOutsideAccounts } from '../../demo/accounts.ts';
import { runningEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import type { DatabaseAddress } from '../../src/platform/embedded-postgres-roles.ts';
import { startPlatform } from '../../src/platform/start-platform.ts';
import { type Filer, startLoad } from '../faults/load.ts';
import { killHard, type Product, startProduct } from '../product.ts';
import { until } from '../start/launch.ts';
import { startProxy } from './proxy.ts';

const urlOf = ({ host, port, user, password, database }: DatabaseAddress): string =>
  `postgres://${user}:${password}@localhost/${database}?${new URLSearchParams({ host, port: String(port) })}`;

async function signIn(origin: string): Promise<readonly Filer[]> {
  const filers: Filer[] = [];
  for (const { ruc, usuario, clave } of demoOutsideAccounts.filter((a) => a.clase === 'proveedor')) {
    const response = await fetch(`${origin}/api/v1/sesiones`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ruc, usuario, clave }),
    });
    const { token } = (await response.json()) as { token: string };
    filers.push({ token, name: usuario });
  }
  return filers;
}

test('two processes change over under continuous filing without one failed request', async () => {
  const root = await mkdtemp(join(tmpdir(), 'ventanilla-relevo-'));
  const folder = join(root, 'datos');
  await mkdir(folder, { mode: 0o700 });
  const database = await startPlatform({ DATA_DIR: join(root, 'base'), LOG_LEVEL: 'error' });
  const proxy = await startProxy();
  const products: Product[] = [];
  try {
    const roles = runningEmbeddedPostgres(join(root, 'base'));
    assert.ok(roles);
    const env = {
      DATABASE_URL: urlOf(roles.app),
      DATABASE_MIGRATION_URL: urlOf(roles.owner),
      DATABASE_SALA_URL: urlOf(roles.sala),
      DRAIN_SECONDS: '1',
    };
    const begin = async (): Promise<Product> => {
      const product = await startProduct(folder, env);
      products.push(product);
      proxy.add(product.origin);
      await until(() => proxy.isReady(product.origin));
      return product;
    };
    const old = await begin();
    const load = startLoad(await signIn(proxy.origin));
    let filing = true;
    const running = load.run(proxy.origin, () => filing);
    await until(() => load.acknowledged.size >= 10);
    const fresh = await begin();
    await until(() => (proxy.answers.get(fresh.origin) ?? 0) >= 5);
    const seen = proxy.answers.get(old.origin) ?? 0;
    old.child.kill('SIGTERM');
    await old.gone;
    assert.equal(old.child.exitCode, 0);
    const filed = load.acknowledged.size;
    await until(() => load.acknowledged.size >= filed + 10);
    filing = false;
    await running;
    assert.deepEqual(proxy.failures, []);
    assert.ok(seen > 0);
    assert.equal(load.pending(), 0);
    assert.equal(new Set(load.acknowledged.values()).size, load.acknowledged.size, 'nothing filed twice');
  } finally {
    for (const { child, gone } of products) {
      if (child.exitCode === null && child.pid !== undefined) {
        killHard(child.pid);
        await gone;
      }
    }
    await proxy.stop();
    await database.stop();
    await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});
