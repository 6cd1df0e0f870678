// The rules by which staff sign in: what is stored is read whatever it is, and a key is due exactly from its day on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, civilDateOf, instantOf } from '../calendar/civil-date.ts';
import { zoneGuayaquil } from '../calendar/zone.ts';
import type { Json } from '../canonical-json.ts';
import { rolesDeFuncionario } from '../solicitud/actor.ts';
import {
  debeLlave,
  llaveDesde,
  politicaFrom,
  politicaPropia,
  pruebaInstitucional,
} from './politica-de-ingreso.ts';

const date = fc
  .tuple(
    fc.integer({ min: 2026, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => civilDateOf(year, month, day));
const role = fc.constantFrom(...rolesDeFuncionario);

test('whatever is stored is read as rules, and rules are read as they are', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (valor) => {
      const read = politicaFrom(valor as Json);
      assert.deepEqual(politicaFrom(JSON.parse(JSON.stringify(read))), read);
    }),
  );
  assert.deepEqual(politicaFrom(null), politicaPropia);
  assert.deepEqual(
    politicaFrom({ llaveDesde: { auditor: '2026-02-30', ajeno: '2026-01-01' } }),
    politicaPropia,
  );
});

test('a key is due from the first instant of the earliest day of the roles, and not a moment before', () => {
  fc.assert(
    fc.property(fc.dictionary(role, date), fc.uniqueArray(role), (llaveDesdeDe, roles) => {
      const politica = { ...politicaPropia, llaveDesde: llaveDesdeDe };
      const mine = roles.flatMap((rol) => llaveDesdeDe[rol] ?? []).toSorted();
      const [first] = mine;
      assert.equal(llaveDesde(politica, roles), first ?? null);
      const start = instantOf(first ?? '2026-01-01', 0, zoneGuayaquil);
      assert.equal(debeLlave(politica, roles, null, start), first !== undefined);
      assert.equal(debeLlave(politica, roles, 'codigo', start), first !== undefined);
      assert.equal(debeLlave(politica, roles, 'recuperacion', start), first !== undefined);
      assert.equal(debeLlave(politica, roles, 'llave', start), false);
      assert.equal(debeLlave(politica, roles, null, start - 1), false);
      assert.equal(
        debeLlave(politica, [], null, instantOf(addDays('2030-12-28', 9), 0, zoneGuayaquil)),
        false,
      );
    }),
  );
});

test('what the institution says counts only where a rule names it; the key before the code', () => {
  const politica = {
    ...politicaPropia,
    institucional: { comoCodigo: ['mfa', 'alto'], comoLlave: ['hwk'], abreCuentas: false },
  };
  const said = (amr: readonly string[], acr: string | null = null) =>
    pruebaInstitucional(politica, { amr, acr });
  assert.equal(said(['pwd']), null);
  assert.equal(said(['pwd', 'mfa']), 'codigo');
  assert.equal(said(['pwd'], 'alto'), 'codigo');
  assert.equal(said(['mfa', 'hwk']), 'llave');
  assert.equal(pruebaInstitucional(politicaPropia, { amr: ['mfa', 'hwk'], acr: 'alto' }), null);
});
