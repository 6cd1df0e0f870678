// The address of the mail desk: read what was written, and anything else counts as not asked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mailTabs } from '../../actions/correo-mesa/list-mail-desk.ts';
import { safeReturn } from '../../paths.ts';
import { mailHref, readMailAddress } from './mail-address.ts';

const read = (href: string) => readMailAddress(new URL(href, 'http://localhost').searchParams);

test('an address says again what it was made from', () => {
  const asked = fc.record({
    tab: fc.constantFrom(...mailTabs),
    tramite: fc.constantFrom(null, 'retencion-indebida-de-pagos'),
    unidad: fc.constantFrom(null, 'Control de procesos'),
    soloMios: fc.boolean(),
    buscar: fc.constantFrom('', 'persona@correo.example', 'no me pagan'),
    tras: fc.constantFrom(null, {
      cambiadoMs: 1_795_000_000_000,
      id: '0198f000-0000-7000-8000-000000000001',
    }),
  });
  fc.assert(fc.property(asked, (one) => assert.deepEqual(read(mailHref(one)), { ...one })));
});

test('whatever stands in the address, there is an answer', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (ver, tras) => {
      const { tab } = readMailAddress(new URLSearchParams({ ver, tras, q: tras }));
      assert.ok(mailTabs.includes(tab));
    }),
  );
});

test('the way back after a sign-in takes the address', () => {
  const href = mailHref({ tab: 'esperan', unidad: 'Control de procesos' });
  assert.equal(safeReturn(href, '/'), href);
});
