// The rule of sharing out, by its properties: fair, within capacity, only to who knows the trámite and the place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { atiendeAlli, type CasoPorRepartir, cargaDe, elegir, type PersonaDeReparto, sabe } from './elegir.ts';
import { leerReglas, type Regla, reglaDe, reglaDeSiempre } from './regla.ts';
import { repartirVarias } from './repartir-varias.ts';
import { aptitudesPara, leerUnidades, unidadesSinDescribir } from './unidad.ts';

const persona = (n: number, parts: Partial<PersonaDeReparto> = {}): PersonaDeReparto => ({
  cuenta: `cuenta-${String(n).padStart(3, '0')}`,
  nombre: `Persona ${n}`,
  aptitudes: [],
  provincias: [],
  capacidad: null,
  activas: 0,
  enEspera: 0,
  ultimoTurno: null,
  ...parts,
});
const caso = (n: number, parts: Partial<CasoPorRepartir> = {}): CasoPorRepartir => ({
  id: `caso-${n}`,
  referencia: `VT-${n}`,
  tramite: 'a',
  aptitudes: [],
  provincia: null,
  anterior: null,
  devolvieron: [],
  ...parts,
});
const regla = (parts: Partial<Regla>): Regla => ({ ...reglaDeSiempre, modo: 'carga', ...parts });

const someone = (n: number) =>
  fc
    .record({
      aptitudes: fc.subarray(['a', 'b', 'etiqueta']),
      provincias: fc.subarray(['09', '17']),
      capacidad: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
      activas: fc.integer({ min: 0, max: 6 }),
      enEspera: fc.integer({ min: 0, max: 6 }),
      ultimoTurno: fc.option(fc.integer({ min: 1, max: 50 }), { nil: null }),
    })
    .map((parts) => persona(n, parts));
const people = fc
  .integer({ min: 0, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => someone(n))));
const cases = fc.array(
  fc
    .record({
      tramite: fc.constantFrom('a', 'b', 'c'),
      aptitudes: fc.subarray(['etiqueta']),
      provincia: fc.constantFrom(null, '09', '17', '01'),
      anterior: fc.constantFrom(null, 'cuenta-000', 'cuenta-004', 'nadie'),
      devolvieron: fc.subarray(['cuenta-000', 'cuenta-001', 'cuenta-002']),
    })
    .map((parts) => caso(0, parts)),
  { maxLength: 40 },
);
const rules = fc.record({
  modo: fc.constantFrom('turno' as const, 'carga' as const),
  capacidad: fc.integer({ min: 1, max: 8 }),
  pegajoso: fc.boolean(),
  soloEnHorario: fc.boolean(),
  enEsperaPesaPorciento: fc.integer({ min: 0, max: 100 }),
});

test('only who knows the trámite, the place, and did not give it back; capacity is never exceeded', () => {
  fc.assert(
    fc.property(people, cases, rules, (personas, casos, una) => {
      const now = new Map(personas.map((one) => [one.cuenta, one]));
      for (const { caso: de, eleccion } of repartirVarias(casos, personas, una)) {
        if (eleccion.persona === null) continue;
        const before = now.get(eleccion.persona.cuenta);
        assert.ok(before !== undefined, 'somebody who is not present');
        assert.ok(sabe(before, de) && atiendeAlli(before, de) && !de.devolvieron.includes(before.cuenta));
        const after = { ...before, activas: before.activas + 1 };
        assert.ok(cargaDe(after, una) <= (after.capacidad ?? una.capacidad) * 100);
        now.set(after.cuenta, after);
      }
    }),
  );
});

test('nobody is left waiting while somebody can', () => {
  fc.assert(
    fc.property(people, cases, rules, (personas, casos, una) => {
      for (const de of casos) {
        const { persona: chosen } = elegir(de, personas, una);
        const could = personas.some(
          (one) =>
            sabe(one, de) &&
            atiendeAlli(one, de) &&
            !de.devolvieron.includes(one.cuenta) &&
            cargaDe(one, una) + 100 <= (one.capacidad ?? una.capacidad) * 100,
        );
        assert.equal(chosen !== null, could);
      }
    }),
  );
});

test('in turn, people who can all the same differ by one at most, whatever they had before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 60 }),
      fc.array(fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }), { minLength: 9, maxLength: 9 }),
      (count, total, turnos) => {
        const personas = Array.from({ length: count }, (_, n) =>
          persona(n, { ultimoTurno: turnos[n] ?? null, capacidad: 500 }),
        );
        const casos = Array.from({ length: total }, (_, n) => caso(n));
        const given = new Map<string, number>(personas.map(({ cuenta }) => [cuenta, 0]));
        for (const { eleccion } of repartirVarias(casos, personas, regla({ modo: 'turno' }))) {
          const cuenta = eleccion.persona?.cuenta ?? '';
          given.set(cuenta, (given.get(cuenta) ?? 0) + 1);
        }
        const counts = [...given.values()];
        assert.ok(Math.max(...counts) - Math.min(...counts) <= 1);
        assert.equal(
          counts.reduce((a, b) => a + b, 0),
          total,
        );
      },
    ),
  );
});

test('by load, whoever carries least of those who can gets it, and the words say with how much', () => {
  const personas = [
    persona(1, { activas: 5 }),
    persona(2, { activas: 4, enEspera: 1 }),
    persona(3, { activas: 4, enEspera: 4 }),
  ];
  const { persona: chosen, motivo } = elegir(caso(1), personas, regla({}));
  assert.equal(chosen?.nombre, 'Persona 2');
  assert.equal(motivo, 'Le correspondía: 4 abiertas y 1 en espera, la menor carga entre 3 presentes.');
  // Where waiting weighs nothing the tie is broken by the turn, then by the account.
  const tie = elegir(caso(1), personas, regla({ enEsperaPesaPorciento: 0 }));
  assert.equal(tie.persona?.nombre, 'Persona 2');
});

test('whoever had the last case of the holder gets the next, unless it is switched off or she is full', () => {
  const personas = [persona(1), persona(2, { activas: 3 })];
  const known = caso(1, { anterior: 'cuenta-002' });
  assert.equal(elegir(known, personas, regla({})).persona?.nombre, 'Persona 2');
  assert.equal(elegir(known, personas, regla({ pegajoso: false })).persona?.nombre, 'Persona 1');
  assert.equal(elegir(known, personas, regla({ capacidad: 3 })).persona?.nombre, 'Persona 1');
});

test('each reason why nobody gets it is told in its own words', () => {
  const reasons = [
    elegir(caso(1), [persona(1)], regla({ modo: 'manual' })),
    elegir(caso(1), [], regla({})),
    elegir(caso(1), [persona(1, { aptitudes: ['b'] })], regla({})),
    elegir(caso(1, { provincia: '09' }), [persona(1, { provincias: ['17'] })], regla({})),
    elegir(caso(1, { devolvieron: ['cuenta-001'] }), [persona(1)], regla({})),
    elegir(caso(1), [persona(1, { activas: 30 })], regla({})),
  ];
  assert.ok(reasons.every(({ persona: chosen }) => chosen === null));
  assert.equal(new Set(reasons.map(({ motivo }) => motivo)).size, reasons.length);
});

test('a stored value that cannot be read shares out nothing', () => {
  for (const valor of [null, 'x', 7, [], { u: 'x' }, { u: { modo: 'siempre', capacidad: -1 } }]) {
    assert.deepEqual(reglaDe(leerReglas(valor), 'u'), reglaDeSiempre);
  }
  assert.deepEqual(reglaDe(leerReglas({ u: { ...reglaDeSiempre, modo: 'turno' } }), 'u').modo, 'turno');
  assert.equal(reglaDe(leerReglas({}), 'toString').modo, 'manual');
  assert.deepEqual(leerUnidades({ unidades: [{ nombre: '' }, 3, null] }), []);
});

test('a unit names the skills a trámite asks for, and those that nobody described are known', () => {
  const [unidad] = leerUnidades({
    unidades: [{ nombre: 'U', aptitudes: [{ nombre: 'correos', tramites: ['a'] }] }],
  });
  assert.ok(unidad?.recibe);
  assert.deepEqual(aptitudesPara(unidad, 'a'), ['correos']);
  assert.deepEqual(aptitudesPara(unidad, 'b'), []);
  assert.deepEqual(unidadesSinDescribir([unidad], ['V', 'U', 'V']), ['V']);
});
