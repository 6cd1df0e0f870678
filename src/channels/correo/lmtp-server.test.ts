// The LMTP entry: 250 only for what is kept, one answer for each recipient, and nothing half kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { lmtpClient } from '../../../tests/correo/lmtp-client.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { mailOf } from '../../actions/correo/testing/mail-scene.ts';
import { DatabaseFault } from '../../platform/database-fault.ts';
import { StartRefusal } from '../../platform/start-refusal.ts';
import { statement } from '../../store/statement.ts';
import { lmtpLimits } from './lmtp-limits.ts';
import { type Lmtp, startLmtp } from './lmtp-server.ts';

let scene: Scene;
let lmtp: Lmtp;
/** Whether the database is away. */
const broken = { isAway: false };

before(async () => {
  scene = await openScene({
    override: ({ db }) => ({
      db: {
        ...db,
        query: (...args: Parameters<typeof db.query>) =>
          broken.isAway ? Promise.reject(new DatabaseFault('unreachable', undefined)) : db.query(...args),
      } as typeof db,
    }),
  });
  lmtp = await startLmtp(scene.deps, { host: '127.0.0.1', port: 0 });
});
after(async () => {
  await lmtp.stop();
  await scene.stop();
});

const ours = 'tramites@agencia-demostracion.example';
const from = 'persona.prueba@correo.example';
const rows = statement('prueba-recibidos', 'select count(*)::int as n from correos_recibidos');
const count = async () => (await scene.deps.db.query<{ n: number }>(rows))[0]?.n ?? -1;
const codes = (lines: readonly string[]) => lines.map((line) => line.slice(0, 3));

test('a mail for several recipients is one mail, with its envelope, and an answer for each', async () => {
  const client = await lmtpClient(lmtp.port);
  const plus = 'tramites+hilo@agencia-demostracion.example';
  const lines = await client.deliver(from, [ours, plus, ours.toUpperCase()], mailOf());
  assert.deepEqual(codes(lines), ['452', '250', '250']);
  const last = statement(
    'prueba-sobre',
    'select sobre from correo_entregas order by entregado_en desc, correo desc limit 1',
  );
  const [row] = await scene.deps.db.query<{ sobre: { de: string; para: string[] } }>(last);
  assert.equal(row?.sobre.de, from);
  assert.deepEqual(row?.sobre.para, [ours, plus]);
  client.cut();
});

test('an address that is not ours is refused for good, and the others are served', async () => {
  const client = await lmtpClient(lmtp.port);
  const lines = await client.deliver(from, ['nadie@agencia-demostracion.example', ours], mailOf());
  assert.deepEqual(codes(lines), ['550', '250']);
  assert.deepEqual(codes(await client.deliver(from, ['tramites@otra.example'], mailOf())), ['550']);
  client.cut();
});

test('while the database is away the other server keeps the mail', async () => {
  const client = await lmtpClient(lmtp.port);
  broken.isAway = true;
  const lines = await client.deliver(from, [ours], mailOf());
  broken.isAway = false;
  assert.deepEqual(codes(lines), ['451']);
  assert.deepEqual(codes(await client.deliver(from, [ours], mailOf())), ['250']);
  client.cut();
});

test('a line that breaks in the middle of a mail leaves nothing', async () => {
  const before = await count();
  for (const sizeBytes of [1_000, 300_000]) {
    const client = await lmtpClient(lmtp.port);
    await client.say(`MAIL FROM:<${from}>`);
    await client.say(`RCPT TO:<${ours}>`);
    await client.say('DATA');
    client.socket.write(Buffer.concat([mailOf(), Buffer.alloc(sizeBytes, 'x')]));
    await wait(50);
    client.cut();
  }
  await wait(100);
  assert.equal(await count(), before);
});

test('lines that begin with a point, and bytes beyond ASCII, arrive as they were', async () => {
  const crudo = Buffer.concat([mailOf(), Buffer.from('\r\n.\r\n..dos puntos\r\nA\xf1o\r\n', 'latin1')]);
  const client = await lmtpClient(lmtp.port);
  assert.deepEqual(codes(await client.deliver('', [ours], crudo)), ['250']);
  const last = statement(
    'prueba-crudo',
    'select crudo from correos_recibidos order by recibido_en desc, id desc limit 1',
  );
  const [row] = await scene.deps.db.query<{ crudo: Buffer }>(last);
  assert.deepEqual(row?.crudo, crudo);
  client.cut();
});

test('nobody signs in or reads users here, and there are no more connections than the limit', async () => {
  const first = await lmtpClient(lmtp.port);
  assert.match(await first.say('AUTH PLAIN AGEAYg=='), /^5/);
  assert.match(await first.say('VRFY persona'), /^(?:5|252)/);
  const many = await Promise.all(
    Array.from({ length: lmtpLimits.connectionsMax + 3 }, () => lmtpClient(lmtp.port).catch(() => null)),
  );
  const answers = await Promise.all(many.map((one) => one?.say('NOOP').catch(() => 'gone') ?? 'gone'));
  assert.ok(answers.filter((line) => line.startsWith('250')).length <= lmtpLimits.connectionsMax - 1);
  assert.match(await first.say('NOOP'), /^250/);
  for (const one of [...many, first]) one?.cut();
});

test('a stop lets the mail in hand end, and takes no further one', async () => {
  const other = await startLmtp(scene.deps, { host: '127.0.0.1', port: 0 });
  const client = await lmtpClient(other.port);
  const delivered = client.deliver(from, [ours], mailOf());
  await wait(5);
  await Promise.all([other.stop(), other.stop()]);
  const lines = await delivered.catch((error: Error) => [error.message]);
  assert.ok(codes(lines).includes('250') || /broke|421/.test(lines.join()), lines.join());
  await assert.rejects(lmtpClient(other.port));
});

test('a port that is taken is refused in one sentence', async () => {
  await assert.rejects(startLmtp(scene.deps, { host: '127.0.0.1', port: lmtp.port }), StartRefusal);
});
