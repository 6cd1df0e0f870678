// Mails made to break their reader: each ends as a bounded result that says what was odd, and none is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cartas } from '../../../tests/correo/cartas.ts';
import type { AvisoDeCorreo } from '../../domain/correo/leido.ts';
import { correoLimits } from './correo-limits.ts';
import { assertBounded } from './testing/assert-bounded.ts';
import { rawMail, readBytes } from './testing/read-bytes.ts';

async function survives(raw: Buffer, avisos: readonly AvisoDeCorreo[]) {
  const read = await readBytes(raw);
  assertBounded(read.correo);
  for (const aviso of avisos)
    assert.ok(read.correo.avisos.includes(aviso), `${aviso} in ${read.correo.avisos}`);
  return read;
}

const part = 'Content-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n';
const html = (text: string) => rawMail(`Content-Type: text/html\r\n\r\n${text}`);

test('correo 20: references of 100,000 entries and 50,000 recipients', async () => {
  const references = Array.from({ length: 100_000 }, (_none, n) => `<${n}@x.example>`).join('\r\n ');
  const many = await survives(rawMail(`References: ${references}\r\n\r\nhola`), []);
  assert.equal(many.correo.referencias.length, correoLimits.referencesMax);
  assert.equal(many.correo.referencias.at(-1), '99999@x.example');
  const people = Array.from({ length: 50_000 }, (_none, n) => `"Uno, ${n}" <p${n}@x.example>`).join(',\r\n ');
  const raw = rawMail('\r\nhola', (head) => head.replace('c@d.example', people));
  const { correo } = await survives(raw, ['demasiados-destinatarios']);
  assert.equal(correo.destinatarios, 50_000);
  assert.deepEqual(correo.para[1], { nombre: 'Uno, 1', direccion: 'p1@x.example' });
});

test('correo 26: 400 nested levels of parts, 400 of mails, more levels than are followed', async () => {
  const open = Array.from(
    { length: 400 },
    (_none, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  );
  const deep = await survives(rawMail(`${open.join('')}\r\ntexto al fondo`), ['demasiada-profundidad']);
  assert.equal(deep.correo.texto, 'texto al fondo');
  const mails = await survives(rawMail('Content-Type: message/rfc822\r\n\r\n'.repeat(400)), []);
  assert.deepEqual(
    mails.correo.adjuntos.map(({ origen }) => origen),
    ['mensaje'],
  );
  const partial = await survives(rawMail('Content-Type: message/partial; id=1; number=1\r\n\r\nFrom: x'), []);
  assert.equal(partial.correo.adjuntos.length, 1);
});

test('correo 31: 20,000 parts, 200,000 header lines, a header without end, a line of 1 MB', async () => {
  const parts = await survives(
    rawMail(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${`--b\r\n${part}`.repeat(20_000)}--b--`),
    ['demasiadas-partes'],
  );
  assert.equal(parts.correo.adjuntos.length, correoLimits.partsListedMax);
  const beyond = await survives(
    rawMail(
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nprimera\r\n${'--b\r\n\r\nx\r\n'.repeat(correoLimits.partsMax)}`,
    ),
    ['incompleto'],
  );
  assert.ok(beyond.correo.adjuntos.some(({ nombre }) => nombre === 'correo-completo.eml'));
  const lines = await survives(rawMail(`${'X-Nada: uno\r\n'.repeat(200_000)}\r\nhola`), [
    'demasiadas-cabeceras',
  ]);
  assert.equal(lines.correo.texto, 'hola');
  const endless = rawMail(`X-Nada: ${'a'.repeat(1_000)}\r\n`.repeat(17_000));
  assert.equal((await survives(endless, ['demasiadas-cabeceras', 'incompleto'])).correo.asunto, 'x');
  const long = await survives(rawMail(`\r\n${'a'.repeat(1024 * 1024)}`), ['texto-recortado']);
  assert.equal(long.correo.texto.length, correoLimits.textCharsMax);
});

test('correo 31: base64 with garbage in it, quoted-printable that ends in the middle', async () => {
  const lines = 'Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n';
  const read = await survives(rawMail(`${lines}aG9s\r\n!!\x00\xf1YSBtdW5k\r\nbw==`), []);
  assert.equal(read.part('a.pdf')?.toString(), 'hola mundo');
  const quoted =
    'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n';
  const text = (await survives(rawMail(`${quoted}se=C3=B1al=\r\n clara =ZZ=`), [])).correo.texto;
  assert.match(text, /^señal clara/);
});

test('a header of a part that is too long: what came before is kept, and the whole mail beside it', async () => {
  const long = `X-Largo: ${'a'.repeat(correoLimits.partHeaderBytesMax)}\r\n`;
  const raw = rawMail(
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nprimera\r\n--b\r\n${long}\r\nsegunda\r\n--b--`,
  );
  const { correo, part: partOf } = await survives(raw, ['incompleto']);
  assert.ok(correo.texto.includes('primera'));
  assert.deepEqual(partOf('correo-completo.eml'), raw);
});

test('HTML made to be slow is read in one pass', async () => {
  const shapes = [
    '<div>'.repeat(200_000),
    '<a b="'.repeat(200_000),
    `<p style="${'display : '.repeat(100_000)}">x`,
    `<p style${' '.repeat(500_000)}>x`,
    '<svg>'.repeat(200_000),
    '<a href="http://x.example/a">y</a> '.repeat(50_000),
    '<!--'.repeat(300_000),
    '<table><tr><td>'.repeat(60_000),
  ];
  for (const shape of shapes) await survives(html(shape), []);
});

test('headers made to be slow are read in one pass', async () => {
  const change = (field: string, value: string) =>
    rawMail('\r\nhola', (head) => head.replace(new RegExp(`^${field}: .*$`, 'm'), `${field}: ${value}`));
  await survives(change('From', `a@${':'.repeat(500_000)}`), ['sin-remitente']);
  await survives(change('From', '"('.repeat(500_000)), ['sin-remitente']);
  await survives(change('Subject', '=?utf-8?q?a?='.repeat(50_000)), []);
  await survives(change('Message-ID', `<${' '.repeat(500_000)}x>`), ['message-id-invalido']);
  await survives(rawMail(`Content-Type: application/pdf; name="${'.'.repeat(200_000)}b"\r\n\r\nx`), []);
});

test('any bytes at all are read, in pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 2_000 }),
      fc.integer({ min: 1, max: 500 }),
      async (bytes, piece) => {
        assertBounded((await readBytes(Buffer.from(bytes), piece)).correo);
      },
    ),
    { numRuns: 150 },
  );
});

test('any mail with bytes changed, cut out or doubled is read', async () => {
  const change = fc.record({
    carta: fc.constantFrom(...cartas),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        drop: fc.nat(80),
        add: fc.uint8Array({ maxLength: 20 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ carta, edits }) => {
      let raw = carta.crudo;
      for (const { at, drop, add } of edits) {
        const from = Math.floor(at * raw.length);
        raw = Buffer.concat([raw.subarray(0, from), add, raw.subarray(from + drop)]);
      }
      assertBounded((await readBytes(raw)).correo);
    }),
    { numRuns: 300 },
  );
});

test('how a mail is cut into pieces on its way changes nothing', async () => {
  const whole = await Promise.all(cartas.map(({ crudo }) => readBytes(crudo)));
  for (const [at, { crudo, nombre }] of cartas.entries()) {
    const { correo } = await readBytes(crudo, 61);
    assert.deepEqual(correo, whole[at]?.correo, nombre);
  }
});
