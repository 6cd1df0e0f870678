/** Every example of every definition does what it says, and together they leave no field, document, check or code untried. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { demoRegister } from '../../demo/register.ts';
import { describePlazo } from '../../src/domain/calendar/plazo.ts';
import type { Datos, Fila } from '../../src/domain/tramite/campo.ts';
import { comprobaciones } from '../../src/domain/tramite/comprobaciones/catalogo.ts';
import type { Definicion, Ejemplo, Espera } from '../../src/domain/tramite/definicion.ts';
import { efectos } from '../../src/domain/tramite/efectos/catalogo.ts';
import { resumirDatos } from '../../src/domain/tramite/resumen.ts';
import { validarTramites } from '../../src/domain/tramite/validar-definicion.ts';
import { definiciones, tramites } from '../../tramites/index.ts';
import { factsFor, type Outcome, runExample } from './run-example.ts';

/** A Monday, a Saturday, a leap day, and the last day of a year: relative dates must hold on all of them. */
const days = ['2026-11-23', '2026-11-28', '2028-02-29', '2027-12-31'];
const [monday = ''] = days;

function assertOutcome(espera: Espera, outcome: Outcome) {
  const seen = `${outcome.kind}: ${outcome.because.join(', ')}`;
  if ('errorEn' in espera) {
    assert.equal(outcome.kind, 'errores', seen);
    assert.equal(outcome.because[0], espera.errorEn);
  } else if ('faltaDocumento' in espera) {
    assert.equal(outcome.kind, 'falta-documento', seen);
    assert.deepEqual(outcome.because, [espera.faltaDocumento]);
  } else if ('rechaza' in espera) {
    assert.ok(['rechazada', 'falta-confirmacion'].includes(outcome.kind), seen);
    assert.ok(outcome.because.includes(espera.rechaza), seen);
  } else if ('funcionario' in espera) {
    assert.equal(outcome.kind, 'funcionario', seen);
    assert.ok(outcome.because.includes(espera.funcionario), seen);
    assert.equal(outcome.dosPersonas, espera.dosPersonas ?? false);
  } else {
    assert.equal(outcome.kind, 'aprobada', seen);
    assert.deepEqual(
      outcome.cambios.map((c) => c.campo),
      espera.cambia,
    );
  }
}

for (const definicion of definiciones) {
  for (const ejemplo of definicion.ejemplos) {
    test(`${definicion.id}: ${ejemplo.dice}`, () => {
      for (const day of days) assertOutcome(ejemplo.espera, runExample(definicion, ejemplo, day));
    });
  }
}

/** Fields, columns of lists and options that answers make use of, as 'campo', 'campo.columna' and 'campo=opción'. */
function used(definicion: Definicion, datos: Datos, codigos: readonly string[]): readonly string[] {
  return Object.entries(definicion.datos).flatMap(([nombre, campo]) => {
    if (campo.tipo === 'codigoAlRegistrado') return codigos.includes(nombre) ? [nombre] : [];
    const valor = datos[nombre];
    if (valor === undefined) return [];
    if (campo.tipo === 'lista')
      return [
        nombre,
        ...(valor as readonly Fila[]).flatMap((fila) =>
          Object.entries(fila).flatMap(([columna, v]) => [
            `${nombre}.${columna}`,
            ...[v].flat().map((o) => `${nombre}.${columna}=${o}`),
          ]),
        ),
      ];
    return [nombre, ...[valor].flat().map((v) => `${nombre}=${String(v)}`)];
  });
}

function declared(definicion: Definicion): readonly string[] {
  return Object.entries(definicion.datos).flatMap(([nombre, campo]) => {
    const columns = campo.tipo === 'lista' ? Object.entries(campo.campos) : [];
    const options = (ruta: string, c: typeof campo) =>
      c.tipo === 'opcion' || c.tipo === 'varias' ? Object.keys(c.opciones).map((o) => `${ruta}=${o}`) : [];
    return [
      nombre,
      ...options(nombre, campo),
      ...columns.flatMap(([columna, sub]) => [
        `${nombre}.${columna}`,
        ...options(`${nombre}.${columna}`, sub),
      ]),
    ];
  });
}

function outcomesOf(definicion: Definicion): readonly (readonly [Ejemplo, Outcome])[] {
  return definicion.ejemplos.map((ejemplo) => [ejemplo, runExample(definicion, ejemplo, monday)]);
}

for (const definicion of definiciones) {
  test(`${definicion.id}: no field, option, document or code is left untried, and no undeclared code turns up`, () => {
    const outcomes = outcomesOf(definicion);
    const fields = new Set(outcomes.flatMap(([e, o]) => used(definicion, o.datos, e.codigos ?? [])));
    assert.deepEqual(
      declared(definicion).filter((field) => !fields.has(field)),
      [],
      'fields never answered',
    );
    const documents = new Set(outcomes.flatMap(([e]) => e.documentos ?? []));
    assert.deepEqual(
      Object.keys(definicion.documentos).filter((d) => !documents.has(d)),
      [],
      'documents never attached',
    );
    const required = Object.entries(definicion.documentos).filter(([, d]) => d.opcional !== true);
    const missed = new Set(outcomes.flatMap(([, o]) => (o.kind === 'falta-documento' ? o.because : [])));
    assert.deepEqual(
      required.map(([clave]) => clave).filter((d) => !missed.has(d)),
      [],
      'documents whose absence was never tried',
    );
    const codes = new Set(outcomes.flatMap(([, o]) => o.verdicts.map((v) => `${v.check}/${v.code}`)));
    const declaredCodes = definicion.comprobaciones.flatMap((c) =>
      comprobaciones[c].codigos.map((code) => `${c}/${code}`),
    );
    assert.deepEqual(
      declaredCodes.filter((code) => !codes.has(code)),
      [],
      'codes never found',
    );
    const possible = new Set([...declaredCodes, ...definicion.comprobaciones.map((c) => `${c}/conforme`)]);
    assert.deepEqual(
      [...codes].filter((code) => !possible.has(code)),
      [],
      'codes found and not declared',
    );
  });
}

test('every check and every effect of the catalogues is used, every effect changes something, and every kind of end occurs', () => {
  const outcomes = tramites.flatMap((d) => outcomesOf(d).map(([e, o]) => [d, e, o] as const));
  const checks = new Set<string>(tramites.flatMap((d) => d.comprobaciones));
  assert.deepEqual(
    Object.keys(comprobaciones).filter((c) => !checks.has(c)),
    [],
  );
  const changing = new Set<string | null>(
    outcomes.filter(([, , o]) => o.cambios.length > 0).map(([d]) => d.alAprobar),
  );
  assert.deepEqual(
    Object.entries(efectos)
      .filter(([nombre, efecto]) => efecto.clase !== 'cuenta' && !changing.has(nombre))
      .map(([nombre]) => nombre),
    [],
  );
  const kinds = new Set(outcomes.map(([, e]) => Object.keys(e.espera)[0]));
  assert.deepEqual([...kinds].sort(), ['aprobada', 'errorEn', 'faltaDocumento', 'funcionario', 'rechaza']);
});

test('a verdict can be replayed: the same facts give the same verdicts', () => {
  for (const definicion of tramites)
    for (const ejemplo of definicion.ejemplos)
      assert.deepEqual(runExample(definicion, ejemplo, monday), runExample(definicion, ejemplo, monday));
});

test('every answer given has its line in the summary, in words', () => {
  for (const definicion of tramites)
    for (const [ejemplo, { datos, kind }] of outcomesOf(definicion)) {
      if (kind === 'errores') continue;
      const lines = resumirDatos(definicion, datos, factsFor(definicion, ejemplo, datos, monday));
      for (const nombre of Object.keys(datos))
        assert.ok(lines.some((l) => l.campo === nombre && l.lineas.length > 0));
      assert.doesNotMatch(JSON.stringify(lines), /undefined|null|\[object/);
    }
});

test('the definitions agree with themselves and name parties that exist', () => {
  const { proveedores, entidades } = demoRegister(monday);
  const quienes = new Set([...Object.keys(proveedores), ...Object.keys(entidades)]);
  assert.deepEqual(validarTramites(definiciones, { quienes }), []);
});

/** The agency's published table: row, doors and time. */
const published: readonly (readonly [string, readonly string[], string])[] = [
  ['reseteo-de-clave', ['portal'], 'Inmediato'],
  ['direccion-y-nombre-comercial', ['chat', 'rapido'], 'Inmediato'],
  ['incremento-de-cpc', ['chat', 'rapido'], 'Inmediato'],
  ['actualizacion-de-socios', ['rapido'], '72 horas'],
  ['cambio-a-pasivo', ['rapido'], 'Inmediato'],
  ['reprogramacion-de-procesos', ['rapido'], '72 horas'],
  ['correo-electronico', ['rapido'], 'Inmediato'],
  ['contactos-telefonicos', ['chat', 'rapido'], 'Inmediato'],
  ['denuncia-de-corrupcion', ['correo'], 'Sin plazo publicado'],
  ['retencion-indebida-de-pagos', ['correo'], 'Sin plazo publicado'],
];

test('order, doors and time are those of the agency’s published table, and no text carries its short links', () => {
  assert.deepEqual(
    tramites.map((d) => [d.id, d.canales, describePlazo(d.tiempoEstimado)]),
    published,
  );
  assert.deepEqual(
    tramites.map((d) => d.fuente),
    published.map((_, i) => `Tabla «Trámites en línea», fila ${i + 1}`),
  );
  assert.doesNotMatch(JSON.stringify(tramites), /bit\.ly/);
});

test('there are 8 to 15 everyday wordings for each trámite and none belongs to two', () => {
  for (const { id, tambienSeDice } of tramites)
    assert.ok(tambienSeDice.length >= 8 && tambienSeDice.length <= 15, id);
  const all = tramites.flatMap((d) => d.tambienSeDice);
  assert.equal(new Set(all).size, all.length);
});
