// Codes without a table: each leads back to its own receipt, and only the key of the installation makes one.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { codigoBytes, leerCodigo } from '../../domain/recibo/codigo.ts';
import { reciboLimits } from '../../domain/recibo/recibo-limits.ts';
import { referenciaDesde } from '../../domain/solicitud/referencia.ts';
import { systemIds } from '../../platform/ids.ts';
import { keysFrom } from '../keys.ts';
import { codigoOfRecibo, openCodigo } from './codigo-of-recibo.ts';

const keys = keysFrom(Buffer.alloc(32, 1), systemIds);
const others = keysFrom(Buffer.alloc(32, 2), systemIds);
const references = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(referenciaDesde);
const events = fc.integer({ min: 1, max: reciboLimits.eventoMax });
const bytesOf = (codigo: string | null): Uint8Array => {
  const reading = leerCodigo(codigo ?? '');
  assert.ok(reading.ok);
  return reading.bytes;
};

test('a code leads back to its reference and event, and under another key to nothing', () => {
  fc.assert(
    fc.property(references, events, (referencia, n) => {
      const codigo = codigoOfRecibo(keys, referencia, n);
      assert.equal(codigo, codigoOfRecibo(keys, referencia, n));
      assert.deepEqual(openCodigo(keys, bytesOf(codigo)), { referencia, n });
      assert.equal(openCodigo(others, bytesOf(codigo)), null);
    }),
  );
});

test('a changed bit makes a code of nobody, and neighbours look nothing alike', () => {
  fc.assert(
    fc.property(references, events, fc.nat(codigoBytes * 8 - 1), (referencia, n, bit) => {
      const bytes = bytesOf(codigoOfRecibo(keys, referencia, n));
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.equal(openCodigo(keys, bytes), null);
    }),
  );
  const [first, second] = [1, 2].map((n) => codigoOfRecibo(keys, 'VT-2222-2222-22', n) ?? '');
  const alike = [...(first ?? '')].filter((sign, i) => sign !== '-' && sign === second?.[i]).length;
  assert.ok(alike < 8, `${alike} of 25 signs alike`);
});

test('past what two bytes count, and for what is no reference, there is no code', () => {
  assert.equal(codigoOfRecibo(keys, 'VT-2222-2222-22', reciboLimits.eventoMax + 1), null);
  for (const n of [0, -1, 1.5, Number.NaN]) assert.equal(codigoOfRecibo(keys, 'VT-2222-2222-22', n), null);
  assert.equal(codigoOfRecibo(keys, '', 1), null);
  assert.equal(codigoOfRecibo(keys, 'VT-0000-0000-00', 1), null);
});
