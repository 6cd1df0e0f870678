/** Terms between stages: by the amount, by the calendar of the entity's canton, by the day of publication, only where something moves. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { addDays } from '../calendar/civil-date.ts';
import { cronogramaPropuesto, diasHabilesEntre, minutosEntre } from './cronograma-propuesto.ts';
import { hallazgoDe } from './observacion.ts';
import { revisarTerminos } from './revisar-terminos.ts';
import { terminos } from './terminos.ts';
import { enCuenca, enGuayaquil, procesoDePrueba, subasta } from './testing/lugar.ts';

const move = (etapa: string, fechaHora: string) => ({ etapa, fechaHora });
const codes = (found: ReturnType<typeof revisarTerminos>) => found.map((o) => [o.codigo, o.certeza, o.fila]);

test('two days for correcting errors are enough, one is not, six are too many', () => {
  const answer = (date: string) =>
    codes(
      revisarTerminos(
        procesoDePrueba(),
        [move('Fecha Límite respuesta Convalidación', `${date}T15:00`)],
        enCuenca,
      ),
    );
  assert.deepEqual(answer('2026-12-07'), []);
  assert.deepEqual(answer('2026-12-04'), [['termino-minimo', 'cierta', 0]]);
  assert.deepEqual(answer('2026-12-10'), []);
  assert.deepEqual(answer('2026-12-11'), [['termino-maximo', 'cierta', 0]]);
});

test('a holiday of the entity’s canton is no working day there, and is named; the agency’s own day counts', () => {
  const moved = [
    move('Fecha Límite solicitar Convalidación', '2026-12-08T15:00'),
    move('Fecha Límite respuesta Convalidación', '2026-12-10T15:00'),
  ];
  assert.deepEqual(codes(revisarTerminos(procesoDePrueba(), moved, enCuenca)), []);
  const [found] = revisarTerminos(procesoDePrueba(), moved, enGuayaquil);
  assert.equal(found?.codigo, 'termino-minimo');
  assert.match(
    found?.frase ?? '',
    /hay 1 día hábil .* mínimo de 2 días hábiles; .*9 de diciembre de 2026 \(Día del cantón/,
  );
});

test('the time for bids follows the amount; at second hand, so an officer judges', () => {
  const soon = [move('Fecha Límite entrega Ofertas', '2026-11-27T15:00')];
  const at = (presupuesto: string | null) =>
    codes(revisarTerminos(procesoDePrueba({ presupuesto }), soon, enCuenca));
  assert.deepEqual(at('10000.00'), []);
  assert.deepEqual(at('10000.01'), [['termino-minimo', 'dudosa', 0]]);
  assert.deepEqual(at(null), [['presupuesto-no-consta', 'desconocida', 0]]);
  const four = [move('Fecha Límite entrega Ofertas', '2026-12-01T15:00')];
  const amount = (presupuesto: string) =>
    revisarTerminos(procesoDePrueba({ presupuesto }), four, enCuenca).map((o) => o.hechos.minimo);
  assert.deepEqual(['100000', '100,000.01', '500000.01', '1000000.01'].map(amount), [
    [],
    ['4 días hábiles'],
    ['6 días hábiles'],
    ['10 días hábiles'],
  ]);
});

test('an auction lasts 15 to 60 minutes', () => {
  const end = (hour: string) =>
    codes(revisarTerminos(procesoDePrueba(), [move('Fecha Final de Puja', `2026-12-15T${hour}`)], enCuenca));
  assert.deepEqual(end('10:14'), [['termino-minimo', 'cierta', 0]]);
  assert.deepEqual([end('10:15'), end('11:00')], [[], []]);
  assert.deepEqual(end('11:01'), [['termino-maximo', 'cierta', 0]]);
});

test('opening comes an hour after the bids: sooner is refused, later is for an officer', () => {
  const etapas = [
    { nombre: 'Fecha de Publicación', fechaHora: '2026-11-20T10:00' },
    { nombre: 'Fecha Límite de Propuestas', fechaHora: '2026-12-14T10:00' },
    { nombre: 'Fecha Apertura de Ofertas', fechaHora: '2026-12-14T11:00' },
  ];
  const open = (hour: string) =>
    codes(
      revisarTerminos(
        procesoDePrueba({ codigo: 'LICO-PRUEBA-001-2026', etapas }),
        [move('Fecha Apertura de Ofertas', `2026-12-14T${hour}`)],
        enCuenca,
      ),
    );
  assert.deepEqual(open('10:59'), [['termino-minimo', 'cierta', 0]]);
  assert.deepEqual(open('11:01'), [['termino-maximo', 'dudosa', 0]]);
});

test('special regimes are never refused over these terms', () => {
  const found = revisarTerminos(
    procesoDePrueba({ codigo: 'RE-PU-PRUEBA-001-2026' }),
    [move('Fecha Límite respuesta Convalidación', '2026-12-04T15:00')],
    enCuenca,
  );
  assert.deepEqual(codes(found), [['termino-minimo', 'dudosa', 0]]);
});

test('a process published before these rules keeps its own: an officer checks them', () => {
  const etapas = subasta.map((e, i) => (i === 0 ? { ...e, fechaHora: '2025-10-27T10:00' } : e));
  const moved = [move('Fecha Límite respuesta Convalidación', '2026-12-04T15:00')];
  assert.deepEqual(codes(revisarTerminos(procesoDePrueba({ etapas }), moved, enCuenca)), [
    ['reglas-anteriores', 'desconocida', -1],
  ]);
});

test('every finding says its sentence, its article and since when it holds', () => {
  const [found] = revisarTerminos(
    procesoDePrueba(),
    [move('Fecha Límite respuesta Convalidación', '2026-12-04T15:00')],
    enCuenca,
  );
  assert.ok(found);
  const finding = hallazgoDe(found, 'etapas');
  assert.equal(finding.field, 'etapas.0.fechaHora');
  assert.equal(finding.state, 'reject');
  assert.match(finding.sentence, /\(Reglamento General a la LOSNCP, art\. 100\)\.$/);
  assert.deepEqual(finding.facts, {
    desde: 'Fecha Límite solicitar Convalidación',
    hasta: 'Fecha Límite respuesta Convalidación',
    hay: '1 día hábil',
    minimo: '2 días hábiles',
    baseLegal: 'Reglamento General a la LOSNCP, art. 100',
    vigenteDesde: '2025-10-28',
    textoVerificado: 'sí',
  });
});

test('the table is sound: each term has a bound, bounds in order, steps that rise to one without limit', () => {
  for (const { min, max, porMonto, base } of terminos) {
    assert.ok(min !== undefined || max !== undefined || porMonto !== undefined, base.articulo);
    if (min !== undefined && max !== undefined) assert.ok(min <= max, base.articulo);
    const steps = porMonto ?? [];
    assert.equal(steps.at(-1)?.hastaUsd ?? null, null);
    for (const [i, { hastaUsd }] of steps.entries())
      assert.ok(i === 0 || hastaUsd === null || hastaUsd > (steps[i - 1]?.hastaUsd ?? Infinity));
  }
});

const anyMove = fc
  .array(
    fc.record({
      stage: fc.integer({ min: 0, max: subasta.length - 1 }),
      days: fc.integer({ min: 0, max: 60 }),
      minute: fc.integer({ min: 0, max: 1_439 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((moves) =>
    moves.map(({ stage, days, minute }) => {
      const two = (n: number) => String(n).padStart(2, '0');
      const hour = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
      return move(subasta[stage]?.nombre ?? '', `${addDays('2026-11-23', days)}T${hour}`);
    }),
  );

test('for any dates: a finding is true by a count made another way, and speaks of a row that was asked for', () => {
  fc.assert(
    fc.property(anyMove, (pedidas) => {
      const proceso = procesoDePrueba();
      const found = revisarTerminos(proceso, pedidas, enGuayaquil);
      const etapas = cronogramaPropuesto(proceso.etapas, pedidas);
      for (const { codigo, fila, hechos } of found) {
        assert.ok(fila >= 0 && fila < pedidas.length);
        const [desde, hasta] = [hechos.desde, hechos.hasta].map((n) => etapas.find((e) => e.nombre === n));
        assert.ok(desde && hasta && (desde.movida || hasta.movida));
        const inMinutes = String(hechos.hay).endsWith('minutos');
        const counted = inMinutes
          ? minutesOf(desde.ahora, hasta.ahora)
          : workingDaysOf(desde.ahora, hasta.ahora);
        assert.equal(Number.parseInt(String(hechos.hay), 10), counted);
        const bound = Number.parseInt(String(hechos.minimo ?? hechos.maximo), 10);
        assert.ok(codigo === 'termino-minimo' ? counted < bound : counted > bound);
      }
    }),
    { numRuns: 300 },
  );
});

test('for any dates: asking for what already stands finds nothing', () => {
  const same = subasta.map(({ nombre, fechaHora }) => move(nombre, fechaHora));
  fc.assert(
    fc.property(fc.subarray(same), (pedidas) => {
      assert.deepEqual(revisarTerminos(procesoDePrueba(), pedidas, enGuayaquil), []);
    }),
  );
});

/** Day by day, the slow way. */
function workingDaysOf(desde: string, hasta: string): number {
  const closed = new Set(['2026-12-25', '2027-01-01', '2026-12-09']);
  let count = 0;
  for (let day = desde.slice(0, 10); day < hasta.slice(0, 10); ) {
    day = addDays(day, 1);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !closed.has(day)) count += 1;
  }
  return count;
}

const minutesOf = (desde: string, hasta: string) =>
  (Date.parse(`${hasta}:00Z`) - Date.parse(`${desde}:00Z`)) / 60_000;

test('text that is no moment counts as nothing, whatever another system sends', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const days = diasHabilesEntre(enCuenca, text, '2026-12-01T10:00');
      assert.ok(days === null || days >= 0);
      assert.ok(minutosEntre(text, text) === null || minutosEntre(text, text) === 0);
    }),
  );
});
