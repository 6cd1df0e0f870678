/** The ladder over random calendars, clocks and pauses: never twice, never at night, never while paused, never too early. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Clock } from '../calendar/clock.ts';
import { computeDeadline } from '../calendar/deadline.ts';
import { anyScene, type Scene } from '../calendar/testing/random-calendar.ts';
import { SlowCalendar } from '../calendar/testing/slow-calendar.ts';
import { type CalendarIndex, indexCalendar } from '../calendar/working-calendar.ts';
import { zoneGuayaquil } from '../calendar/zone.ts';
import {
  alturaDeClave,
  alturaDePeldano,
  claveDePeldano,
  type Escala,
  enOrden,
  escalaDeSiempre,
  leerEscala,
  nombreDePeldano,
  type Peldano,
} from './escala.ts';
import { porAvisar, trasAvisar, type Vigilada } from './por-avisar.ts';

const minute = 60_000;
const day = 1_440 * minute;

const anyPeldano: fc.Arbitrary<Peldano> = fc.oneof(
  fc.record({
    fase: fc.constant('antes' as const),
    porciento: fc.integer({ min: 1, max: 99 }),
    diasAntes: fc.option(fc.integer({ min: 1, max: 5 })),
    avisaA: fc.constant('quien-la-tiene' as const),
  }),
  fc.constant({ fase: 'vence' as const, avisaA: 'supervision' as const }),
  fc.record({
    fase: fc.constant('despues' as const),
    diasHabiles: fc.integer({ min: 1, max: 6 }),
    avisaA: fc.constant('ambos' as const),
  }),
);

const anyEscala: fc.Arbitrary<Escala> = fc
  .uniqueArray(anyPeldano, { maxLength: 6, selector: alturaDePeldano })
  .map((peldanos) => ({ relojes: ['promesa', 'legal'], peldanos: enOrden(peldanos) }));

/** As it is known at an instant: pauses to come are unknown, the present one has no end. */
const knownAt = (pauses: Clock['pauses'], nowMs: number) =>
  pauses
    .filter(({ fromMs }) => fromMs <= nowMs)
    .map(({ fromMs, untilMs, reason }) => ({
      desdeMs: fromMs,
      hastaMs: untilMs !== null && untilMs <= nowMs ? untilMs : null,
      motivo: reason,
    }));

function vigiladaAt(
  { clock, plazo }: Scene,
  calendar: CalendarIndex,
  nowMs: number,
  before: Pick<Vigilada, 'dados' | 'silencioRegistrado'>,
): Vigilada {
  const pausas = knownAt(clock.pauses, nowMs);
  const pauses = pausas.map(({ desdeMs, hastaMs, motivo }) => ({
    fromMs: desdeMs,
    untilMs: hastaMs,
    reason: motivo,
  }));
  const of = (other: typeof plazo) =>
    computeDeadline({ ...clock, plazo: other, pauses, finishedAtMs: null }, calendar, nowMs);
  return {
    ...before,
    pausas,
    territorio: clock.territory,
    lugar: {},
    relojes: { promesa: of(plazo), legal: of({ kind: 'dias-termino', dias: 3 }) },
  };
}

test('never twice nor downwards, never at night, never while paused, never before its time; the silence once', () => {
  let told = 0;
  fc.assert(
    fc.property(anyScene, anyEscala, fc.nat(200), (scene, escala, lateMinutes) => {
      const calendar = indexCalendar(scene.calendar);
      const office = new SlowCalendar(scene.calendar, {});
      const { startedAtMs, pauses } = scene.clock;
      const edges = pauses.flatMap(({ fromMs, untilMs }) =>
        untilMs === null ? [fromMs] : [fromMs, untilMs],
      );
      let looks = [startedAtMs, ...edges.filter((atMs) => atMs > startedAtMs)];
      let state: Pick<Vigilada, 'dados' | 'silencioRegistrado'> = { dados: [], silencioRegistrado: false };
      const heights = new Map<string, number>();
      for (let turn = 0; turn < 120 && looks.length > 0; turn += 1) {
        const nowMs = Math.min(...looks);
        looks = looks.filter((atMs) => atMs > nowMs);
        if (nowMs > startedAtMs + 60 * day) break;
        const vigilada = vigiladaAt(scene, calendar, nowMs, state);
        const { avisos, silencio } = porAvisar(vigilada, escala, calendar, nowMs);
        for (const { reloj, peldano, venceMs } of avisos) {
          told += 1;
          assert.ok(office.isOpen(nowMs), 'told while the office was closed');
          assert.ok(!vigilada.pausas.some(({ hastaMs }) => hastaMs === null), 'told while paused');
          assert.ok(alturaDePeldano(peldano) > (heights.get(reloj) ?? 0), 'told twice, or downwards');
          heights.set(reloj, alturaDePeldano(peldano));
          assert.equal(venceMs, vigilada.relojes[reloj]?.dueAtMs);
          if (peldano.fase === 'antes') assert.ok(nowMs > startedAtMs || peldano.diasAntes !== null);
          else assert.ok(nowMs > venceMs, 'told of a breach that had not come');
        }
        if (silencio) {
          assert.equal(state.silencioRegistrado, false);
          assert.ok((vigilada.relojes.legal?.dueAtMs ?? Number.POSITIVE_INFINITY) < nowMs);
        }
        const after = trasAvisar(
          { ...vigilada, silencioRegistrado: vigilada.silencioRegistrado || silencio },
          avisos,
        );
        state = { dados: after.dados, silencioRegistrado: after.silencioRegistrado };
        const { avisos: again, silencio: silent, mirarMs } = porAvisar(after, escala, calendar, nowMs);
        assert.deepEqual([again, silent], [[], false], 'the same look tells twice');
        // A process that was busy looks later than it should.
        if (mirarMs !== null)
          looks.push(Math.max(mirarMs, nowMs) + (mirarMs % 3 === 0 ? lateMinutes * minute : 0));
        assert.ok(mirarMs === null || mirarMs > nowMs, 'looks again without anything to come');
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(told > 100, 'the scenes make somebody be told');
});

const hours = [[], [[480, 1020]], [[480, 1020]], [[480, 1020]], [[480, 1020]], [[480, 1020]], []] as const;
const calendar = indexCalendar({ version: '1', zone: zoneGuayaquil, hours, holidays: [] });
/** Ecuador's wall clock. */
const at = (text: string) => Date.parse(`${text}:00-05:00`);

function caseOf(
  plazo: Clock['plazo'],
  startedAtMs: number,
  nowMs: number,
  parts: Partial<Vigilada> = {},
): Vigilada {
  const { pausas = [] } = parts;
  const pauses = pausas.map(({ desdeMs, hastaMs, motivo }) => ({
    fromMs: desdeMs,
    untilMs: hastaMs,
    reason: motivo,
  }));
  const clock: Clock = { plazo, startedAtMs, territory: {}, pauses, calendarVersion: '1' };
  return {
    pausas: [],
    territorio: {},
    lugar: {},
    dados: [],
    silencioRegistrado: false,
    relojes: { promesa: computeDeadline(clock, calendar, nowMs), legal: null },
    ...parts,
  };
}

/** Every warning of a case that nobody touches, with its instant. */
function history(plazo: Clock['plazo'], startedAtMs: number, parts: Partial<Vigilada> = {}): string[] {
  const lines: string[] = [];
  let [nowMs, dados] = [startedAtMs, parts.dados ?? []];
  for (let turn = 0; turn < 30; turn += 1) {
    const vigilada = caseOf(plazo, startedAtMs, nowMs, { ...parts, dados });
    const { avisos } = porAvisar(vigilada, escalaDeSiempre, calendar, nowMs);
    for (const { peldano } of avisos)
      lines.push(
        `${new Date(nowMs - 5 * 60 * minute).toISOString().slice(0, 16)} ${claveDePeldano(peldano)}`,
      );
    const after = trasAvisar(vigilada, avisos);
    dados = after.dados;
    const { mirarMs } = porAvisar(after, escalaDeSiempre, calendar, nowMs);
    if (mirarMs === null) break;
    nowMs = mirarMs;
  }
  return lines;
}

test('the ladder that always held, on the three promises the agency makes', () => {
  const monday = at('2026-11-23T10:00');
  assert.deepEqual(history({ kind: 'inmediato', metaMinutos: 120 }, monday), [
    '2026-11-23T11:30 antes-75',
    '2026-11-23T12:00 vence',
    '2026-11-25T12:00 despues-2',
  ]);
  // Due Thursday at closing time: one working day before is told on Wednesday morning.
  assert.deepEqual(history({ kind: 'horas', horas: 72, modo: 'habiles-como-dias' }, monday), [
    '2026-11-25T08:00 antes-75',
    '2026-11-27T08:00 vence',
    '2026-12-01T08:00 despues-2',
  ]);
  const [first] = history({ kind: 'dias-termino', dias: 30 }, monday);
  assert.match(first ?? '', /^2026-12-24T\d\d:\d\d antes-75$/);
});

test('a pause pushes the step, and what was told once stays told when the date moves away', () => {
  const monday = at('2026-11-23T10:00');
  const plazo = { kind: 'inmediato', metaMinutos: 120 } as const;
  const pausas = [{ desdeMs: at('2026-11-23T10:30'), hastaMs: at('2026-11-24T10:30'), motivo: 'en pausa' }];
  assert.deepEqual(history(plazo, monday, { pausas }), [
    '2026-11-24T11:30 antes-75',
    '2026-11-24T12:00 vence',
    '2026-11-26T12:00 despues-2',
  ]);
  const dados = [{ reloj: 'promesa', peldano: 'antes-75' }] as const;
  const quiet = caseOf(plazo, monday, at('2026-11-24T11:00'), { pausas, dados });
  assert.equal(porAvisar(quiet, escalaDeSiempre, calendar, at('2026-11-24T11:00')).marca, null);
  const near = caseOf(plazo, monday, at('2026-11-24T11:45'), { pausas, dados });
  const { avisos, marca } = porAvisar(near, escalaDeSiempre, calendar, at('2026-11-24T11:45'));
  assert.deepEqual([avisos, marca], [[], 'por-vencer']);
});

test('what a later step overtook is not told: only that it expired', () => {
  const monday = at('2026-11-23T10:00');
  const nowMs = at('2026-11-24T09:00');
  const late = caseOf({ kind: 'inmediato', metaMinutos: 120 }, monday, nowMs);
  const { avisos } = porAvisar(late, escalaDeSiempre, calendar, nowMs);
  assert.deepEqual(
    avisos.map(({ peldano }) => peldano.fase),
    ['vence'],
  );
  const night = at('2026-11-24T22:00');
  const atNight = porAvisar(late, escalaDeSiempre, calendar, night);
  assert.deepEqual([atNight.avisos, atNight.mirarMs], [[], at('2026-11-25T08:00')]);
  // A preview by night shows what the morning brings.
  assert.equal(porAvisar(late, escalaDeSiempre, calendar, night, true).avisos.length, 1);
});

test('the setting is read with suspicion and put in order; a step is named by what it is', () => {
  assert.deepEqual(leerEscala(null), escalaDeSiempre);
  assert.deepEqual(leerEscala({ peldanos: 'x' }), escalaDeSiempre);
  assert.deepEqual(leerEscala({ ...escalaDeSiempre } as never), escalaDeSiempre);
  assert.deepEqual(
    leerEscala({
      relojes: ['legal', 'otro'],
      peldanos: [
        { fase: 'despues', diasHabiles: 3, avisaA: 'ambos' },
        { fase: 'antes', porciento: 100, avisaA: 'ambos' },
        { fase: 'antes', porciento: 50, diasAntes: 0, avisaA: 'ambos' },
        { fase: 'vence', avisaA: 'nadie' },
        7,
      ],
    }),
    {
      relojes: ['legal'],
      peldanos: [
        { fase: 'antes', porciento: 50, diasAntes: null, avisaA: 'ambos' },
        { fase: 'despues', diasHabiles: 3, avisaA: 'ambos' },
      ],
    },
  );
  for (const peldano of escalaDeSiempre.peldanos)
    assert.equal(alturaDeClave(claveDePeldano(peldano)), alturaDePeldano(peldano));
  assert.equal(alturaDeClave('antes-'), 0);
  assert.deepEqual(escalaDeSiempre.peldanos.map(nombreDePeldano), [
    'Al 75 % del tiempo, o 1 día hábil antes de que venza',
    'Al vencer',
    '2 días hábiles después de vencer',
  ]);
});
