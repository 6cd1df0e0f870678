// The fingerprint of a message: the same after every way it can come to us, another for every other message.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cartaDe } from '../../../tests/correo/cartas.ts';
import { rawMail, readBytes } from './testing/read-bytes.ts';

const huella = async (raw: Buffer, pieceBytes?: number) => (await readBytes(raw, pieceBytes)).correo.huella;
const carried = [
  'Return-Path: <bounce@x.example>',
  'Delivered-To: tramites@agencia-demostracion.example',
  'Received: from a by b; Sun, 22 Nov 2026 10:15:01 -0500',
  'X-Spam-Status: No',
  'Authentication-Results: x; spf=pass',
].join('\r\n');

test('what carriers put in front changes nothing', async () => {
  const raw = cartaDe('retencion con factura y acta').crudo;
  assert.equal(await huella(Buffer.concat([Buffer.from(`${carried}\r\n`), raw])), await huella(raw));
});

test('line ends and empty lines at the end change nothing, however they are cut', async () => {
  const raw = cartaDe('gmail').crudo;
  const expected = await huella(raw);
  const bare = Buffer.from(raw.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  for (const piece of [1, 7, 64 * 1024]) {
    assert.equal(await huella(raw, piece), expected);
    assert.equal(await huella(bare, piece), expected);
    assert.equal(await huella(Buffer.concat([raw, Buffer.from('\r\n\r\n')]), piece), expected);
  }
});

test('another text, subject, date, sender or number is another message', async () => {
  const base = rawMail('\r\nhola');
  const others = [
    rawMail('\r\nhola '),
    rawMail('\r\nho\r\nla'),
    ...['Subject: x', '10:15:00', 'a@b.example', '<1@a>'].map((text) =>
      rawMail('\r\nhola', (head) => head.replace(text, `${text}1`)),
    ),
  ];
  const prints = await Promise.all([base, ...others].map((raw) => huella(raw)));
  assert.equal(new Set(prints).size, prints.length);
});
