// Ctrl-C and the end of the launcher stop everything, quietly and cleanly.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { isRunning, readPidFile } from '../../src/platform/embedded-postgres-pidfile.ts';
import {
  interrupt,
  launch,
  projectRoot,
  temporaryFolder,
  tinyProgram,
  until,
  wholeProduct,
} from './launch.ts';

/** A Node older than the carried one, as most machines have: the launcher then needs a child. */
function findOldNode(): string | undefined {
  const candidates = ['/usr/bin/node', '/usr/local/bin/node'].filter((path) => existsSync(path));
  return candidates.find((path) => {
    const version = execFileSync(path, ['--version'], { encoding: 'utf8' });
    const major = Number(/^v(\d+)/.exec(version)?.[1]);
    return major >= 20 && major < 26;
  });
}

const oldNode = findOldNode();
const skip = oldNode === undefined ? 'needs a Node between 20 and 25 in /usr/bin or /usr/local/bin' : false;
const node = oldNode ?? process.execPath;

test('Ctrl-C ends the program and PostgreSQL, exit 0, nothing on stderr but the log', async () => {
  const folder = temporaryFolder();
  const launched = launch(wholeProduct, { env: { DATA_DIR: folder.path, LOG_LEVEL: 'warn' } });
  await launched.ready;
  const server = readPidFile(join(folder.path, 'postgres', 'data'));
  assert.ok(server);
  interrupt(launched);
  interrupt(launched);
  assert.equal(await launched.ended, 0);
  assert.deepEqual(launched.errorLines(), []);
  assert.equal(isRunning(server.pid), false);
  assert.equal(existsSync(server.socketFolder ?? '/'), false);
  folder.dispose();
});

test('below an older Node too', { skip }, async () => {
  const folder = temporaryFolder();
  const launched = launch(wholeProduct, { node, env: { DATA_DIR: folder.path, LOG_LEVEL: 'warn' } });
  await launched.ready;
  interrupt(launched);
  assert.equal(await launched.ended, 0);
  assert.deepEqual(launched.errorLines(), []);
  folder.dispose();
});

test('kill -9 of the launcher takes the program and PostgreSQL along', { skip }, async () => {
  const folder = temporaryFolder();
  const launched = launch(wholeProduct, { node, env: { DATA_DIR: folder.path } });
  const address = await launched.ready;
  const server = readPidFile(join(folder.path, 'postgres', 'data'));
  assert.ok(server);
  launched.child.kill('SIGKILL');
  await until(() => !isRunning(server.pid));
  await until(() =>
    fetch(address).then(
      () => false,
      () => true,
    ),
  );
  folder.dispose();
});

test('it runs for an ordinary user as well', async (context) => {
  if (process.getuid?.() !== 0)
    return context.skip('only root can become somebody else; all other tests run as ordinary user');
  const nobody = 65_534;
  const folder = temporaryFolder(nobody);
  try {
    execFileSync(process.execPath, ['--version'], { uid: nobody, cwd: projectRoot });
  } catch {
    folder.dispose();
    return context.skip(`user ${nobody} cannot read ${projectRoot}`);
  }
  const launched = launch(tinyProgram, { uid: nobody, env: { DATA_DIR: join(folder.path, 'data') } });
  await launched.ready;
  interrupt(launched);
  assert.equal(await launched.ended, 0);
  folder.dispose();
});
