// After `kill -9` of the program, of PostgreSQL, or of both, the next start finds what was acknowledged.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { isRunning, readPidFile } from '../../src/platform/embedded-postgres-pidfile.ts';
import { interrupt, type Launched, launch, temporaryFolder, tinyProgram, until } from './launch.ts';

const folder = temporaryFolder();
after(() => folder.dispose());
const env = { DATA_DIR: folder.path, LOG_LEVEL: 'error' };

function postgresPid(): number {
  return readPidFile(join(folder.path, 'postgres', 'data'))?.pid ?? -1;
}

async function hit(address: string): Promise<number> {
  const response = await fetch(address, { method: 'POST' });
  assert.equal(response.status, 200);
  return Number(await response.text());
}

async function startAnew(): Promise<{ launched: Launched; address: string; postgres: number }> {
  const launched = launch(tinyProgram, { env });
  const address = await launched.ready;
  return { launched, address, postgres: postgresPid() };
}

let expected = 0;

test('the program: PostgreSQL ends by itself', async () => {
  const { launched, address, postgres } = await startAnew();
  expected = await hit(address);
  launched.child.kill('SIGKILL');
  await launched.ended;
  await until(() => !isRunning(postgres));
});

test('PostgreSQL: it comes back and the program stays', async () => {
  const { launched, address, postgres } = await startAnew();
  assert.equal(await hit(address), expected + 1);
  process.kill(postgres, 'SIGKILL');
  await until(() => postgresPid() !== postgres && postgresPid() > 0);
  // The first answers may still come over a connection that has just died.
  await until(async () => (await fetch(address)).status === 200);
  expected = await hit(address);
  assert.ok(expected >= 3);
  interrupt(launched);
  assert.equal(await launched.ended, 0);
});

test('both at once', async () => {
  const { launched, address, postgres } = await startAnew();
  assert.equal(await hit(address), expected + 1);
  launched.child.kill('SIGKILL');
  process.kill(postgres, 'SIGKILL');
  const next = await startAnew();
  assert.equal(await hit(next.address), expected + 2);
  interrupt(next.launched);
  assert.equal(await next.launched.ended, 0);
});

test('an orphaned PostgreSQL is stopped by the next start', async () => {
  const { launched, address, postgres } = await startAnew();
  const rows = await hit(address);
  // Frozen, it cannot follow its watcher's request: the next start meets it alive.
  process.kill(postgres, 'SIGSTOP');
  launched.child.kill('SIGKILL');
  await launched.ended;
  const starting = startAnew();
  process.kill(postgres, 'SIGCONT');
  const next = await starting;
  assert.notEqual(next.postgres, postgres);
  assert.equal(await hit(next.address), rows + 1);
  interrupt(next.launched);
  assert.equal(await next.launched.ended, 0);
});
