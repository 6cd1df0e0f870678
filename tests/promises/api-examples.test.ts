// The commands of docs/api.md, run as they stand: each is answered with success.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { openApiWorld } from '../../src/channels/api/testing/api-world.ts';

const run = promisify(execFile);

async function isThere(program: string): Promise<boolean> {
  return run(program, ['--version']).then(
    () => true,
    () => false,
  );
}

test('every command of the guide works', async (t) => {
  if (!(await isThere('curl'))) return t.skip('curl is not installed');
  const guide = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const commands = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, command = '']) => command);
  assert.ok(commands.length >= 4);
  const world = await openApiWorld();
  try {
    const { served } = world;
    const referencia = await world.newCase();
    for (const command of commands) {
      const owner = served.supplier(command.includes('$REFERENCIA') ? 'conPendientes' : 'textilera');
      const env = {
        BASE: served.origin,
        TOKEN: await world.tokenOf(owner),
        REFERENCIA: referencia,
        PATH: '/usr/bin:/bin',
      };
      const { stdout } = await run('bash', ['-euc', command], { env });
      assert.match(stdout, /^HTTP\/1\.1 20[01] /, `${command}\n${stdout}`);
    }
  } finally {
    await world.stop();
  }
});
