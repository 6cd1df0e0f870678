/**
 * A second, deliberately slow reckoning of calendars and clocks, for tests only: it walks minute by minute over the
 * platform's own UTC dates and asks of each whether it counts. It shares no arithmetic with the code it judges.
 */
import type { Clock } from '../clock.ts';
import type { Territory } from '../holiday.ts';
import type { Plazo } from '../plazo.ts';
import type { WorkingCalendar } from '../working-calendar.ts';

const minute = 60_000;
const patienceDays = 150;

export type SlowDeadline = {
  readonly dueAtMs: number | null;
  readonly elapsed: number;
  readonly remaining: number;
};

type Day = {
  readonly date: string;
  readonly startMs: number;
  readonly habil: boolean;
  readonly open: boolean[];
};

function isClosedFor(calendar: WorkingCalendar, date: string, territory: Territory): boolean {
  const places = [territory, ...(calendar.seat === undefined ? [] : [calendar.seat])];
  return calendar.holidays.some((holiday) => {
    if (holiday.date !== date) return false;
    const { scope } = holiday;
    if (scope === 'nacional') return true;
    return places.some((place) => {
      if ('canton' in scope) return place.canton === scope.canton;
      if (place.provincia !== undefined) return place.provincia === scope.provincia;
      return place.canton?.startsWith(scope.provincia) === true;
    });
  });
}

export class SlowCalendar {
  private readonly days = new Map<string, Day>();
  private latest: Day | null = null;
  private readonly calendar: WorkingCalendar;
  private readonly territory: Territory;

  constructor(calendar: WorkingCalendar, territory: Territory) {
    this.calendar = calendar;
    this.territory = territory;
  }

  private wall(atMs: number): Date {
    return new Date(atMs + this.calendar.zone.offsetMinutes * minute);
  }

  /** The civil day that holds the instant, with one flag per minute. */
  dayOf(atMs: number): Day {
    if (this.latest === null || atMs < this.latest.startMs || atMs >= this.latest.startMs + 1440 * minute) {
      this.latest = this.lookUp(atMs);
    }
    return this.latest;
  }

  private lookUp(atMs: number): Day {
    const wall = this.wall(atMs);
    const date = wall.toISOString().slice(0, 10);
    const known = this.days.get(date);
    if (known !== undefined) return known;
    const hours = this.calendar.hours[wall.getUTCDay()] ?? [];
    const closed = isClosedFor(this.calendar, date, this.territory);
    const open = Array.from(
      { length: 1440 },
      (_, ofDay) => !closed && hours.some(([start, end]) => ofDay >= start && ofDay < end),
    );
    const weekend = wall.getUTCDay() === 0 || wall.getUTCDay() === 6;
    const startMs = Date.parse(`${date}T00:00:00Z`) - this.calendar.zone.offsetMinutes * minute;
    const day = { date, startMs, habil: !weekend && open.includes(true), open };
    this.days.set(date, day);
    return day;
  }

  isOpen(atMs: number): boolean {
    const day = this.dayOf(atMs);
    return day.open[Math.floor((atMs - day.startMs) / minute)] === true;
  }

  openMinutes(fromMs: number, untilMs: number): number {
    let count = 0;
    for (let at = fromMs; at < untilMs; at += minute) if (this.isOpen(at)) count += 1;
    return count;
  }

  private arrival(atMs: number, needsHabil: boolean): number | null {
    for (let at = atMs; at < atMs + patienceDays * 1440 * minute; at += minute) {
      if (this.isOpen(at) && (!needsHabil || this.dayOf(at).habil)) return at;
    }
    return null;
  }

  timeCount(clock: Clock, total: number, running: boolean, nowMs: number): SlowDeadline | null {
    const start = this.arrival(clock.startedAtMs, false);
    if (start === null) return null;
    let [ran, elapsed] = [0, 0];
    let dueAtMs: number | null = null;
    for (let at = start; at < start + patienceDays * 1440 * minute; at += minute) {
      if (!(running || this.isOpen(at)) || isPaused(clock, at)) continue;
      ran += 1;
      if (at < nowMs) elapsed += 1;
      if (ran === total) {
        dueAtMs = at + minute;
        break;
      }
    }
    if (dueAtMs === null || nowMs <= dueAtMs) return { dueAtMs, elapsed, remaining: total - elapsed };
    const late = running ? (nowMs - dueAtMs) / minute : this.openMinutes(dueAtMs, nowMs);
    return { dueAtMs, elapsed, remaining: 0 - late };
  }

  dayCount(clock: Clock, total: number, byCalendar: boolean, nowMs: number): SlowDeadline | null {
    const arrival = this.arrival(clock.startedAtMs, true);
    if (arrival === null) return null;
    const today = this.dayOf(nowMs).date;
    const counted: string[] = [];
    const after: string[] = [];
    let [begun, full] = [false, false];
    let due: Day | null = null;
    for (let step = 1; step <= patienceDays && due === null; step += 1) {
      const day = this.dayOf(this.dayOf(arrival).startMs + step * 1440 * minute);
      begun ||= day.habil;
      if (!begun || (!byCalendar && !day.habil) || this.isTouched(clock, day, byCalendar)) continue;
      if (!full) counted.push(day.date);
      if (day.date > today) after.push(day.date);
      full = counted.length === total;
      if (full && day.habil) due = day;
    }
    const elapsed = counted.filter((date) => date <= today).length;
    if (due === null) return { dueAtMs: null, elapsed, remaining: total - elapsed };
    const dueAtMs = due.startMs + (due.open.lastIndexOf(true) + 1) * minute;
    if (today <= due.date) return { dueAtMs, elapsed, remaining: after.length };
    let late = 0;
    for (let at = due.startMs + 1440 * minute; this.dayOf(at).date <= today; at += 1440 * minute) {
      if (byCalendar || this.dayOf(at).habil) late += 1;
    }
    return { dueAtMs, elapsed, remaining: 0 - late };
  }

  private isTouched(clock: Clock, day: Day, byCalendar: boolean): boolean {
    return day.open.some(
      (open, ofDay) => (byCalendar || open) && isPaused(clock, day.startMs + ofDay * minute),
    );
  }

  /** Null where even the patience of this model ends before the office opens. */
  deadline(clock: Clock, plazo: Exclude<Plazo, { kind: 'sin-plazo' }>, nowMs: number): SlowDeadline | null {
    switch (plazo.kind) {
      case 'inmediato':
        return this.timeCount(clock, plazo.metaMinutos, false, nowMs);
      case 'dias-termino':
        return this.dayCount(clock, plazo.dias, false, nowMs);
      case 'dias-plazo':
        return this.dayCount(clock, plazo.dias, true, nowMs);
      case 'horas':
        if (plazo.modo === 'corridas') return this.timeCount(clock, plazo.horas * 60, true, nowMs);
        if (plazo.modo === 'habiles-como-dias') {
          return this.dayCount(clock, Math.ceil(plazo.horas / 24), false, nowMs);
        }
        return this.timeCount(clock, slowWorkingHours(plazo.horas) * 60, false, nowMs);
    }
  }
}

/** Hour by hour: of each 24 published hours the first eight are worked. */
function slowWorkingHours(published: number): number {
  return Array.from({ length: published }, (_, hour) => hour % 24).filter((hour) => hour < 8).length;
}

function isPaused(clock: Clock, atMs: number): boolean {
  return clock.pauses.some(({ fromMs, untilMs }) => fromMs <= atMs && (untilMs === null || atMs < untilMs));
}
