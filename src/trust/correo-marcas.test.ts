/** Proves that only our own marks are read, in any case of letters, and that one kind never passes for the other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { systemIds } from '../platform/ids.ts';
import { plusAddress, readPlusAddress, readThreadMessageId, threadMessageId } from './correo-marcas.ts';
import { keysFrom } from './keys.ts';

const keys = keysFrom(Buffer.alloc(32, 7), systemIds);
const others = keysFrom(Buffer.alloc(32, 8), systemIds);
const base = 'tramites@agencia-demostracion.example';
const domain = 'agencia-demostracion.example';

test('any thread comes back from its address and from its Message-ID, whatever the case of the letters', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), fc.boolean(), (hilo, salida, capitals) => {
      const turned = (text: string) => (capitals ? text.toUpperCase() : text);
      const address = plusAddress(keys, base, hilo);
      assert.equal(readPlusAddress(keys, base, turned(address)), hilo);
      assert.equal(readPlusAddress(others, base, address), null);
      const id = threadMessageId(keys, { salida, hilo }, domain);
      assert.deepEqual(readThreadMessageId(keys, turned(id)), { salida, hilo });
      assert.equal(readThreadMessageId(others, id), null);
    }),
  );
});

test('one changed letter anywhere, and the mark is nobody’s', () => {
  const hilo = '019ab000-1111-7222-8333-444455556666';
  const salida = '019ab000-aaaa-7bbb-8ccc-ddddeeeeffff';
  const address = plusAddress(keys, base, hilo);
  const id = threadMessageId(keys, { salida, hilo }, domain);
  const turned = (text: string, i: number) =>
    `${text.slice(0, i)}${text[i] === 'a' ? 'b' : 'a'}${text.slice(i + 1)}`;
  for (let i = 0; i < address.indexOf('@'); i += 1)
    assert.equal(readPlusAddress(keys, base, turned(address, i)), null, address);
  for (let i = 0; i < id.indexOf('@'); i += 1)
    assert.equal(readThreadMessageId(keys, turned(id, i)), null, id);
});

test('an address of another mailbox, without a mark or with a longer one is plain', () => {
  const hilo = '019ab000-1111-7222-8333-444455556666';
  const address = plusAddress(keys, base, hilo);
  const tag = address.slice(address.indexOf('+') + 1, address.indexOf('@'));
  const plain = [
    base,
    '',
    '@',
    'x',
    `tramites+@${domain}`,
    `tramites+${tag}a@${domain}`,
    `otros+${tag}@${domain}`,
  ];
  for (const one of [...plain, `tramites+${tag}@otro.example`, `x${address}`])
    assert.equal(readPlusAddress(keys, base, one), null, one);
});

test('the local part never passes 64 octets: a long address stays as it is', () => {
  const hilo = '019ab000-1111-7222-8333-444455556666';
  const longest = `${'a'.repeat(21)}@${domain}`;
  assert.equal(plusAddress(keys, longest, hilo).indexOf('@'), 64);
  assert.equal(readPlusAddress(keys, longest, plusAddress(keys, longest, hilo)), hilo);
  const longer = `${'a'.repeat(22)}@${domain}`;
  assert.equal(plusAddress(keys, longer, hilo), longer);
});

test('any text is read without harm', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      assert.equal(readPlusAddress(keys, base, text), null);
      assert.equal(readThreadMessageId(keys, text), null);
    }),
  );
  assert.equal(readThreadMessageId(keys, `${'a.'.repeat(50_000)}@x`), null);
});

test('what does not name a thread cannot get an address', () => {
  assert.throws(() => plusAddress(keys, base, 'hilo-1'), TypeError);
});
