/** Random calendars, places, pauses and clocks for property tests; every instant is a whole minute. */
import fc from 'fast-check';
import type { Clock, Pause } from '../clock.ts';
import type { Holiday, HolidayScope, Territory } from '../holiday.ts';
import type { Plazo } from '../plazo.ts';
import type { OpenInterval, WorkingCalendar } from '../working-calendar.ts';
import { zoneGalapagos, zoneGuayaquil } from '../zone.ts';

const minute = 60_000;
const day = 1440 * minute;

/** Around New Year, Carnival in a leap year, the November pair, and an ordinary week. */
const anchors = ['2026-12-18', '2028-02-22', '2026-10-26', '2027-08-06'].map((date) =>
  Date.parse(`${date}T00:00:00Z`),
);

/**
 * Minutes after an anchor (midnight UTC): anywhere, or where mistakes live: on the opening, closing and midnight
 * instants of either zone.
 */
const anyMinute = (dayMin: number, dayMax: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: dayMin * 1440, max: dayMax * 1440 }),
    fc
      .tuple(
        fc.integer({ min: dayMin, max: dayMax }),
        fc.constantFrom(0, 480, 540, 750, 810, 1020),
        fc.constantFrom(300, 360),
      )
      .map(([days, ofDay, offset]) => days * 1440 + ofDay + offset),
  );

export const anyTerritory: fc.Arbitrary<Territory> = fc.constantFrom(
  {},
  { provincia: '17' },
  { provincia: '17', canton: '1701' },
  { canton: '0901' },
  { provincia: '20', canton: '2001' },
);

const anyScope: fc.Arbitrary<HolidayScope> = fc.constantFrom<HolidayScope[]>(
  'nacional',
  { provincia: '17' },
  { provincia: '09' },
  { canton: '1701' },
  { canton: '0901' },
  { canton: '2001' },
);

/** Split shifts with ragged minutes, whole days, nights, closed days. */
const anyDayHours: fc.Arbitrary<readonly OpenInterval[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<OpenInterval[]>([[480, 1020]]) },
  {
    weight: 2,
    arbitrary: fc.constant<OpenInterval[]>([
      [480, 750],
      [810, 1020],
    ]),
  },
  { weight: 2, arbitrary: fc.constant<OpenInterval[]>([]) },
  { weight: 1, arbitrary: fc.constant<OpenInterval[]>([[0, 1440]]) },
  {
    weight: 1,
    arbitrary: fc.constant<OpenInterval[]>([
      [1320, 1440],
      [0, 361],
    ]),
  },
  {
    weight: 3,
    arbitrary: fc
      .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 4, maxLength: 4 })
      .map((minutes) => [...minutes].sort((a, b) => a - b))
      .map(([a = 0, b = 1, c = 2, d = 3]): OpenInterval[] => [
        [a, b],
        [c, d],
      ]),
  },
);

const anyHoliday = (anchor: number): fc.Arbitrary<Holiday> =>
  fc.record({ offset: fc.integer({ min: -3, max: 40 }), scope: anyScope, late: fc.boolean() }).map(
    ({ offset, scope, late }): Holiday => ({
      date: new Date(anchor + offset * day).toISOString().slice(0, 10),
      name: 'Feriado de prueba',
      scope,
      source: 'prueba',
      ...(late ? { validFrom: new Date(anchor + (offset + 2) * day).toISOString().slice(0, 10) } : {}),
    }),
  );

export const anyPlazo: fc.Arbitrary<Exclude<Plazo, { kind: 'sin-plazo' }>> = fc.oneof(
  fc
    .oneof(fc.integer({ min: 1, max: 1500 }), fc.constantFrom(60, 270, 480, 540))
    .map((metaMinutos) => ({ kind: 'inmediato' as const, metaMinutos })),
  fc.record({
    kind: fc.constant('horas' as const),
    horas: fc.oneof(fc.constant(72), fc.integer({ min: 1, max: 100 })),
    modo: fc.constantFrom('habiles-como-dias' as const, 'corridas' as const, 'horas-laborables' as const),
  }),
  fc.integer({ min: 1, max: 12 }).map((dias) => ({ kind: 'dias-termino' as const, dias })),
  fc.integer({ min: 1, max: 20 }).map((dias) => ({ kind: 'dias-plazo' as const, dias })),
);

export const anyPause = (anchor: number): fc.Arbitrary<Pause> =>
  fc
    .tuple(
      anyMinute(-2, 20),
      fc.oneof({ weight: 6, arbitrary: anyMinute(-2, 24) }, { weight: 1, arbitrary: fc.constant(null) }),
    )
    .map(([one, other]) => ({
      fromMs: anchor + (other === null ? one : Math.min(one, other)) * minute,
      untilMs: other === null ? null : anchor + Math.max(one, other) * minute,
      reason: 'a la espera de su respuesta',
    }));

export type Scene = {
  readonly calendar: WorkingCalendar;
  readonly clock: Clock;
  readonly plazo: Exclude<Plazo, { kind: 'sin-plazo' }>;
  readonly nowMs: number;
  /** One more of each, to add to the scene. */
  readonly extraHoliday: Holiday;
  readonly extraPause: Pause;
};

export const anyScene: fc.Arbitrary<Scene> = fc
  .record({ anchor: fc.constantFrom(...anchors), startMinute: anyMinute(0, 8) })
  .chain(({ anchor, startMinute }) => {
    const startedAtMs = anchor + startMinute * minute;
    return fc.record({
      zone: fc.constantFrom(zoneGuayaquil, zoneGalapagos),
      hours: fc.array(anyDayHours, { minLength: 7, maxLength: 7 }),
      holidays: fc.array(anyHoliday(anchor), { maxLength: 10 }),
      seat: fc.option(anyTerritory),
      territory: anyTerritory,
      plazo: anyPlazo,
      pauses: fc.array(anyPause(anchor), { maxLength: 4 }),
      nowMinute: anyMinute(8, 45),
      extraHoliday: anyHoliday(anchor),
      extraPause: anyPause(anchor),
      anchor: fc.constant(anchor),
      startedAtMs: fc.constant(startedAtMs),
    });
  })
  .map(
    ({
      zone,
      hours,
      holidays,
      seat,
      territory,
      plazo,
      pauses,
      nowMinute,
      anchor,
      startedAtMs,
      ...extra
    }) => ({
      calendar: { version: 'prueba', zone, hours, holidays, ...(seat === null ? {} : { seat }) },
      clock: { plazo, startedAtMs, territory, pauses, calendarVersion: 'prueba' },
      plazo,
      nowMs: anchor + nowMinute * minute,
      ...extra,
    }),
  );
