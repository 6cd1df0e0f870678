// Proves how the number of a member is read: cédula, passport, RUC, lost zeros, and every refusal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseIdentificacion } from './identificacion.ts';

function read(raw: string): readonly string[] {
  const parsed = parseIdentificacion(raw);
  return parsed.ok ? [parsed.value.cedula, ...parsed.warnings.map(({ code }) => code)] : [parsed.notice.code];
}

test('cédulas in any dress', () => {
  for (const raw of ['3000000004', '300000000-4', ' 3000 000 004 ', "'3000000004", '３００００００００４'])
    assert.deepEqual(read(raw), ['3000000004']);
  assert.deepEqual(read('3000000005'), ['3000000005', 'cedula-digito-verificador']);
});

test('repairs warn', () => {
  assert.deepEqual(read('100000009'), ['0100000009', 'cedula-cero-repuesto']);
  assert.deepEqual(read('3000000004001'), ['3000000004', 'cedula-de-ruc']);
  assert.deepEqual(read('ab 123456'), ['AB123456', 'identificacion-pasaporte']);
});

test('refusals', () => {
  assert.deepEqual(read(''), ['cedula-vacia']);
  assert.deepEqual(read('171003406X'), ['cedula-digito-verificador']);
  assert.deepEqual(read('1.71003E+09'), ['cedula-notacion-cientifica']);
  assert.deepEqual(read('1,71E9'), ['cedula-notacion-cientifica']);
  assert.deepEqual(read('1790012345001'), ['cedula-es-ruc']);
  assert.deepEqual(read('12345'), ['cedula-longitud']);
  assert.deepEqual(read('9900000000'), ['cedula-provincia']);
  assert.deepEqual(read('sin número'), ['cedula-caracteres']);
  assert.deepEqual(read('1'.repeat(400)), ['cedula-longitud']);
});

const anyText = fc
  .array(fc.nat({ max: 0xffff }), { maxLength: 20 })
  .map((codes) => String.fromCharCode(...codes));

test('total, and what is read is read again as itself', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.stringMatching(/^[0-9A-Z]{5,14}$/)), (raw) => {
      const parsed = parseIdentificacion(raw);
      if (parsed.ok) assert.equal(read(parsed.value.cedula)[0], parsed.value.cedula);
    }),
  );
});
