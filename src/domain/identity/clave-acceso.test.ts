// Proves the clave de acceso parser with keys composed here: 48 digits and their check digit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accessKeyCheckDigit } from './check-digits.ts';
import { parseClaveAcceso } from './clave-acceso.ts';

type Parts = { date?: string; type?: string; ruc?: string; environment?: string };

function key({
  date = '21102026',
  type = '01',
  ruc = '1790012345001',
  environment = '2',
}: Parts = {}): string {
  const digits = `${date}${type}${ruc}${environment}001002000000123123456781`;
  return `${digits}${accessKeyCheckDigit(digits)}`;
}

function noticeOf(raw: string): string {
  const parsed = parseClaveAcceso(raw);
  return parsed.ok ? (parsed.warnings[0]?.code ?? 'ok') : parsed.notice.code;
}

test('the check digit, worked by hand: weights 2 and 3 at the right, 11 becomes 0, 10 becomes 1', () => {
  assert.equal(accessKeyCheckDigit('0'.repeat(48)), 0);
  assert.equal(accessKeyCheckDigit(`${'0'.repeat(47)}1`), 9);
  assert.equal(accessKeyCheckDigit(`${'0'.repeat(46)}10`), 8);
  assert.equal(accessKeyCheckDigit(`${'0'.repeat(46)}40`), 1);
});

test('a key is decoded into its parts', () => {
  const clave = key();
  assert.deepEqual(parseClaveAcceso(clave.replace(/(\d{10})/g, '$1 ')), {
    ok: true,
    value: {
      clave,
      issuedOn: '2026-10-21',
      documentCode: '01',
      documentName: 'factura',
      ruc: '1790012345001',
      environment: 'produccion',
      establishment: '001',
      emissionPoint: '002',
      sequence: '000000123',
      numericCode: '12345678',
      emissionType: '1',
    },
    warnings: [],
  });
});

test('test environment and unknown document are warnings', () => {
  assert.equal(noticeOf(key({ environment: '1' })), 'clave-acceso-de-pruebas');
  assert.equal(noticeOf(key({ type: '02' })), 'clave-acceso-tipo');
});

test('every refusal names its reason', () => {
  assert.equal(noticeOf(''), 'clave-acceso-vacia');
  assert.equal(noticeOf('1'.repeat(48)), 'clave-acceso-longitud');
  assert.equal(noticeOf('1'.repeat(301)), 'clave-acceso-longitud');
  assert.equal(noticeOf(key().replace(/^2/, 'Z')), 'clave-acceso-caracteres');
  assert.equal(noticeOf(`${key()}\u0000`), 'clave-acceso-caracteres');
  assert.equal(noticeOf(key({ date: '31022026' })), 'clave-acceso-fecha');
  assert.equal(noticeOf(key({ date: '29022025' })), 'clave-acceso-fecha');
  assert.equal(noticeOf(key({ date: '29022024' })), 'ok');
  assert.equal(noticeOf(key({ ruc: '9990012345001' })), 'clave-acceso-ruc');
  assert.equal(noticeOf(key({ environment: '3' })), 'clave-acceso-ambiente');
});

test('for any key exactly one last digit is accepted', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), (sequence) => {
      const digits = `${key().slice(0, 30)}${String(sequence).padStart(9, '0')}123456781`;
      const accepted = [...'0123456789'].filter((last) => noticeOf(digits + last) === 'ok');
      assert.deepEqual(accepted, [String(accessKeyCheckDigit(digits))]);
    }),
  );
});
