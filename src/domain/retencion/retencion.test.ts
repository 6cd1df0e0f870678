/** Terms, amounts, interest and the words of an acta, by hand-reckoned figures and by properties. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { demoHolidays } from '../../../demo/holidays.ts';
import { plainFacts } from '../../../tests/promises/plain-facts.ts';
import { civilDate, dayNumberOf } from '../calendar/civil-date.ts';
import { indexCalendar, isWorkingDay } from '../calendar/working-calendar.ts';
import { claseDeActa } from './clase-de-acta.ts';
import { diaDeRecordatorio } from './dia-de-recordatorio.ts';
import { interesEstimado } from './interes.ts';
import { leerMonto, montoText } from './monto.ts';
import { presuncionDeRetencion } from './presuncion.ts';
import { terminosDePago, terminoVigente } from './terminos.ts';
import { vencimiento } from './vencimiento.ts';

const calendario = indexCalendar({
  ...plainFacts('2026-11-23', {}).calendario.calendar,
  holidays: demoHolidays,
});

test('thirty calendar days after the request nothing is presumed; on the thirty-first it is', () => {
  const dates = { acta: '2026-08-01', solicitud: '2026-08-03' };
  const on = (hoy: string) => presuncionDeRetencion(dates, hoy, calendario);
  assert.deepEqual(on('2026-09-02')?.sePresume, false);
  assert.deepEqual(on('2026-09-03')?.sePresume, true);
  assert.equal(on('2026-10-17')?.diasDesdeSolicitud, 75);
  assert.equal(on('2026-09-02')?.hasta, '2026-09-02');
  // Two months by the law; thirty working days by the regulation, with 10 August a holiday.
  assert.equal(on('2026-10-17')?.pagoMaximo, '2026-10-01');
  assert.equal(on('2026-10-17')?.pago, '2026-09-14');
});

test('a request made before the reception counts from the reception', () => {
  const found = presuncionDeRetencion(
    { acta: '2026-09-10', solicitud: '2026-06-01' },
    '2026-09-20',
    calendario,
  );
  assert.equal(found?.hasta, '2026-10-10');
  assert.equal(found?.sePresume, false);
});

test('months end where the month ends, and terms hold only while they are in force', () => {
  assert.equal(vencimiento(calendario, '2026-12-31', { unidad: 'meses', cuantos: 2 }), '2027-02-28');
  assert.equal(vencimiento(calendario, '2027-12-31', { unidad: 'meses', cuantos: 2 }), '2028-02-29');
  assert.equal(vencimiento(calendario, '2026-10-15', { unidad: 'meses', cuantos: 2 }), '2026-12-15');
  for (const { clave, desde } of terminosDePago) {
    assert.ok(terminoVigente(clave, desde));
    assert.equal(terminoVigente(clave, civilDate(dayNumberOf(desde) - 1)), null);
  }
  assert.equal(
    presuncionDeRetencion({ acta: '2024-01-01', solicitud: '2024-01-02' }, '2024-06-01', calendario),
    null,
  );
});

test('amounts as people write them, and back', () => {
  for (const [text, cents] of [
    ['12500,40', 1_250_040],
    ['12.500,40', 1_250_040],
    ['USD 12,500.40', 1_250_040],
    ['$ 800', 80_000],
    ['1.250', 125_000],
    ['0,5', 50],
    ['115.00', 11_500],
  ] as const)
    assert.equal(leerMonto(text), cents, text);
  for (const text of ['', 'mucho', '12.34.56', '-5', '1e9', '12,345,6789', '9'.repeat(20)])
    assert.equal(leerMonto(text), null, text);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (cents) =>
      assert.equal(leerMonto(montoText(cents)), cents),
    ),
  );
  fc.assert(fc.property(fc.string(), (text) => void leerMonto(text)));
});

test('interest: amount × rate × days / 360, nothing before it was due', () => {
  assert.deepEqual(interesEstimado(1_000_000, 9, '2026-01-01', '2026-12-27'), { cents: 90_000, dias: 360 });
  assert.deepEqual(interesEstimado(1_000_000, 9, '2026-12-27', '2026-01-01'), { cents: 0, dias: 0 });
});

test('an acta says by its own heading which reception it is', () => {
  for (const [text, expected] of [
    ['ACTA DE ENTREGA-RECEPCIÓN DEFINITIVA', 'final'],
    ['Acta de entrega recepción única del contrato', 'final'],
    ['ACTA DE ENTREGA – RECEPCIÓN PROVISIONAL', 'provisional'],
    ['Acta de entrega recepción parcial No. 3', 'parcial'],
    ['ACTA DE ENTREGA RECEPCIÓN DEFINITIVA. Antecedentes: acta de recepción provisional de mayo', 'final'],
    ['Oficio de entrega de bienes', 'desconocida'],
  ] as const)
    assert.equal(claseDeActa([text]), expected, text);
  assert.equal(claseDeActa(['ACTA DE ENTREGA', 'RECEPCIÓN DEFINITIVA']), 'final');
  assert.equal(claseDeActa([]), 'desconocida');
});

test('the day of the reminder is a working day with as many left as were asked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20_600, max: 20_900 }), fc.integer({ min: 2, max: 15 }), (start, dias) => {
      const desde = civilDate(start);
      const vence = vencimiento(calendario, desde, { unidad: 'dias-habiles', cuantos: dias });
      const day = diaDeRecordatorio(calendario, { desde, vence, diasAntes: dias - 1 }, {});
      if (day === null) return;
      assert.ok(day > desde && day < vence && isWorkingDay(calendario, day));
      assert.equal(vencimiento(calendario, day, { unidad: 'dias-habiles', cuantos: dias - 1 }), vence);
    }),
  );
  assert.equal(
    diaDeRecordatorio(calendario, { desde: '2026-11-23', vence: '2026-11-24', diasAntes: 3 }, {}),
    null,
  );
});
