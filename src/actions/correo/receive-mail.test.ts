// Taking mails in: kept before anything is promised, once whatever is repeated, whatever their size.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { FaultPoint } from '../../platform/fault-points.ts';
import { InjectedFault } from '../../platform/fault-points.ts';
import { statement } from '../../store/statement.ts';
import { intakeLimits } from './intake-limits.ts';
import { handIn, type MailScene, mailOf, mailRow, openMailScene } from './testing/mail-scene.ts';

let scene: MailScene;
before(async () => {
  scene = await openMailScene();
});
after(() => scene.stop());

const rows = statement('prueba-cuantos', 'select count(*)::int as n from correos_recibidos');
const count = async () => (await scene.deps.db.query<{ n: number }>(rows))[0]?.n ?? -1;

function idOf(receipt: Awaited<ReturnType<typeof handIn>>): string {
  assert.ok('id' in receipt, receipt.outcome);
  return receipt.id;
}

test('a small mail lies in its row byte for byte, with its envelope', async () => {
  const crudo = mailOf({ texto: 'Solicitud sintética con ñ y bytes.' });
  const receipt = await handIn(scene.deps, crudo, { ip: '192.0.2.1', helo: 'mx.correo.example' });
  assert.equal(receipt.outcome, 'guardado');
  const row = await mailRow(scene.deps, idOf(receipt));
  assert.deepEqual(row.crudo, crudo);
  assert.equal(row.estado, 'recibido');
  assert.equal(row.entregas, 1);
});

test('a large mail is a file under its hash, and its row says so', async () => {
  const crudo = Buffer.concat([mailOf(), Buffer.alloc(intakeLimits.rawInRowBytesMax, 'x')]);
  const pieces = Array.from({ length: Math.ceil(crudo.length / 1_000) }, (_, i) =>
    crudo.subarray(i * 1_000, (i + 1) * 1_000),
  );
  const receipt = await handIn(scene.deps, Readable.from(pieces));
  const row = await mailRow(scene.deps, idOf(receipt));
  assert.equal(row.crudo, null);
  const sha256 = createHash('sha256').update(crudo).digest('hex');
  const stored = Buffer.concat(await scene.deps.files.read(sha256).toArray());
  assert.ok(stored.equals(crudo));
});

test('correo 7: the same mail twice is one mail with two deliveries, also when both come at once', async () => {
  const crudo = mailOf();
  const receipts = await Promise.all(Array.from({ length: 5 }, () => handIn(scene.deps, crudo)));
  const later = await handIn(scene.deps, crudo);
  assert.deepEqual(receipts.map(({ outcome }) => outcome).sort(), [
    'guardado',
    'repetido',
    'repetido',
    'repetido',
    'repetido',
  ]);
  assert.equal(later.outcome, 'repetido');
  assert.equal(new Set([...receipts, later].map(idOf)).size, 1);
  assert.equal((await mailRow(scene.deps, idOf(later))).entregas, 6);
});

test('a number of a mailbox is recorded once, whatever is fetched again', async () => {
  const crudo = mailOf();
  const from = { via: 'imap', buzon: 'prueba', uidvalidity: 7, uid: 12 } as const;
  await handIn(scene.deps, crudo, from);
  const again = await handIn(scene.deps, crudo, from);
  assert.equal(again.outcome, 'repetido');
  assert.equal((await mailRow(scene.deps, idOf(again))).entregas, 1);
  const rebuilt = await handIn(scene.deps, crudo, { ...from, uidvalidity: 8, uid: 1 });
  assert.equal(idOf(rebuilt), idOf(again));
  assert.equal((await mailRow(scene.deps, idOf(again))).entregas, 2);
});

test('correo 30: of a mail above the limit the headers are kept, and it is said so', async () => {
  const before = await count();
  const head = mailOf({ asunto: 'Planos muy pesados' });
  const block = Buffer.alloc(1024 * 1024, 'A');
  const blocks = Math.ceil(intakeLimits.rawBytesMax / block.length) + 1;
  const receipt = await handIn(
    scene.deps,
    Readable.from([head, ...Array.from({ length: blocks }, () => block)]),
  );
  assert.equal(receipt.outcome, 'demasiado-grande');
  assert.equal(await count(), before + 1);
  const causa = statement(
    'prueba-cortado',
    `select causa, crudo from correos_recibidos where causa is not null`,
  );
  const [row] = await scene.deps.db.query<{ causa: string; crudo: Buffer }>(causa);
  assert.equal(row?.causa, 'demasiado-grande');
  assert.match(row?.crudo.toString() ?? '', /Planos muy pesados/);
  assert.doesNotMatch(row?.crudo.toString() ?? '', /consulta sint/);
});

test('a line that breaks in the middle leaves nothing', async () => {
  const before = await count();
  for (const sizeBytes of [100, 200_000]) {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(sizeBytes, 'y');
        throw new Error('gone');
      })(),
    );
    assert.deepEqual(await handIn(scene.deps, broken), { outcome: 'cortado' });
  }
  assert.equal(await count(), before);
});

test('what fails before its row was promised to nobody; after it, the next delivery finds it', async () => {
  const crudo = mailOf();
  const failAt = async (point: FaultPoint): Promise<void> => {
    scene.deps.faults.arm(point, { do: 'throw' });
    await assert.rejects(handIn(scene.deps, crudo), InjectedFault);
    scene.deps.faults.disarm();
  };
  const before = await count();
  await failAt('tras-crudo-antes-de-fila');
  assert.equal(await count(), before);
  await failAt('tras-fila-antes-de-acuse');
  assert.equal(await count(), before + 1);
  assert.equal((await handIn(scene.deps, crudo)).outcome, 'repetido');
});

test('many mails at once each get their own row', async () => {
  const before = await count();
  const receipts = await Promise.all(Array.from({ length: 120 }, () => handIn(scene.deps, mailOf())));
  assert.ok(receipts.every(({ outcome }) => outcome === 'guardado'));
  assert.equal(new Set(receipts.map(idOf)).size, 120);
  assert.equal(await count(), before + 120);
});
