/** Deadlines worked out by hand, and how they read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, instantOf } from './civil-date.ts';
import type { Clock, DeadlineResult } from './clock.ts';
import { computeDeadline } from './deadline.ts';
import { explainDeadline, remainingText } from './deadline-text.ts';
import type { Holiday } from './holiday.ts';
import type { Plazo } from './plazo.ts';
import { describePlazo, isSoundPlazo, workingHoursOf } from './plazo.ts';
import type { OpenInterval, WorkingCalendar } from './working-calendar.ts';
import { indexCalendar } from './working-calendar.ts';
import { zoneGuayaquil as zone, zoneGalapagos } from './zone.ts';

const office: OpenInterval = [480, 1020];
const grito: Holiday = {
  date: '2027-08-10',
  name: 'Primer Grito de Independencia',
  scope: 'nacional',
  source: 'prueba',
};
const data: WorkingCalendar = {
  version: '2027-1',
  zone,
  hours: [[], [office], [office], [office], [office], [office], []],
  holidays: [grito],
};
const horas72: Plazo = { kind: 'horas', horas: 72, modo: 'habiles-como-dias' };
const respuesta = 'a la espera de su respuesta';
const at = (date: string, hour: number, minute = 0): number => instantOf(date, hour * 60 + minute, zone);

function reckon(
  clock: Partial<Clock> & { readonly plazo: Plazo; readonly startedAtMs: number },
  nowMs = clock.startedAtMs,
  calendar = data,
): DeadlineResult {
  const complete: Clock = { territory: {}, pauses: [], calendarVersion: calendar.version, ...clock };
  return computeDeadline(complete, indexCalendar(calendar), nowMs);
}

test('72 horas: three working days from the next one, over a holiday and a pause, and the sentence says so', () => {
  const clock = {
    plazo: horas72,
    startedAtMs: at('2027-08-09', 10),
    pauses: [{ fromMs: at('2027-08-11', 9), untilMs: at('2027-08-12', 16), reason: respuesta }],
  };
  const result = reckon(clock, at('2027-08-13', 9));
  assert.equal(result.dueAtMs, at('2027-08-17', 17));
  assert.equal(
    explainDeadline(result),
    '72 horas (3 días hábiles) desde el lunes 9 de agosto de 2027, sin contar ese día; en pausa 2 días hábiles a la espera de su respuesta; el 10 de agosto fue feriado (Primer Grito de Independencia). Vence el martes 17 de agosto de 2027, 17h00.',
  );
  assert.equal(remainingText(result), 'le quedan 2 días hábiles');
});

test('the three readings of 72 horas, filed on a Friday afternoon', () => {
  const startedAtMs = at('2027-08-13', 16);
  const due = (modo: 'habiles-como-dias' | 'corridas' | 'horas-laborables'): number | null =>
    reckon({ plazo: { kind: 'horas', horas: 72, modo }, startedAtMs }).dueAtMs;
  assert.equal(due('habiles-como-dias'), at('2027-08-18', 17));
  assert.equal(due('corridas'), at('2027-08-16', 16));
  assert.equal(due('horas-laborables'), at('2027-08-18', 13));
  assert.deepEqual([1, 2, 8, 9, 24, 30, 72].map(workingHoursOf), [1, 2, 8, 8, 8, 14, 24]);
});

test('what arrives outside hours counts from the next working day, in every reading', () => {
  const startedAtMs = at('2027-08-13', 17);
  const days = reckon({ plazo: horas72, startedAtMs });
  assert.equal(days.dueAtMs, at('2027-08-19', 17));
  assert.match(
    explainDeadline(days),
    /desde el lunes 16 de agosto de 2027, sin contar ese día; llegó el 13 de agosto de 2027, 17h00, fuera del horario/,
  );
  const running = reckon({ plazo: { kind: 'horas', horas: 72, modo: 'corridas' }, startedAtMs });
  assert.equal(running.dueAtMs, at('2027-08-19', 8));
  const atOnce = reckon({ plazo: { kind: 'inmediato', metaMinutos: 15 }, startedAtMs });
  assert.equal(atOnce.dueAtMs, at('2027-08-16', 8, 15));
  assert.match(explainDeadline(atOnce), /^15 minutos de atención desde el lunes 16 .* 08h00; llegó/);
});

test('calendar days begin on the next working day and end on a working day', () => {
  const result = reckon({ plazo: { kind: 'dias-plazo', dias: 4 }, startedAtMs: at('2027-08-11', 9) });
  assert.equal(result.dueAtMs, at('2027-08-16', 17));
  assert.match(
    explainDeadline(result),
    /^4 días calendario desde .* el último día, domingo 15 de agosto de 2027, no cuenta como final y pasa al lunes 16/,
  );
});

test('a pause over nights and weekends takes no working time (GLPI #10594, #14937)', () => {
  const startedAtMs = at('2027-08-13', 16);
  const pauses = [{ fromMs: at('2027-08-13', 16, 30), untilMs: at('2027-08-16', 8, 30), reason: respuesta }];
  const result = reckon(
    { plazo: { kind: 'inmediato', metaMinutos: 120 }, startedAtMs, pauses },
    at('2027-08-16', 8, 45),
  );
  assert.equal(result.dueAtMs, at('2027-08-16', 10));
  assert.deepEqual(result.elapsed, { unit: 'minutos-laborables', count: 45 });
  assert.match(explainDeadline(result), /en pausa 1 hora de atención a la espera de su respuesta/);
  const overnight = { ...pauses[0], fromMs: at('2027-08-16', 17), untilMs: at('2027-08-17', 8), reason: '' };
  assert.equal(
    reckon({ plazo: horas72, startedAtMs, pauses: [overnight] }).dueAtMs,
    reckon({ plazo: horas72, startedAtMs }).dueAtMs,
  );
});

test('a pause that begins as the time is full, or ends as the office opens, takes nothing', () => {
  const startedAtMs = at('2027-08-11', 9);
  const pause = (fromMs: number, untilMs: number | null): Clock['pauses'] => [
    { fromMs, untilMs, reason: '' },
  ];
  const atOnce = { plazo: { kind: 'inmediato', metaMinutos: 60 }, startedAtMs } as const;
  for (const untilMs of [null, at('2027-08-12', 10)]) {
    assert.equal(
      reckon({ ...atOnce, pauses: pause(at('2027-08-11', 10), untilMs) }).dueAtMs,
      at('2027-08-11', 10),
    );
  }
  const pauses = pause(at('2027-08-11', 17), at('2027-08-12', 8));
  assert.equal(reckon({ plazo: horas72, startedAtMs, pauses }).dueAtMs, at('2027-08-16', 17));
  const early = pause(at('2027-08-11', 17), at('2027-08-12', 8) + 1);
  assert.equal(reckon({ plazo: horas72, startedAtMs, pauses: early }).dueAtMs, at('2027-08-17', 17));
});

test('deadlines fall in office hours, never at midnight (Zammad #4432, GLPI #22678)', () => {
  for (let dias = 1; dias <= 40; dias += 1) {
    const { dueAtMs } = reckon({
      plazo: { kind: 'dias-termino', dias },
      startedAtMs: at('2027-08-10', 0),
    });
    assert.ok(dueAtMs !== null && (dueAtMs - at('2027-08-10', 17)) % 86_400_000 === 0);
  }
  const always = { ...data, hours: Array.from({ length: 7 }, (): OpenInterval[] => [[0, 1440]]) };
  const result = reckon({ plazo: horas72, startedAtMs: at('2027-08-13', 12) }, undefined, always);
  assert.match(explainDeadline(result), /Vence el miércoles 18 de agosto de 2027, 24h00\.$/);
  const lastMorning = reckon(
    { plazo: horas72, startedAtMs: at('2027-08-13', 12) },
    at('2027-08-18', 9),
    always,
  );
  assert.equal(remainingText(lastMorning), 'vence hoy a las 24h00');
});

test('promises beyond 99 hours hold (Zammad #418)', () => {
  const plazo: Plazo = { kind: 'horas', horas: 240, modo: 'corridas' };
  assert.equal(reckon({ plazo, startedAtMs: at('2027-08-11', 9) }).dueAtMs, at('2027-08-21', 9));
  assert.equal(describePlazo(plazo), '240 horas');
});

test('two clocks of one case do not touch each other (Zammad #5177)', () => {
  const startedAtMs = at('2027-08-11', 9);
  const pauses = [{ fromMs: at('2027-08-12', 9), untilMs: null, reason: respuesta }];
  const promise = reckon(
    { plazo: horas72, startedAtMs, finishedAtMs: at('2027-08-12', 8) },
    at('2027-09-01', 9),
  );
  const legal = reckon(
    { plazo: { kind: 'dias-termino', dias: 30 }, startedAtMs, pauses },
    at('2027-09-01', 9),
  );
  assert.deepEqual([promise.state, legal.state], ['cumplido', 'en-pausa']);
});

test('an open pause leaves no date, says since when, and resuming gives one again', () => {
  const clock = { plazo: horas72, startedAtMs: at('2027-08-11', 9) };
  const fromMs = at('2027-08-13', 10);
  const paused = reckon(
    { ...clock, pauses: [{ fromMs, untilMs: null, reason: respuesta }] },
    at('2027-08-20', 9),
  );
  assert.deepEqual([paused.state, paused.dueAtMs], ['en-pausa', null]);
  assert.equal(remainingText(paused), 'en pausa; le quedan 2 días hábiles');
  assert.match(
    explainDeadline(paused),
    /en pausa desde el 13 de agosto de 2027, 10h00, a la espera de su respuesta\. La fecha de vencimiento se fijará/,
  );
  const resumed = { fromMs, untilMs: at('2027-08-20', 12), reason: respuesta };
  assert.equal(reckon({ ...clock, pauses: [resumed] }).dueAtMs, at('2027-08-24', 17));
});

test('a pause after the deadline does not undo that it expired; the last instant is still in time', () => {
  const clock = { plazo: horas72, startedAtMs: at('2027-08-11', 9) };
  const dueAtMs = at('2027-08-16', 17);
  assert.equal(reckon(clock, dueAtMs).state, 'corre');
  assert.equal(reckon(clock, dueAtMs + 1).state, 'vencido');
  const pauses = [{ fromMs: at('2027-08-17', 9), untilMs: null, reason: respuesta }];
  assert.equal(reckon({ ...clock, pauses }, at('2027-08-18', 9)).state, 'vencido');
});

test('short forms: what is left, today, expired, done in time and late', () => {
  const clock = { plazo: horas72, startedAtMs: at('2027-08-11', 9) };
  const texts = [
    [at('2027-08-11', 10), 'le quedan 3 días hábiles'],
    [at('2027-08-13', 10), 'le queda 1 día hábil'],
    [at('2027-08-16', 9), 'vence hoy a las 17h00'],
    [at('2027-08-16', 18), 'venció hoy a las 17h00'],
    [at('2027-08-17', 8), 'venció hace 1 día hábil'],
  ] as const;
  for (const [nowMs, text] of texts) assert.equal(remainingText(reckon(clock, nowMs)), text);
  const late = reckon({ ...clock, finishedAtMs: at('2027-08-18', 9) }, at('2028-01-01', 9));
  assert.equal(remainingText(late), 'cumplido con 2 días hábiles de retraso');
  assert.match(
    explainDeadline(late),
    /Venció el lunes 16 .*\. Se cumplió el miércoles 18 de agosto de 2027, 09h00\.$/,
  );
  const inTime = reckon({ ...clock, finishedAtMs: at('2027-08-12', 9) }, at('2028-01-01', 9));
  assert.equal(remainingText(inTime), 'cumplido a tiempo');
  const weekend = reckon(
    { plazo: { kind: 'dias-termino', dias: 2 }, startedAtMs: at('2027-08-11', 9) },
    at('2027-08-14', 9),
  );
  assert.equal(remainingText(weekend), 'venció el 13 de agosto de 2027 a las 17h00');
  const minutes = reckon({
    plazo: { kind: 'inmediato', metaMinutos: 90 },
    startedAtMs: at('2027-08-11', 16),
  });
  assert.equal(remainingText(minutes), 'le quedan 1 hora y 30 minutos de atención');
  const plazos: Plazo[] = [
    { kind: 'inmediato', metaMinutos: 15 },
    horas72,
    { kind: 'dias-termino', dias: 30 },
  ];
  assert.deepEqual(plazos.map(describePlazo), ['Inmediato', '72 horas', '30 días (término)']);
});

test('without plazo nothing expires, and the working days that passed are told', () => {
  const result = reckon(
    { plazo: { kind: 'sin-plazo' }, startedAtMs: at('2027-08-09', 9) },
    at('2027-08-12', 9),
  );
  assert.deepEqual(
    [result.state, result.dueAtMs, remainingText(result)],
    ['sin-plazo', null, 'sin plazo publicado'],
  );
  assert.match(explainDeadline(result), /Han pasado 2 días hábiles\.$/);
});

test('a decree that came late moves the open deadline, and the sentence says when it was known', () => {
  const bridge: Holiday = {
    ...grito,
    date: '2027-08-13',
    name: 'Puente',
    validFrom: '2027-08-12',
    recovery: true,
  };
  const changed = { ...data, version: '2027-2', holidays: [grito, bridge] };
  const clock = { plazo: horas72, startedAtMs: at('2027-08-11', 9), calendarVersion: data.version };
  const result = reckon(clock, at('2027-08-12', 9), changed);
  assert.equal(result.dueAtMs, at('2027-08-17', 17));
  assert.match(
    explainDeadline(result),
    /el 13 de agosto será feriado \(Puente, que se conoció el 12 de agosto de 2027\); se calculó de nuevo/,
  );
});

test('in Galápagos the day ends an hour later', () => {
  const islands = { ...data, zone: zoneGalapagos };
  const result = reckon({ plazo: horas72, startedAtMs: at('2027-08-11', 12) }, undefined, islands);
  assert.equal(result.dueAtMs, at('2027-08-16', 18));
  assert.match(explainDeadline(result), /Vence el lunes 16 de agosto de 2027, 17h00\.$/);
});

test('a term over the year end names the year of the holiday', () => {
  const holidays = [{ ...grito, date: '2027-01-01', name: 'Año Nuevo' }];
  const result = reckon({ plazo: horas72, startedAtMs: at('2026-12-29', 9) }, undefined, {
    ...data,
    holidays,
  });
  assert.equal(result.dueAtMs, at('2027-01-04', 17));
  assert.match(explainDeadline(result), /el 1 de enero de 2027 será feriado \(Año Nuevo\)/);
});

test('a year-long closing moves the date; a calendar that never opens gives none and says so', () => {
  const closing = Array.from({ length: 400 }, (_, offset) => ({
    ...grito,
    date: addDays('2027-08-12', offset),
  }));
  const far = reckon({ plazo: horas72, startedAtMs: at('2027-08-11', 9) }, undefined, {
    ...data,
    holidays: closing,
  });
  assert.equal(far.dueAtMs, at('2028-09-19', 17));
  const never = { ...data, hours: [[], [], [], [], [], [], []] };
  for (const plazo of [horas72, { kind: 'inmediato', metaMinutos: 15 } as const]) {
    const result = reckon({ plazo, startedAtMs: at('2027-08-11', 9) }, undefined, never);
    assert.deepEqual([result.state, result.dueAtMs], ['corre', null]);
    assert.match(explainDeadline(result), /No hay fecha de vencimiento: .* hasta el 11 de agosto de 2037\.$/);
    assert.equal(remainingText(result), 'sin fecha de vencimiento');
  }
});

test('impossible figures and pauses that end before they begin are bugs', () => {
  const startedAtMs = at('2027-08-11', 9);
  for (const dias of [0, -1, 1.5, Number.NaN, 1_001]) {
    assert.equal(isSoundPlazo({ kind: 'dias-termino', dias }), false);
    assert.throws(() => reckon({ plazo: { kind: 'dias-termino', dias }, startedAtMs }), RangeError);
  }
  const pauses = [{ fromMs: startedAtMs, untilMs: startedAtMs - 1, reason: '' }];
  assert.throws(() => reckon({ plazo: horas72, startedAtMs, pauses }), RangeError);
});
