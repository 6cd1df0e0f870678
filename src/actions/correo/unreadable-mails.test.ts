// Mails that break the reader: set aside with their cause, never in the way of the next, and read again when asked for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MailReader } from '../../documents/correo/mail-reader.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { statement, valuesFor } from '../../store/statement.ts';
import { intakeLimits } from './intake-limits.ts';
import { reparseMail } from './reparse-mail.ts';
import {
  handIn,
  lettersOf,
  type Mail,
  type MailScene,
  mailOf,
  mailRow,
  openMailScene,
  workOff,
} from './testing/mail-scene.ts';

let scene: MailScene;
/** Of a mail that holds this, the reader never tells anything but this cause. */
const poison = { mark: 'VENENO', causa: 'tiempo' as 'tiempo' | 'terminado' };

function poisoned(reader: MailReader): MailReader {
  return {
    ...reader,
    read: async (source, folder) =>
      'bytes' in source && source.bytes.includes(poison.mark)
        ? { outcome: 'ilegible', causa: poison.causa }
        : reader.read(source, folder),
  };
}

before(async () => {
  scene = await openMailScene({ override: (deps) => ({ mailReader: poisoned(deps.mailReader) }) });
});
after(() => scene.stop());

/** Kept, and not worked off. */
async function keptOf(content: Mail = {}): Promise<string> {
  const receipt = await handIn(scene.deps, mailOf(content));
  assert.ok('id' in receipt, receipt.outcome);
  return receipt.id;
}

test('correo 38: a mail that cannot be read is set aside with its cause, and the next goes on', async () => {
  const bad = await keptOf({ texto: poison.mark });
  const good = await keptOf();
  await workOff(scene.deps);
  const row = await mailRow(scene.deps, bad);
  assert.deepEqual([row.estado, row.causa], ['apartado', 'tiempo']);
  assert.ok(row.crudo?.includes(poison.mark));
  assert.equal((await mailRow(scene.deps, good)).estado, 'procesado');
});

test('correo 38: what ends the reader is tried three times, and then set aside', async () => {
  poison.causa = 'terminado';
  const bad = await keptOf({ texto: poison.mark });
  for (let i = 1; i < intakeLimits.triesMax; i += 1) {
    await workOff(scene.deps);
    assert.equal((await mailRow(scene.deps, bad)).estado, 'recibido');
    scene.deps.clock.advance(intakeLimits.retrySeconds * 1_000);
  }
  await workOff(scene.deps);
  poison.causa = 'tiempo';
  const row = await mailRow(scene.deps, bad);
  assert.deepEqual([row.estado, row.causa], ['apartado', 'terminado']);
});

test('correo 38: a mail that ends its process each time is not taken up for ever', async () => {
  const bad = await keptOf();
  const spent = statement<'id' | 'n'>(
    'prueba-gastado',
    'update correos_recibidos set intentos = :n::int where id = :id::uuid',
  );
  await scene.deps.db.execute(spent, valuesFor(spent, { id: bad, n: intakeLimits.deathsMax }));
  await workOff(scene.deps);
  const row = await mailRow(scene.deps, bad);
  assert.deepEqual([row.estado, row.causa], ['apartado', 'intentos']);
});

test('a mail that was set aside can be read again by staff of a unit, and by nobody else', async () => {
  const bad = await keptOf({ texto: poison.mark });
  await workOff(scene.deps);
  const mark = poison.mark;
  const denied = await reparseMail(scene.deps, scene.staff('administracion'), bad);
  assert.ok(isRefusal(denied));
  assert.equal(denied.code, 'no-encontrada');
  poison.mark = 'ya sana';
  const again = await reparseMail(scene.deps, scene.staff('registro1'), bad);
  assert.deepEqual(again, { outcome: 'en-cola' });
  await workOff(scene.deps);
  poison.mark = mark;
  const row = await mailRow(scene.deps, bad);
  assert.equal(row.estado, 'procesado');
  assert.ok(row.hilo !== null);
});

test('a mail that was worked off is read again where it stands: nothing is answered a second time', async () => {
  const row = await scene.mail({});
  const spoil = statement<'id'>(
    'prueba-estropear',
    `update correos_recibidos set leido = '{}' where id = :id::uuid`,
  );
  await scene.deps.db.execute(spoil, valuesFor(spoil, { id: row.id }));
  assert.deepEqual(await reparseMail(scene.deps, scene.staff('registro1'), row.id), { outcome: 'releido' });
  const read = statement<'id'>(
    'prueba-leido',
    `select leido ->> 'asunto' as asunto from correos_recibidos where id = :id::uuid`,
  );
  const [found] = await scene.deps.db.query<{ asunto: string }>(read, valuesFor(read, { id: row.id }));
  assert.match(found?.asunto ?? '', /^Consulta/);
  assert.equal((await lettersOf(scene.deps, row.hilo ?? '')).length, 1);
  const bad = await keptOf({ texto: 'texto sano' });
  await workOff(scene.deps);
  poison.mark = 'texto sano';
  const unread = await reparseMail(scene.deps, scene.staff('registro1'), bad);
  poison.mark = 'VENENO';
  assert.ok(isRefusal(unread));
  assert.equal(unread.code, 'correo-ilegible');
});
