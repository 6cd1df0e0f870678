// Mail to the alert address: sealed before it is promised, ordinary only where it clearly is, nothing of it elsewhere.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, beforeEach, test } from 'node:test';
import { dump } from '../../../tests/hostile/hands.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { someReaders } from '../../../tests/sealed-readers.ts';
import type { ClaseDePieza } from '../../domain/denuncia/denuncia.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { listBandeja } from '../../store/sala-bandeja.ts';
import type { MailEntry } from '../correo/mail-entry.ts';
import type { Deps } from '../deps.ts';
import { openAsReader } from './open-as-reader.ts';
import { readPiezas } from './read-piezas.ts';
import { receiveSealedMail, SealedRoomUnready } from './receive-sealed-mail.ts';
import type { LectorAbierto } from './sala-types.ts';

const alert = 'alerta@agencia-demostracion.example';
const canary = 'canariocorreo9q';
const acknowledged: string[] = [];
let scene: Scene;
let readers: Awaited<ReturnType<typeof someReaders>>;

before(async () => {
  scene = await openScene({
    override: () => ({ acknowledgeSealed: (address) => void acknowledged.push(address) }),
  });
  readers = await someReaders(scene.deps);
});
after(() => scene.stop());
beforeEach(() => {
  acknowledged.length = 0;
  scene.deps.clock.advance(25 * 3_600_000);
});

type Mail = {
  readonly id: string;
  readonly from?: string;
  readonly subject: string;
  readonly body: string;
  readonly more?: readonly string[];
};

const raw = ({
  id,
  from = 'Persona de Ejemplo <persona@correo-ejemplo.example>',
  subject,
  body,
  more = [],
}: Mail) =>
  Buffer.from(
    [
      `From: ${from}`,
      `To: ${alert}`,
      `Subject: ${subject}`,
      `Message-ID: <${id}@correo-ejemplo.example>`,
      'Date: Mon, 23 Nov 2026 09:00:00 -0500',
      ...more,
      ...(more.some((one) => /^Content-Type/i.test(one)) ? [] : ['Content-Type: text/plain; charset=utf-8']),
      '',
      body,
    ].join('\r\n'),
  );

const entry = (bytes: Buffer | Readable, de = 'persona@correo-ejemplo.example'): MailEntry => ({
  via: 'lmtp',
  buzon: '',
  uidvalidity: null,
  uid: null,
  sobre: { de, para: [alert] },
  cuenta: null,
  ip: null,
  helo: null,
  crudo: bytes instanceof Readable ? bytes : Readable.from([bytes], { objectMode: false }),
});

async function pieces(lector: LectorAbierto, id: string) {
  const caso = await openAsReader(scene.deps, lector, id);
  assert.ok(!isRefusal(caso), 'not sealed to this reader');
  const { piezas } = await readPiezas(scene.deps, caso);
  const of = <C extends ClaseDePieza>(clase: C) => piezas.filter((pieza) => pieza.clase === clase);
  return { denuncia: caso.denuncia, of, json: JSON.stringify(piezas) };
}

async function sealedId(mail: Buffer): Promise<string> {
  const receipt = await receiveSealedMail(scene.deps, entry(mail));
  assert.equal(receipt.outcome, 'guardado');
  return receipt.outcome === 'guardado' ? receipt.id : '';
}

const boundary = 'frontera-de-prueba';
const withFile = [
  `--${boundary}`,
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Adjunto el audio donde piden plata.',
  `--${boundary}`,
  'Content-Type: audio/ogg; name="audio.ogg"',
  'Content-Disposition: attachment; filename="audio.ogg"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(canary.repeat(20)).toString('base64'),
  `--${boundary}--`,
  '',
].join('\r\n');

test('a mail becomes a complaint: text and files to the readers, sender and raw mail under the identity’s key', async () => {
  const id = await sealedId(
    raw({
      id: 'uno',
      subject: 'Me pidieron una coima',
      body: withFile,
      more: ['MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary="${boundary}"`],
    }),
  );
  const { denuncia, of, json } = await pieces(readers.denuncias, id);
  assert.equal(denuncia.via, 'correo');
  assert.equal(denuncia.clase, 'denuncia');
  assert.match(json, /Adjunto el audio/);
  assert.match(json, /audio\.ogg/);
  assert.deepEqual(
    [...of('identidad'), ...of('crudo')].map(({ contenido }) => contenido.como),
    ['sellada', 'sellada'],
  );
  assert.ok(!json.includes('persona@correo-ejemplo'), 'the sender is apart');
  assert.deepEqual(acknowledged, ['persona@correo-ejemplo.example']);
});

test('the same mail again is the same complaint, and is acknowledged once', async () => {
  const mail = raw({
    id: 'dos',
    subject: 'El concurso está arreglado',
    body: 'Gana siempre el primo del alcalde.',
  });
  const first = await sealedId(mail);
  assert.equal(await sealedId(mail), first);
  assert.equal(acknowledged.length, 1);
  const all = await listBandeja(scene.deps.sala.db, `lector:${readers.denuncias.cuenta}`, 100);
  assert.equal(all.filter(({ id }) => id === first).length, 1);
});

test('correo 8: another mail with the same Message-ID is kept too, and a later one of the thread names the first', async () => {
  const first = await sealedId(raw({ id: 'tres', subject: 'Sobreprecio', body: 'Compraron al triple.' }));
  const forged = await sealedId(
    raw({ id: 'tres', subject: 'Sobreprecio', body: 'Era mentira, fue un soborno.' }),
  );
  assert.notEqual(forged, first);
  const later = await sealedId(
    raw({
      id: 'cuatro',
      subject: 'Re: Sobreprecio',
      body: 'Añado que hubo coima.',
      more: ['In-Reply-To: <tres@correo-ejemplo.example>'],
    }),
  );
  assert.ok((await pieces(readers.denuncias, later)).json.includes(first));
});

test('extortion and our own staff go to their own readers and to nobody else', async () => {
  const threat = await sealedId(
    raw({ id: 'cinco', subject: 'Urgente', body: 'Nos extorsionan para que retiremos la oferta.' }),
  );
  assert.equal((await pieces(readers.extorsion, threat)).denuncia.clase, 'extorsion');
  assert.ok(isRefusal(await openAsReader(scene.deps, readers.denuncias, threat)));
  const own = await sealedId(
    raw({ id: 'seis', subject: 'Denuncia', body: 'Un funcionario del SERCOP filtra ofertas.' }),
  );
  assert.equal((await pieces(readers.jefatura, own)).denuncia.clase, 'personal-propio');
});

test('only what is clearly about a payment is ordinary, and its bytes come out whole', async () => {
  const mail = raw({
    id: 'siete',
    subject: 'Denuncia por retención indebida de pagos',
    body: 'La entidad no me paga la factura desde agosto. Entregué los bienes, tengo el acta de entrega recepción definitiva y la factura. Solicito que ordenen el pago de la factura pendiente.',
  });
  const receipt = await receiveSealedMail(scene.deps, entry(mail));
  assert.equal(receipt.outcome, 'ordinario');
  assert.equal(receipt.outcome === 'ordinario' && (await text(receipt.crudo())), mail.toString());
  const corrupt = raw({
    id: 'ocho',
    subject: 'No me pagan',
    body: 'No me pagan la factura porque no di la coima.',
  });
  assert.equal((await receiveSealedMail(scene.deps, entry(corrupt))).outcome, 'guardado');
});

test('correo 1, 4: machines are sealed as such and never answered; nor is an address that is forged', async () => {
  const away = await sealedId(
    raw({
      id: 'nueve',
      subject: 'Respuesta automática',
      body: 'Estoy de vacaciones.',
      more: ['Auto-Submitted: auto-replied'],
    }),
  );
  assert.equal((await pieces(readers.denuncias, away)).denuncia.clase, 'otra');
  await sealedId(
    raw({
      id: 'diez',
      subject: 'Denuncia de coima',
      body: 'Piden coima.',
      from: 'Otra <otra@banco-ejemplo.example>',
      more: [
        'Authentication-Results: correo.agencia-demostracion.example; dmarc=fail header.from=banco-ejemplo.example',
      ],
    }),
  );
  assert.deepEqual(acknowledged, []);
});

test('correo 38: a mail that nobody can read is sealed as it came, and the next one goes on', async () => {
  const { mailReader } = scene.deps;
  const poisoned = {
    ...scene.deps,
    mailReader: { ...mailReader, read: async () => ({ outcome: 'ilegible', causa: 'error' }) as const },
  };
  const receipt = await receiveSealedMail(poisoned, entry(Buffer.from(`${canary}\u0000\xff`)));
  assert.ok(receipt.outcome === 'guardado');
  const { of, denuncia } = await pieces(readers.denuncias, receipt.id);
  assert.equal(denuncia.clase, 'otra');
  assert.equal(of('crudo').length, 1);
  await sealedId(raw({ id: 'once', subject: 'Denuncia', body: 'Hubo un soborno.' }));
});

test('nothing is promised of a mail that breaks off, is too large, or that nobody could open', async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('From: x');
      throw new Error('line lost');
    })(),
  );
  assert.equal((await receiveSealedMail(scene.deps, entry(broken))).outcome, 'cortado');
  const endless = Readable.from(
    (function* () {
      for (let n = 0; n < 80; n += 1) yield Buffer.alloc(1024 * 1024, 'x');
    })(),
  );
  assert.equal((await receiveSealedMail(scene.deps, entry(endless))).outcome, 'demasiado-grande');
  const empty = await openScene();
  try {
    const mail = entry(raw({ id: 'doce', subject: 'Denuncia de coima', body: 'Piden coima.' }));
    await assert.rejects(receiveSealedMail(empty.deps, mail), SealedRoomUnready);
  } finally {
    await empty.stop();
  }
});

test('ASVS 16.2.5 no log line, no table outside the room and no file left behind tells of a mail', async () => {
  const { mailReader } = scene.deps;
  const spools: string[] = [];
  const watched: Deps = {
    ...scene.deps,
    mailReader: {
      ...mailReader,
      read: (source, parts) => {
        spools.push(parts, 'path' in source ? source.path : '');
        return mailReader.read(source, parts);
      },
    },
  };
  const mail = raw({
    id: canary,
    subject: `Denuncia ${canary}`,
    body: `Piden coima, ${canary}.`,
    from: `${canary} <${canary}@correo-ejemplo.example>`,
  });
  assert.equal(
    (await receiveSealedMail(watched, entry(mail, `${canary}@correo-ejemplo.example`))).outcome,
    'guardado',
  );
  assert.ok(!scene.logLines.some((line) => line.includes(canary)));
  for (const [table, rows] of await dump(scene)) assert.ok(!rows.includes(canary), table);
  assert.equal(spools.length, 2);
  for (const path of spools) assert.equal(existsSync(path), false);
});
