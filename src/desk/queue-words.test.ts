/** The short words and the address of the queue. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { QueueAsked } from '../actions/list-queue.ts';
import type { DeadlineResult } from '../domain/calendar/clock.ts';
import { zoneGuayaquil } from '../domain/calendar/zone.ts';
import { limits } from '../domain/limits.ts';
import { countText } from './bounded-count.ts';
import { briefClock, deadlineClock } from './deadline-clock.ts';
import { queueHref, readQueueAddress } from './queue-address.ts';
import { shortInstant } from './short-instant.ts';

const nowMs = Date.UTC(2026, 10, 23, 15, 0);
const hourMs = 3_600_000;

const running: DeadlineResult = {
  plazo: { kind: 'inmediato', metaMinutos: 60 },
  zone: zoneGuayaquil,
  atMs: nowMs,
  finishedAtMs: null,
  dueAtMs: nowMs + hourMs,
  state: 'corre',
  elapsed: { unit: 'minutos-laborables', count: 10 },
  remaining: { unit: 'minutos-laborables', count: 50 },
  steps: [],
};
const tomorrow = nowMs + 24 * hourMs;

test('a clock in a cell says the most in the least', () => {
  const words = (change: Partial<DeadlineResult>) => briefClock('Vence', { ...running, ...change }).words;
  assert.equal(words({}), 'Hoy, 11h00');
  assert.equal(words({ dueAtMs: tomorrow }), 'En 50 min');
  assert.equal(words({ dueAtMs: tomorrow, remaining: { unit: 'dias-habiles', count: 1 } }), 'En 1 día');
  assert.equal(words({ dueAtMs: tomorrow, remaining: { unit: 'dias', count: 12 } }), 'En 12 días');
  const late = { state: 'vencido', remaining: { unit: 'minutos-laborables', count: -1_861 } } as const;
  assert.equal(words({ ...late, dueAtMs: nowMs - 4 * 24 * hourMs }), 'Hace 32 h');
  assert.equal(words({ ...late, dueAtMs: nowMs - hourMs }), 'Venció 09h00');
  assert.equal(words({ state: 'en-pausa', dueAtMs: null }), 'En pausa');
  assert.equal(words({ state: 'sin-plazo', dueAtMs: null, remaining: null }), 'Sin plazo');
  assert.equal(words({ state: 'cumplido' }), 'A tiempo');
});

test('a clock turns urgent in its last quarter and on its last day', () => {
  const state = (change: Partial<DeadlineResult>) => deadlineClock('x', { ...running, ...change }).state;
  const used = (count: number) => ({
    elapsed: { unit: 'dias', count } as const,
    remaining: { unit: 'dias', count: 8 - count } as const,
  });
  assert.equal(state(used(5)), 'a-tiempo');
  assert.equal(state(used(6)), 'por-vencer');
  assert.equal(state(used(8)), 'por-vencer');
  assert.equal(state({ state: 'vencido' }), 'vencido');
  assert.equal(state({ state: 'sin-plazo', remaining: null }), 'a-tiempo');
});

test('instants are short today, this year and long ago', () => {
  assert.equal(shortInstant(nowMs, nowMs, zoneGuayaquil), 'hoy, 10h00');
  assert.equal(shortInstant(nowMs - 24 * hourMs, nowMs, zoneGuayaquil), '22/11, 10h00');
  assert.equal(shortInstant(Date.UTC(2025, 0, 2, 5, 30), nowMs, zoneGuayaquil), '02/01/2025, 00h30');
});

test('counts stop at their bound and say so', () => {
  assert.equal(countText(437), '437');
  assert.equal(countText(limits.queueRowsCountedMax), '10\u00A0000');
  assert.equal(countText(limits.queueRowsCountedMax + 1), '10\u00A0000+');
});

const word = fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'añ&=%+|/<"\' 7') });
const text = word.map((typed) => typed.trim());
const orNothing = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const asked: fc.Arbitrary<QueueAsked> = fc.record(
  {
    tab: fc.constantFrom('mias', 'equipo', 'todas'),
    tramite: orNothing(word),
    estado: orNothing(fc.constantFrom('recibida' as const, 'en-revision' as const, 'por-subsanar' as const)),
    unidad: orNothing(word),
    canal: orNothing(
      fc.constantFrom('portal' as const, 'chat' as const, 'rapido' as const, 'correo' as const),
    ),
    dosPersonas: fc.boolean(),
    aviso: fc.constantFrom('por-vencer' as const, 'vencida' as const, 'silencio' as const, null),
    venceHoy: fc.boolean(),
    buscar: text,
    tras: orNothing(
      fc.record(
        {
          venceMs: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 1e11, max: 9e13 })),
          id: fc.constant('01a208eb-c980-756d-9f6a-5e9d7f27506b'),
        },
        { noNullPrototype: true },
      ),
    ),
  },
  { noNullPrototype: true },
);

test('what an address of the queue says, it reads back', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const href = queueHref(one);
      assert.deepEqual(readQueueAddress(new URL(href, 'http://localhost').searchParams), one);
      assert.doesNotMatch(href, /[+ "<]/);
    }),
  );
});
