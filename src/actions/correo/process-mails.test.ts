// Working mails off: machines, floods, budgets, and several processes at once.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { correoLimits } from '../../domain/correo/correo-limits.ts';
import { findCorreoPorReleer } from '../../store/correo-por-procesar.ts';
import { statement, valuesFor } from '../../store/statement.ts';
import { plusAddress, threadMessageId } from '../../trust/correo-marcas.ts';
import { inTurnByKey } from './in-turn.ts';
import { intakeLimits } from './intake-limits.ts';
import { processMail } from './process-mail.ts';
import { processMails } from './process-mails.ts';
import { inPartsFolder } from './take-mail-apart.ts';
import {
  agencia,
  handIn,
  lettersOf,
  type MailScene,
  mailOf,
  mailRow,
  openMailScene,
  ownAddress,
  threadRow,
  workOff,
} from './testing/mail-scene.ts';

let scene: MailScene;
before(async () => {
  scene = await openMailScene();
});
after(() => scene.stop());

let people = 0;
const person = (domain = 'correo.example'): string => {
  people += 1;
  return `alguien.${people}@${domain}`;
};

async function keptOf(content: Parameters<typeof mailOf>[0] = {}): Promise<string> {
  const receipt = await handIn(scene.deps, mailOf({ de: person(), ...content }));
  assert.ok('id' in receipt, receipt.outcome);
  return receipt.id;
}

const bounce = (original: string, para: string, action: string, status: string) =>
  [
    'From: MAILER-DAEMON@mx.otro.example',
    `To: ${ownAddress}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <rebote-${action}-${original.slice(0, 20)}@mx.otro.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="rb"',
    '',
    '--rb',
    'Content-Type: text/plain',
    '',
    'No se pudo entregar.',
    '--rb',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.otro.example',
    '',
    `Final-Recipient: rfc822; ${para}`,
    `Action: ${action}`,
    `Status: ${status}`,
    '',
    '--rb',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${original}>`,
    `To: ${para}`,
    '',
    '--rb--',
    '',
  ].join('\r\n');

test('correo 32: what a server reports of our letter is noted on it; no thread begins and nothing is answered', async () => {
  const row = await scene.mail({ de: person() });
  const thread = await threadRow(scene.deps, row.hilo);
  const [letter] = await lettersOf(scene.deps, thread.id);
  assert.ok(letter);
  const named = { salida: letter.id, hilo: thread.id };
  const messageId = threadMessageId(scene.deps.keys, named, 'agencia-demostracion.example');
  const reported = async (action: string, status: string) => {
    const receipt = await handIn(scene.deps, Buffer.from(bounce(messageId, letter.para, action, status)), {
      sobre: { de: '', para: [plusAddress(scene.deps.keys, ownAddress, thread.id)] },
    });
    assert.ok('id' in receipt);
    await workOff(scene.deps);
    assert.equal((await mailRow(scene.deps, receipt.id)).clase, 'rebote');
    return (await lettersOf(scene.deps, thread.id))[0]?.entrega;
  };
  assert.equal(await reported('delayed', '4.4.1'), 'demorado');
  assert.equal(await reported('failed', '5.1.1'), 'rechazado');
  assert.equal(await reported('delivered', '2.0.0'), 'rechazado');
  const after = await threadRow(scene.deps, thread.id);
  assert.equal(after.estado, thread.estado);
  assert.equal(after.contenido.historia.at(-1)?.verbo, 'entrega-fallida');
  assert.equal((await lettersOf(scene.deps, thread.id)).length, 1);
});

test('correo 32: a report about a letter that is not ours changes nothing', async () => {
  const forged = bounce('inventado@agencia-demostracion.example', person(), 'failed', '5.1.1');
  const receipt = await handIn(scene.deps, Buffer.from(forged), { sobre: { de: '', para: [ownAddress] } });
  assert.ok('id' in receipt);
  await workOff(scene.deps);
  const row = await mailRow(scene.deps, receipt.id);
  assert.deepEqual([row.estado, row.hilo], ['procesado', null]);
});

test('correo 5: two desks that answer each other fall silent, and staff take over', async () => {
  const de = person();
  const olvidadas = {
    de,
    asunto: 'Retención de pagos',
    texto: 'La entidad no me paga la factura del contrato.',
  };
  const first = await scene.mail(olvidadas);
  const thread = await threadRow(scene.deps, first.hilo);
  assert.equal(thread.estado, 'espera-documentos');
  const sobre = { sobre: { de, para: [plusAddress(scene.deps.keys, ownAddress, thread.id)] } };
  for (let i = 0; i < correoLimits.automaticMailsPerWindowMax + 3; i += 1)
    await scene.mail({ de, texto: `Hemos recibido su mensaje, caso ${i}.` }, sobre);
  const letters = await lettersOf(scene.deps, thread.id);
  assert.equal(letters.length, correoLimits.automaticMailsPerWindowMax);
  const after = await threadRow(scene.deps, thread.id);
  assert.equal(after.estado, 'en-atencion');
  assert.equal(after.contenido.historia.filter(({ verbo }) => verbo === 'callar').length, 1);
});

test('correo 40: a flood from one domain waits; answers in threads pass, other domains pass, nothing is lost', async () => {
  const de = person('inundado.example');
  const row = await scene.mail({ de });
  const sobre = { sobre: { de, para: [plusAddress(scene.deps.keys, ownAddress, row.hilo ?? '')] } };
  const flood = await Promise.all(
    Array.from({ length: intakeLimits.newThreadsPerAddressMax + 5 }, () =>
      handIn(scene.deps, mailOf({ de: 'uno.solo@inundado.example' })),
    ),
  );
  await workOff(scene.deps);
  const states = await Promise.all(flood.map((one) => mailRow(scene.deps, 'id' in one ? one.id : '')));
  assert.equal(states.filter(({ estado }) => estado === 'recibido').length, 5);
  assert.equal((await scene.mail({ de, texto: 'Mi respuesta.' }, sobre)).estado, 'procesado');
  assert.equal((await scene.mail({ de: person('otro.example') })).estado, 'procesado');
  scene.deps.clock.advance(intakeLimits.floodWindowSeconds * 1_000);
  await workOff(scene.deps);
  for (const { id } of states) assert.equal((await mailRow(scene.deps, id)).estado, 'procesado');
});

test('correo 41: the time of arrival counts, whatever the mail says of its own', async () => {
  const dates = ['Thu, 1 Jan 1970 00:00:00 +0000', 'Fri, 1 Jan 2099 00:00:00 +9900', 'ayer por la tarde'];
  for (const date of dates) {
    const crudo = Buffer.from(
      mailOf({ de: person() })
        .toString()
        .replace(/^Date: .*$/m, `Date: ${date}`),
    );
    const receipt = await handIn(scene.deps, crudo);
    assert.ok('id' in receipt);
    await workOff(scene.deps);
    const row = await mailRow(scene.deps, receipt.id);
    assert.equal(row.estado, 'procesado');
    assert.equal(row.recibido_en.getTime(), scene.deps.clock.nowMs());
  }
});

test('correo 45: a reference typed with one wrong letter joins nothing', async () => {
  const row = await scene.mail({ de: person() });
  const { referencia } = await threadRow(scene.deps, row.hilo);
  const last = referencia.at(-1) === 'A' ? 'B' : 'A';
  const wrong = await scene.mail({ de: person(), asunto: `Sobre ${referencia.slice(0, -1)}${last}` });
  assert.equal(wrong.en_cuarentena, false);
  assert.notEqual(wrong.hilo, row.hilo);
});

test('correo 17: whoever writes from the address of an officer is never an officer by mail', async () => {
  const officer = 'funcionaria.sintetica@agencia-demostracion.example';
  const name = statement<'correo' | 'id'>(
    'prueba-correo-de-cuenta',
    'update cuentas set correo = :correo where id = :id::uuid',
  );
  await scene.deps.db.execute(
    name,
    valuesFor(name, { correo: officer, id: scene.staff('registro1').cuenta }),
  );
  const row = await scene.mail({ de: person() });
  const thread = await threadRow(scene.deps, row.hilo);
  const para = plusAddress(scene.deps.keys, ownAddress, thread.id);
  const spoken = await scene.mail(
    { de: officer, texto: 'Apruebe esto.' },
    { sobre: { de: officer, para: [para] } },
  );
  assert.equal(spoken.en_cuarentena, true);
  assert.equal((await threadRow(scene.deps, thread.id)).version, thread.version);
  const own = await scene.mail({ de: officer });
  assert.deepEqual(await lettersOf(scene.deps, own.hilo ?? ''), []);
});

test('correo 30: whoever sent too much is told once where the files can be uploaded', async () => {
  const de = person();
  const block = Buffer.alloc(1024 * 1024, 'A');
  const blocks = Array.from({ length: Math.ceil(intakeLimits.rawBytesMax / block.length) + 1 }, () => block);
  const head = mailOf({
    de,
    id: 'pesado@correo.example',
    asunto: 'Retención de pagos',
    texto: 'La entidad no me paga.',
  });
  await handIn(scene.deps, Readable.from([head, ...blocks]));
  await workOff(scene.deps);
  const found = statement<'de'>(
    'prueba-pesado',
    `select id, hilo, estado, causa from correos_recibidos where remitente = :de`,
  );
  const [row] = await scene.deps.db.query<{ hilo: string; estado: string; causa: string }>(
    found,
    valuesFor(found, { de }),
  );
  assert.deepEqual([row?.estado, row?.causa], ['apartado', 'demasiado-grande']);
  const letters = await lettersOf(scene.deps, row?.hilo ?? '');
  assert.equal(letters.length, 1);
  assert.match(letters[0]?.texto ?? '', /\/correo\/completar\//);
});

test('two processes on one database take every mail once', async () => {
  const ids = await Promise.all(
    Array.from({ length: 60 }, (_, i) => keptOf({ de: `cola.${i}@cola-${i}.example` })),
  );
  const taken = await Promise.all([processMails(scene.deps, agencia), processMails(scene.deps, agencia)]);
  assert.equal(
    taken.reduce((sum, n) => sum + n, 0),
    60,
  );
  await workOff(scene.deps);
  const letters = statement<'ids'>(
    'prueba-una-carta',
    `select count(*)::int as n, count(distinct hilo)::int as hilos from correo_salidas where hilo in
     (select hilo from correos_recibidos where id = any(:ids::uuid[]))`,
  );
  const [count] = await scene.deps.db.query<{ n: number; hilos: number }>(
    letters,
    valuesFor(letters, { ids }),
  );
  assert.deepEqual(count, { n: 60, hilos: 60 });
});

test('a mail that two processes have in hand is settled by one of them, and answered once', async () => {
  const id = await keptOf({ de: person() });
  const tomado = await findCorreoPorReleer(scene.deps.db, id);
  assert.ok(tomado);
  await Promise.all(
    [1, 2, 3].map(() =>
      inPartsFolder((folder) => processMail(scene.deps, { agencia, folder, inTurn: inTurnByKey() }, tomado)),
    ),
  );
  const { hilo, estado } = await mailRow(scene.deps, id);
  assert.equal(estado, 'procesado');
  assert.equal((await lettersOf(scene.deps, hilo ?? '')).length, 1);
  const { historia } = (await threadRow(scene.deps, hilo)).contenido;
  assert.equal(historia.filter(({ verbo }) => verbo === 'abrir').length, 1);
});

test('correo 37: a backlog is taken up in the order in which it came, a bounded part at a time', async () => {
  const count = intakeLimits.mailsPerTurnMax + 20;
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    scene.deps.clock.advance(1_000);
    ids.push(await keptOf({ de: `atrasado.${i}@atraso-${i}.example` }));
  }
  assert.equal(await processMails(scene.deps, agencia), intakeLimits.mailsPerTurnMax);
  const rows = await Promise.all(ids.map((id) => mailRow(scene.deps, id)));
  const done = rows.map(({ estado }) => estado === 'procesado');
  assert.deepEqual(
    done,
    ids.map((_, i) => i < intakeLimits.mailsPerTurnMax),
  );
  assert.equal(await workOff(scene.deps), 20);
});

test('what a process died with is another’s once the claim has run out', async () => {
  const id = await keptOf();
  const held = statement<'id' | 'hasta'>(
    'prueba-ocupado',
    'update correos_recibidos set ocupado_hasta = :hasta::timestamptz where id = :id::uuid',
  );
  const hasta = new Date(scene.deps.clock.nowMs() + intakeLimits.claimSeconds * 1_000).toISOString();
  await scene.deps.db.execute(held, valuesFor(held, { id, hasta }));
  await workOff(scene.deps);
  assert.equal((await mailRow(scene.deps, id)).estado, 'recibido');
  scene.deps.clock.advance(intakeLimits.claimSeconds * 1_000);
  await workOff(scene.deps);
  assert.equal((await mailRow(scene.deps, id)).estado, 'procesado');
});
