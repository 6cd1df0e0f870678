// The ASN.1 reader: values as written, BER where signers use it, faults instead of surprises.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  der,
  generalizedTime,
  integer,
  octets,
  oid,
  sequence,
  utcTime,
  utf8,
} from '../../../tests/authority/der-writer.ts';
import { DerFault, octetsOf, oidOf, readDer, siblings, stringOf, timeOf } from './der.ts';

test('values come back as written', () => {
  const root = readDer(
    sequence(integer(300), oid('1.3.6.1.4.1.37746.2.3.1'), utf8('Ñ'), octets(Buffer.alloc(300, 7))),
  );
  const [number, id, text, bytes] = root.children;
  assert.deepEqual([...(number?.content ?? [])], [1, 44]);
  assert.equal(id && oidOf(id), '1.3.6.1.4.1.37746.2.3.1');
  assert.equal(text && stringOf(text), 'Ñ');
  assert.equal(bytes && octetsOf(bytes).length, 300);
  for (const dotted of ['2.5.29.15', '2.999.3', '0.9.2342'])
    assert.equal(oidOf(readDer(oid(dotted))), dotted);
});

test('times of both forms; others are faults', () => {
  const timeMs = Date.UTC(2026, 10, 22, 15, 4, 5);
  assert.equal(timeOf(readDer(utcTime(timeMs))), timeMs);
  assert.equal(timeOf(readDer(generalizedTime(timeMs))), timeMs);
  assert.equal(timeOf(readDer(der(0x18, Buffer.from('20261122150405.25Z')))), timeMs + 250);
  for (const text of ['20261322150405Z', '2026112215Z', '20261122150405-0500'])
    assert.throws(() => timeOf(readDer(der(0x18, Buffer.from(text)))), DerFault, text);
});

test('indefinite lengths and octets in pieces are read as their definite form', () => {
  const pieces = Buffer.concat([
    Buffer.from([0x24, 0x80]),
    octets(Buffer.from('ho')),
    octets(Buffer.from('la')),
    Buffer.from([0, 0]),
  ]);
  const whole = Buffer.concat([Buffer.from([0x30, 0x80]), pieces, Buffer.from([0, 0]), Buffer.from('tail')]);
  const root = readDer(whole);
  assert.equal(root.raw.length, whole.length - 4);
  const [inner] = root.children;
  assert.equal(inner && Buffer.from(octetsOf(inner)).toString(), 'hola');
});

test('deep, cut and random bytes are faults, never another error', () => {
  assert.throws(() => readDer(Buffer.alloc(1_000, Buffer.from([0x30, 0x80]))), DerFault);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        readDer(bytes);
        for (const _one of siblings(bytes));
      } catch (fault) {
        assert.ok(fault instanceof DerFault);
      }
    }),
  );
});
