// Proves which addresses of a scanner are understood.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeScannerAddress, parseScannerAddress } from './scanner-address.ts';

test('TCP and socket addresses are read', () => {
  assert.deepEqual(parseScannerAddress('clamd://127.0.0.1:3310'), {
    kind: 'tcp',
    host: '127.0.0.1',
    port: 3310,
  });
  assert.deepEqual(parseScannerAddress('clamd://antivirus'), { kind: 'tcp', host: 'antivirus', port: 3310 });
  assert.deepEqual(parseScannerAddress('clamd://[::1]:3311/'), { kind: 'tcp', host: '::1', port: 3311 });
  for (const text of ['unix:/run/clamd.sock', 'unix:///run/clamd.sock']) {
    assert.deepEqual(parseScannerAddress(text), { kind: 'unix', path: '/run/clamd.sock' });
  }
});

test('anything else is refused', () => {
  const wrong = [
    '',
    'clamd://',
    'clamd://a:0',
    'clamd://a:70000',
    'tcp://a:1',
    'unix:clamd.sock',
    'clamd://a b',
    'clamd://u:p@a',
  ];
  for (const text of wrong) assert.equal(parseScannerAddress(text), null, text);
});

test('what is understood is described, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const address = parseScannerAddress(`clamd://${text}`);
      assert.ok(address === null || describeScannerAddress(address).length > 0);
    }),
  );
  assert.equal(describeScannerAddress({ kind: 'unix', path: '/run/c' }), 'unix:/run/c');
  assert.equal(describeScannerAddress({ kind: 'tcp', host: 'a', port: 1 }), 'a:1');
});
