// Values of headers: addresses, parameters, dates, names of files, in the forms that real programs write.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileName } from './file-name.ts';
import { readHeaderLines } from './header-lines.ts';
import { readParameters, textParameter } from './header-parameters.ts';
import { messageIds } from './message-ids.ts';
import { plainAddress, readAddresses } from './read-addresses.ts';
import { readDate } from './read-date.ts';

const people = (value: string) =>
  readAddresses(value).addresses.map(({ nombre, direccion }) => `${nombre}|${direccion}`);

test('addresses in every form', () => {
  assert.deepEqual(people('Ana <ANA@Correo.Example>, "Paz, Luis" <luis@correo.example>'), [
    'Ana|ana@correo.example',
    'Paz, Luis|luis@correo.example',
  ]);
  assert.deepEqual(people('ana@correo.example (Ana (la otra))'), ['Ana (la otra)|ana@correo.example']);
  assert.deepEqual(people('<ana@correo.example>;; luis@correo.example'), [
    '|ana@correo.example',
    '|luis@correo.example',
  ]);
  assert.deepEqual(people('undisclosed-recipients:;'), []);
  assert.deepEqual(people('Ana <no es una dirección>, nadie'), []);
  assert.deepEqual(people('"Ana \\"la\\" Paz" <ana@correo.example>'), ['Ana "la" Paz|ana@correo.example']);
});

test('one address and nothing else', () => {
  assert.equal(plainAddress('ana@señal.example'), 'ana@xn--seal-hqa.example');
  for (const wrong of [
    '',
    'ana',
    'a b@c.example',
    'a@b@c.example',
    `${'a'.repeat(300)}@b.example`,
    'a\0@b.example',
  ])
    assert.equal(plainAddress(wrong), null, wrong);
});

test('fields of a header: folded, without a name, with a strange one', () => {
  const block = 'From basura\r\nSubject: uno\r\n\tdos\r\nSin dos puntos\r\nX_Raro : tres\n: cuatro';
  assert.deepEqual(readHeaderLines(Buffer.from(block)), [
    { name: 'subject', value: 'uno dos' },
    { name: 'x_raro', value: 'tres' },
  ]);
});

test('parameters: quoted, with comments, in pieces, with a charset, twice', () => {
  const value = readParameters('Text/Plain (nota); Charset="utf-8"; charset=otro; name="a;b\\"c"');
  assert.equal(value.value, 'text/plain');
  assert.equal(value.parameters.get('charset'), 'utf-8');
  assert.equal(value.parameters.get('name'), 'a;b"c');
  const pieces = readParameters("x/y; filename*1=%20b; filename*0*=iso-8859-1''a%F1o");
  assert.equal(textParameter(pieces, 'filename')?.text, 'año%20b');
  assert.equal(textParameter(readParameters("x/y; name*=utf-8'es'ma%C3%B1ana"), 'name')?.text, 'mañana');
  assert.equal(
    textParameter(readParameters('x/y; name="C:\\nuevo\\x.pdf"'), 'name')?.text,
    'C:\\nuevo\\x.pdf',
  );
});

test('names of files: no path, no control, no device, of bounded length with their ending', () => {
  assert.equal(fileName('../../etc/passwd', 'text/plain'), 'passwd');
  assert.equal(fileName('', 'application/pdf'), 'adjunto.pdf');
  assert.equal(fileName('...', 'x/y'), 'adjunto');
  assert.equal(fileName('aux.txt', 'text/plain'), '_aux.txt');
  assert.match(fileName(`${'a'.repeat(500)}.pdf`, 'application/pdf'), /^a{116}\.pdf$/);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      assert.match(fileName(name, 'x/y'), /^[^/\\<>:"|?*\x00-\x1f]{1,120}$/);
    }),
  );
});

test('dates', () => {
  const at = Date.UTC(2026, 10, 22, 15, 15);
  for (const text of [
    'Sun, 22 Nov 2026 10:15:00 -0500',
    '22 Nov 26 15:15 GMT',
    'Sun, 22-Nov-2026 15:15:00',
    '22 nov. 2026 15:15',
  ])
    assert.deepEqual(readDate(text), { ms: at, impossible: false }, text);
  assert.deepEqual(readDate('2026-11-22'), { ms: null, impossible: true });
});

test('Message-IDs of a header: the last ones, each once', () => {
  assert.deepEqual(messageIds('<a@x> basura <b@x><a@x>'), ['b@x', 'a@x']);
  assert.deepEqual(messageIds('a@x b@x'), ['a@x', 'b@x']);
  assert.equal(messageIds(Array.from({ length: 80 }, (_none, n) => `<${n}@x>`).join(' '))[0], '30@x');
});
