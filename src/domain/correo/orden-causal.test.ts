// The reading order of a thread.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Nodo, ordenCausal } from './orden-causal.ts';

const nodo = (id: string, enMs: number, responde: readonly string[] = []): Nodo => ({
  id,
  messageId: `${id}@correo.example`,
  responde: responde.map((one) => `${one}@correo.example`),
  enMs,
});

test('correo 19: an answer that arrives before what it answers stands below it', () => {
  const orden = ordenCausal([nodo('respuesta', 1, ['original']), nodo('otra', 2), nodo('original', 3)]);
  assert.deepEqual(orden, ['original', 'respuesta', 'otra']);
});

test('mails that answer each other in a ring are shown once each', () => {
  assert.deepEqual(ordenCausal([nodo('a', 1, ['b']), nodo('b', 2, ['c']), nodo('c', 3, ['a'])]).length, 3);
});

test('every mail once; nothing before what it answers, where the answers make no ring', () => {
  const threads = fc.array(fc.tuple(fc.nat(20), fc.nat(30)), { maxLength: 20 });
  fc.assert(
    fc.property(threads, (pairs) => {
      // Each answers an earlier one of the list, or none: no ring, and arrival as it happens.
      const nodos = pairs.map(([answered, enMs], i) =>
        nodo(String(i), enMs, answered < i ? [String(answered)] : []),
      );
      const orden = ordenCausal(nodos);
      assert.deepEqual([...orden].sort(), nodos.map(({ id }) => id).sort());
      for (const { id, responde } of nodos)
        for (const before of responde)
          assert.ok(orden.indexOf(before.replace('@correo.example', '')) < orden.indexOf(id));
    }),
  );
});

test('a chain of 5,000 answers that arrived backwards is put in order', () => {
  const nodos = Array.from({ length: 5_000 }, (_, i) =>
    nodo(String(i), 5_000 - i, i === 0 ? [] : [String(i - 1)]),
  );
  assert.deepEqual(ordenCausal(nodos).slice(0, 3), ['0', '1', '2']);
});
