/** The fast reckoning against the slow one, and the promises that hold for every calendar. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { computeDeadline } from './deadline.ts';
import { explainDeadline, remainingText } from './deadline-text.ts';
import { anyScene, type Scene } from './testing/random-calendar.ts';
import { SlowCalendar } from './testing/slow-calendar.ts';
import { indexCalendar } from './working-calendar.ts';
import { isOpenAt, workingMinutesBetween } from './working-time.ts';

const runs = { numRuns: 400 };
const minute = 60_000;
const dueOf = ({ calendar, clock, nowMs }: Scene): number =>
  computeDeadline(clock, indexCalendar(calendar), nowMs).dueAtMs ?? Number.POSITIVE_INFINITY;

test('every deadline equals the minute-by-minute model: due, elapsed, remaining, state', () => {
  let [dated, undated] = [0, 0];
  fc.assert(
    fc.property(anyScene, ({ calendar, clock, plazo, nowMs }) => {
      const slow = new SlowCalendar(calendar, clock.territory).deadline(clock, plazo, nowMs);
      const fast = computeDeadline(clock, indexCalendar(calendar), nowMs);
      if (slow === null) {
        assert.equal(fast.dueAtMs, null);
        return;
      }
      const beyondTheModel = clock.startedAtMs + 140 * 1440 * minute;
      fc.pre(slow.dueAtMs !== null || fast.dueAtMs === null || fast.dueAtMs < beyondTheModel);
      const { dueAtMs, elapsed, remaining } = slow;
      assert.deepEqual(
        { dueAtMs: fast.dueAtMs, elapsed: fast.elapsed.count, remaining: fast.remaining?.count },
        { dueAtMs, elapsed, remaining },
      );
      const paused = clock.pauses.some(
        ({ fromMs, untilMs }) => fromMs <= nowMs && (untilMs === null || nowMs < untilMs),
      );
      const expected = dueAtMs !== null && nowMs > dueAtMs ? 'vencido' : paused ? 'en-pausa' : 'corre';
      assert.equal(fast.state, expected);
      if (dueAtMs === null) undated += 1;
      else dated += 1;
    }),
    runs,
  );
  assert.ok(dated > undated && undated > 0, 'the scenes cover clocks with and without a date');
});

test('office hours equal the model: open or closed, and minutes between any two instants', () => {
  fc.assert(
    fc.property(anyScene, ({ calendar, clock, nowMs }) => {
      const slow = new SlowCalendar(calendar, clock.territory);
      const index = indexCalendar(calendar);
      const from = clock.startedAtMs;
      assert.equal(isOpenAt(index, nowMs, clock.territory), slow.isOpen(nowMs));
      assert.equal(workingMinutesBetween(index, from, nowMs, clock.territory), slow.openMinutes(from, nowMs));
    }),
    runs,
  );
});

test('one more holiday never makes a deadline earlier', () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      const holidays = [...scene.calendar.holidays, scene.extraHoliday];
      assert.ok(dueOf({ ...scene, calendar: { ...scene.calendar, holidays } }) >= dueOf(scene));
    }),
    runs,
  );
});

test('one more pause, or a longer one, never makes a deadline earlier', () => {
  fc.assert(
    fc.property(anyScene, fc.nat(4_000), (scene, longer) => {
      const withPauses = (...extra: Scene['clock']['pauses']): Scene => ({
        ...scene,
        clock: { ...scene.clock, pauses: [...scene.clock.pauses, ...extra] },
      });
      const pause = scene.extraPause;
      const untilMs = pause.untilMs === null ? null : pause.untilMs + longer * minute;
      const [without, shorter, lasting] = [
        dueOf(scene),
        dueOf(withPauses(pause)),
        dueOf(withPauses({ ...pause, untilMs })),
      ];
      assert.ok(without <= shorter && shorter <= lasting);
    }),
    runs,
  );
});

test('pausing and resuming at once changes nothing; two halves equal the whole pause', () => {
  fc.assert(
    fc.property(anyScene, fc.nat(10_000), (scene, cut) => {
      const due = (pauses: Scene['clock']['pauses']): number =>
        dueOf({ ...scene, clock: { ...scene.clock, pauses } });
      const { pauses, startedAtMs } = scene.clock;
      const at = startedAtMs + cut * minute;
      assert.equal(due([...pauses, { fromMs: at, untilMs: at, reason: '' }]), dueOf(scene));
      const { fromMs, untilMs, reason } = scene.extraPause;
      const middle = Math.min(Math.max(at, fromMs), untilMs ?? Number.POSITIVE_INFINITY);
      const halves = [
        { fromMs: middle, untilMs, reason },
        { fromMs, untilMs: middle, reason },
      ];
      assert.equal(due([...pauses, ...halves]), due([...pauses, scene.extraPause]));
    }),
    runs,
  );
});

test('a later start never gives an earlier deadline', () => {
  fc.assert(
    fc.property(anyScene, fc.nat(3_000), (scene, later) => {
      const startedAtMs = scene.clock.startedAtMs + later * minute;
      assert.ok(dueOf({ ...scene, clock: { ...scene.clock, startedAtMs } }) >= dueOf(scene));
    }),
    runs,
  );
});

test('the date does not depend on when one asks, and seconds are never lost', () => {
  fc.assert(
    fc.property(anyScene, fc.nat(59_999), (scene, restMs) => {
      assert.equal(dueOf({ ...scene, nowMs: scene.nowMs + 86_400_000 }), dueOf(scene));
      const startedAtMs = scene.clock.startedAtMs + restMs;
      const [due, exact] = [dueOf({ ...scene, clock: { ...scene.clock, startedAtMs } }), dueOf(scene)];
      assert.ok(due >= exact);
      if (scene.clock.pauses.length === 0 && scene.plazo.kind === 'inmediato') {
        const index = indexCalendar(scene.calendar);
        const ran = workingMinutesBetween(index, startedAtMs, due, scene.clock.territory);
        if (Number.isFinite(due)) assert.equal(ran, scene.plazo.metaMinutos);
      }
    }),
    runs,
  );
});

test('every result reads as whole sentences, without holes', () => {
  fc.assert(
    fc.property(anyScene, ({ calendar, clock, nowMs }) => {
      const result = computeDeadline(clock, indexCalendar(calendar), nowMs);
      for (const text of [explainDeadline(result), remainingText(result)]) {
        assert.doesNotMatch(text, /undefined|null|NaN|-\d|\.\d| {2}|,\.|\(\)/);
      }
      assert.match(explainDeadline(result), /\.$/);
    }),
    runs,
  );
});
