/** An acta is told from another by its own words, and what cannot be read is never passed off as final. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPdf } from '../../../tests/authority/build-pdf.ts';
import { examineActa } from './examine-acta.ts';

const found = async (bytes: Uint8Array) =>
  (await examineActa(bytes)).hallazgos.map(({ state, code }) => `${state} ${code}`);

test('final, provisional, partial, and whatever says none of them', async () => {
  for (const [line, expected] of [
    ['ACTA DE ENTREGA RECEPCION DEFINITIVA', 'ok acta-final'],
    ['ACTA DE ENTREGA RECEPCION PROVISIONAL', 'warn acta-provisional'],
    ['ACTA DE ENTREGA RECEPCION PARCIAL', 'warn acta-parcial'],
    ['OFICIO DE ENTREGA', 'unknown acta-sin-clase'],
  ] as const)
    assert.deepEqual(await found(buildPdf({ lines: [line] })), ['ok pdf-legible', expected]);
});

test('a file that is no PDF is told as that, without a word on which acta it is', async () => {
  const codes = await found(Buffer.from('esto no es un PDF'));
  assert.ok(codes.length > 0);
  assert.ok(codes.every((code) => !code.includes('acta-')));
});
