/** What holds for every check, whatever the facts: declared codes, sentences for people, no doubt read as well, no memory. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { demoRegister } from '../../../../demo/register.ts';
import { factsFor } from '../../../../tests/promises/run-example.ts';
import { tramites } from '../../../../tramites/index.ts';
import type { ComprobacionAbierta } from '../comprobacion.ts';
import { conFechas } from '../ejemplo.ts';
import type { Hechos } from '../hechos.ts';
import { leerDatos } from '../leer-datos.ts';
import { comprobaciones } from './catalogo.ts';

const today = '2026-11-23';
const demo = demoRegister(today);
const opened = Object.entries(comprobaciones) as readonly (readonly [string, ComprobacionAbierta])[];

/** Real answers of the examples with the facts of somebody else: every mixture the demo can make. */
const cases = tramites.flatMap((definicion) =>
  definicion.ejemplos.flatMap((ejemplo) => {
    const { datos, errores } = leerDatos(definicion, conFechas(ejemplo.datos, today));
    return errores.length > 0
      ? []
      : [{ definicion, datos, hechos: factsFor(definicion, ejemplo, datos, today) }];
  }),
);

const strangeFacts = fc.record({
  ficha: fc.constantFrom(null, ...Object.values(demo.proveedores)),
  proceso: fc.constantFrom(null, ...demo.procesos),
  registroDisponible: fc.boolean(),
  hayRelaciones: fc.boolean(),
  entidad: fc.constantFrom(null, ...Object.values(demo.entidades).map((e) => e.ruc)),
});

test('with anybody’s facts, every check keeps to its declared codes, speaks in sentences, and gives the same twice', () => {
  fc.assert(
    fc.property(fc.constantFrom(...cases), strangeFacts, ({ definicion, datos, hechos }, strange) => {
      const facts: Hechos = { ...hechos, ...strange };
      for (const nombre of definicion.comprobaciones) {
        const regla = comprobaciones[nombre] as ComprobacionAbierta;
        const found = regla.halla(datos, facts, []);
        assert.deepEqual(regla.halla(datos, facts, []), found);
        for (const { code, sentence, field, confirm } of found) {
          assert.ok(regla.codigos.includes(code), `${nombre}: ${code}`);
          assert.match(sentence, /^[A-ZÁÉÍÓÚÑ¿].*[.?]$/su);
          assert.doesNotMatch(sentence, /undefined|null|\[object/);
          if (confirm !== undefined && confirm !== null) assert.match(confirm, /\.$/);
          const [asked = ''] = (field ?? '').split('.');
          assert.ok(asked === '' || Object.hasOwn(definicion.datos, asked), `${nombre}: ${field}`);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('when the register does not answer, a check that needs it says so and never that all is well', () => {
  for (const { definicion, datos, hechos } of cases) {
    const silent: Hechos = { ...hechos, registroDisponible: false, ficha: null, proceso: null };
    for (const nombre of definicion.comprobaciones) {
      const regla = comprobaciones[nombre] as ComprobacionAbierta;
      if (!regla.codigos.includes('registro-sin-respuesta')) continue;
      const [found] = regla.halla(datos, silent, []);
      assert.equal(found?.state, 'unknown', nombre);
    }
  }
});

test('codes are kebab-case without accents, declared once', () => {
  for (const [nombre, { codigos, version, comprueba }] of opened) {
    assert.equal(new Set(codigos).size, codigos.length, nombre);
    for (const code of codigos) assert.match(code, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    assert.ok(Number.isInteger(version) && version >= 1);
    assert.match(comprueba, /\.$/);
  }
});
