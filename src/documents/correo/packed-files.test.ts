// Files packed the old ways: winmail.dat and uuencode, whole, broken and made up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildTnef } from '../../../tests/correo/build-tnef.ts';
import { readTnef } from './read-tnef.ts';
import { expandRtf } from './rtf-compressed.ts';
import { splitUuencode } from './split-uuencode.ts';

const bytes = Buffer.from('contenido');
const whole = buildTnef({
  files: [{ name: 'Oficio año 2026.pdf', bytes }],
  text: 'Señores',
  rtf: '{\\rtf1}',
});

test('winmail.dat: files under their long names, text, rich text', () => {
  const tnef = readTnef(whole);
  assert.deepEqual(tnef?.files, [
    { name: 'Oficio año 2026.pdf', bytes },
    { name: 'mensaje.rtf', bytes: Buffer.from('{\\rtf1}') },
  ]);
  assert.equal(tnef?.text, 'Señores');
  assert.equal(tnef?.broken, false);
});

test('winmail.dat cut at any place: what stood before is there, and it is told', () => {
  for (let length = 6; length < whole.length; length += 1) {
    const tnef = readTnef(whole.subarray(0, length));
    assert.ok(tnef !== null && tnef.files.length <= 2);
  }
  assert.equal(readTnef(whole.subarray(0, whole.length - 5))?.broken, true);
  assert.equal(readTnef(Buffer.from('otra cosa')), null);
});

test('winmail.dat with any byte changed never stops its reader', () => {
  fc.assert(
    fc.property(fc.nat(whole.length - 7), fc.nat(255), (at, value) => {
      const changed = Buffer.from(whole);
      changed[at + 6] = value;
      assert.notEqual(readTnef(changed), null);
    }),
  );
});

test('compressed rich text: literals, and references into the dictionary', () => {
  // The example of [MS-OXRTFCP], 3.1: five references and fourteen literals.
  const example = Buffer.from(
    '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
    'hex',
  );
  assert.equal(expandRtf(example)?.toString('latin1'), '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
  assert.equal(expandRtf(Buffer.from('corto')), null);
});

test('uuencode: a block is a file, a sentence that begins like one stays a sentence', () => {
  const { text, files } = splitUuencode('hola\nbegin 644 a b.txt\n#0V%T\n`\nend\nfin');
  assert.equal(text, 'hola\n[archivo adjunto: a b.txt]\nfin');
  assert.deepEqual(files, [{ name: 'a b.txt', bytes: Buffer.from('Cat') }]);
  const prose = 'begin 644 veces\nesto no es un archivo\nend';
  assert.deepEqual(splitUuencode(prose), { text: prose, files: [] });
  const base64 = splitUuencode('begin-base64 644 x.bin\naG9sYQ==\n====');
  assert.deepEqual(base64.files, [{ name: 'x.bin', bytes: Buffer.from('hola') }]);
});
