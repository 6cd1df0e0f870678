/** What a clock is made of, and what reckoning it yields. */
import type { CivilDate } from './civil-date.ts';
import type { HolidayScope, Territory } from './holiday.ts';
import type { Plazo } from './plazo.ts';
import type { Zone } from './zone.ts';

/** A stretch that does not count, from `fromMs` up to, not including, `untilMs`; null while it lasts. */
export type Pause = {
  readonly fromMs: number;
  readonly untilMs: number | null;
  /** Spanish words that follow «en pausa 2 días hábiles»: «a la espera de su respuesta». */
  readonly reason: string;
};

/** One promise or one legal term of one case. A case has two of them, and both are shown. */
export type Clock = {
  readonly plazo: Plazo;
  /** Instant of filing or of notice, epoch ms. */
  readonly startedAtMs: number;
  /** The person's place: its local holidays count (COA art. 159). */
  readonly territory: Territory;
  /** In any order; they may overlap. */
  readonly pauses: readonly Pause[];
  /** Version of the calendar by which the person was first told the date. */
  readonly calendarVersion: string;
  /** When what was due was done, epoch ms; absent or null while it is not. */
  readonly finishedAtMs?: number | null;
};

/** `minutos-laborables` are minutes of office hours and may carry a fraction. */
export type Amount = {
  readonly unit: 'dias-habiles' | 'dias' | 'minutos-laborables' | 'minutos';
  readonly count: number;
};

/** `vencido` also covers what was done late; `cumplido` means done in time. */
export type DeadlineState = 'corre' | 'en-pausa' | 'vencido' | 'cumplido' | 'sin-plazo';

/** One step of the arithmetic; together they explain the date. */
export type ExplanationStep =
  /** `countsFromMs` differs from `startedAtMs` where it arrived outside office hours. */
  | { readonly kind: 'inicio'; readonly startedAtMs: number; readonly countsFromMs: number }
  /** `discounted` is what this pause took out, 0 where it lay outside what counts; null while the pause is open. */
  | {
      readonly kind: 'pausa';
      readonly fromMs: number;
      readonly untilMs: number | null;
      readonly reason: string;
      readonly discounted: Amount | null;
    }
  /** `knownSince` where the agency learned of the holiday after the clock had started. */
  | {
      readonly kind: 'feriado';
      readonly date: CivilDate;
      readonly name: string;
      readonly scope: HolidayScope;
      readonly knownSince: CivilDate | null;
    }
  /** The last calendar day was no working day. */
  | { readonly kind: 'traslado'; readonly from: CivilDate; readonly to: CivilDate }
  /** Reckoned with another calendar than the one the person was first told by. */
  | { readonly kind: 'calendario'; readonly from: string; readonly to: string }
  /** No date can be given: an open pause, or a calendar without working days up to `searchedUntil`. */
  | { readonly kind: 'sin-fecha'; readonly searchedUntil: CivilDate | null };

export type DeadlineResult = {
  readonly plazo: Plazo;
  readonly zone: Zone;
  /** The instant it was reckoned for: now, or the moment of finishing where that came first. */
  readonly atMs: number;
  readonly finishedAtMs: number | null;
  /** The last instant in time, inclusive: done at 17h00 sharp is in time. Null where no date can be given. */
  readonly dueAtMs: number | null;
  readonly state: DeadlineState;
  /** What has counted so far, never more than the plazo. Working days since the start where there is no plazo. */
  readonly elapsed: Amount;
  /** What is left after today (days) or from now (minutes); negative once expired; null without plazo. */
  readonly remaining: Amount | null;
  readonly steps: readonly ExplanationStep[];
};
