// Proves what the text of a printed invoice can say: that its key is well formed, never that it was issued.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { examineInvoicePdf } from './examine-invoice-pdf.ts';
import { claveOf } from './testing/sign-invoice.ts';

const clave = claveOf();
const codes = (lines: readonly string[], options = {}) =>
  examineInvoicePdf(lines, options).findings.map(({ state, code }) => `${state} ${code}`);

test('the key is found whole, spaced, twice and broken over two lines; the finding stays unknown', () => {
  const spaced = clave.replace(/(\d{10})/g, '$1 ');
  const layouts = [
    ['FACTURA', clave, 'TOTAL 115.00'],
    [`CLAVE DE ACCESO: ${spaced}`],
    ['NÚMERO DE AUTORIZACIÓN', clave, 'CLAVE DE ACCESO', clave],
    [`CLAVE DE ACCESO ${clave.slice(0, 30)} `, clave.slice(30), 'TOTAL'],
  ];
  for (const lines of layouts) {
    const { findings, facts } = examineInvoicePdf(lines);
    assert.deepEqual(
      findings.map(({ state, code }) => [state, code]),
      [['unknown', 'ride-solo-forma']],
    );
    assert.match(findings[0]?.sentence ?? '', /no prueba/);
    assert.deepEqual(facts, {
      clave,
      issuedOn: '2026-10-21',
      documentCode: '01',
      ruc: '1790012345001',
      environment: 'produccion',
      number: '001-002-000000123',
    });
  }
});

test('a wrong digit, no key and two keys have their own sentences', () => {
  const wrong = clave.slice(0, 48) + String((Number(clave[48]) + 1) % 10);
  assert.deepEqual(codes([wrong]), ['reject clave-invalida']);
  assert.deepEqual(codes(['FACTURA', '123']), ['unknown clave-ausente']);
  assert.deepEqual(codes([]), ['unknown clave-ausente']);
  assert.deepEqual(codes([clave, claveOf({ sequence: '000000124' })]), ['unknown clave-varias']);
});

test('another issuer and the test environment are refused', () => {
  assert.deepEqual(codes([clave], { issuer: { ruc: '1790012345001' } }), ['unknown ride-solo-forma']);
  assert.equal(codes([clave], { issuer: { ruc: '1790099999001' } })[0], 'reject ruc-no-coincide');
  const testing = claveOf({ environment: '1' });
  assert.equal(codes([testing])[0], 'reject comprobante-de-prueba');
  assert.equal(codes([testing], { acceptsTest: true })[0], 'warn comprobante-de-prueba');
});

test('any text gives findings and never an ok', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.stringMatching(/^\d{49}$/))), (lines) => {
      const { findings } = examineInvoicePdf(lines);
      assert.ok(findings.length > 0 && findings.every(({ state }) => state !== 'ok'));
    }),
  );
});
