// Every start that cannot succeed says one Spanish sentence on stderr and exits with 1.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startPlatform } from '../../src/platform/start-platform.ts';
import { interrupt, launch, temporaryFolder, wholeProduct } from './launch.ts';

const folder = temporaryFolder();
after(() => folder.dispose());

const sentence = /^\p{Lu}.*\.$/u;

async function refusalOf(env: Record<string, string>): Promise<string[]> {
  const launched = launch(wholeProduct, { env: { DATA_DIR: join(folder.path, 'unused'), ...env } });
  assert.equal(await launched.ended, 1);
  return launched.errorLines();
}

async function assertSentence(env: Record<string, string>, about: RegExp): Promise<void> {
  const lines = await refusalOf(env);
  assert.equal(lines.length, 1, lines.join('\n'));
  assert.match(lines[0] ?? '', sentence);
  assert.match(lines[0] ?? '', about);
}

async function occupyPort(): Promise<{ port: number; close(): void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => server.close(),
  };
}

test('a folder that cannot be written', async () => {
  writeFileSync(join(folder.path, 'file'), '');
  await assertSentence({ DATA_DIR: join(folder.path, 'file', 'below') }, /No se puede escribir/);
  await assertSentence({ DATA_DIR: '/proc/ventanilla' }, /No se puede escribir/);
});

test('an unreachable DATABASE_URL, without its password', async () => {
  const { port, close } = await occupyPort();
  close();
  const url = `postgres://usuario:contrasena-unica@127.0.0.1:${port}/ventanilla`;
  await assertSentence({ DATABASE_URL: url }, /^(?!.*contrasena-unica).*DATABASE_URL/);
});

test('bad configuration: every problem at once', async () => {
  const lines = await refusalOf({ PORT: 'x', VENTANILLA_MODE: 'y', LOG_LEVEL: 'z' });
  assert.deepEqual(
    lines.slice(1).map((line) => /^- (\w+):/.exec(line)?.[1]),
    ['PORT', 'VENTANILLA_MODE', 'LOG_LEVEL'],
  );
});

test('a database newer than the program', async () => {
  const newer = join(folder.path, 'newer');
  const migrations = fileURLToPath(new URL('future-migrations', import.meta.url));
  const platform = await startPlatform({ DATA_DIR: newer, LOG_LEVEL: 'error' }, { migrations });
  await platform.stop();
  await assertSentence({ DATA_DIR: newer }, /más nueva/);
});

test('a second start on the same folder, and a taken port', async () => {
  const env = { DATA_DIR: join(folder.path, 'shared') };
  const first = launch(wholeProduct, { env });
  const address = await first.ready;
  await assertSentence(env, new RegExp(`ya la usa el proceso ${first.child.pid}`));
  const taken = { DATA_DIR: join(folder.path, 'other'), PORT: new URL(address).port };
  await assertSentence(taken, /puerto/i);
  interrupt(first);
  assert.equal(await first.ended, 0);
});
