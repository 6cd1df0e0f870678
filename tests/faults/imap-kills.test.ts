// A process that reads a mailbox is killed at every step, and at random moments with a second one beside it: every mail of the
// mailbox is there exactly once. The seed of the random moments is printed.
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ownAddress } from '../../src/actions/correo/testing/mail-scene.ts';
import type { FaultPoint } from '../../src/platform/fault-points.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { boxOf, nextLetter, receivedBy, until } from '../correo/mailbox-hand.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { type ImapServer, startImapServer } from '../fakes/imap-server.ts';
import { killHard } from '../product.ts';
import type { ImapProgramOrder } from './imap-program.ts';

const randomRounds = Number(process.env.IMAP_KILL_ROUNDS ?? 5);
const seed = Number(process.env.KILL_SEED ?? process.pid);
const mailsPerRound = 6;

const steps: readonly FaultPoint[] = [
  'tras-crudo-antes-de-fila',
  'tras-fila-antes-de-acuse',
  'tras-guardar-antes-de-avanzar',
  'tras-avanzar-antes-de-marcar',
];

const program = fileURLToPath(new URL('./imap-program.ts', import.meta.url));

type Running = { readonly child: ChildProcess; readonly gone: Promise<void> };

function startProgram(order: ImapProgramOrder): Promise<Running> {
  const child = fork(program, [JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve({ child, gone }));
    gone.then(() => reject(new Error('the reader ended before it read')));
  });
}

async function kill({ child, gone }: Running): Promise<void> {
  if (child.pid !== undefined) killHard(child.pid);
  await gone;
}

const settled = (scene: TestDatabase, server: ImapServer) =>
  until('read to the end', async () => (await boxOf(scene.deps))?.uid === server.uidNext - 1);

test('ASVS 2.3.3, correo 36: killed at every step, each mail of a mailbox is there exactly once', async (t) => {
  t.diagnostic(`seed ${seed}`);
  const [scene, server] = await Promise.all([testDatabase(), startImapServer()]);
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-buzon-'));
  const secret = systemIds.randomToken(32);
  const order = { connection: scene.connection, folder, secret, url: server.url, address: ownAddress };
  const start = (faults: string) => startProgram({ ...order, faults });
  const alive: Running[] = [];
  const fill = () => {
    for (let n = 0; n < mailsPerRound; n += 1) server.arrive(nextLetter());
    // Too large for its row and for one answer.
    server.arrive(nextLetter('palabra '.repeat(40_000)));
  };
  try {
    for (const step of steps) {
      fill();
      const struck = await start(`${step}=kill@${step === 'tras-avanzar-antes-de-marcar' ? 1 : 3}`);
      alive.push(struck);
      await Promise.race([struck.gone, wait(20_000)]);
      assert.equal(struck.child.signalCode, 'SIGKILL', `never reached: ${step}`);
    }
    let pause = (seed % 2_147_483_646) + 1;
    for (let round = 0; round < randomRounds; round += 1) {
      fill();
      const pair = await Promise.all([start(''), start('')]);
      alive.push(...pair);
      pause = (pause * 48_271) % 2_147_483_647;
      await wait(100 + (pause % 900));
      for (const one of pair) await kill(one);
    }
    const last = await start('');
    alive.push(last);
    await settled(scene, server);
    await kill(last);
    const here = await receivedBy(scene.deps);
    const there = server.mails.map(({ raw }) => raw.toString('latin1'));
    const large = there.filter((raw) => raw.length > 64 * 1024);
    assert.equal(here.length, there.length);
    // Large ones lie in the file store, each under its own hash.
    assert.deepEqual(
      here.filter((raw) => raw !== '').sort(),
      there.filter((raw) => raw.length <= 64 * 1024).sort(),
    );
    assert.equal(here.filter((raw) => raw === '').length, large.length);
  } finally {
    for (const one of alive) await kill(one);
    await server.stop();
    await scene.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
