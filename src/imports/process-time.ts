/** Dates and hours of a schedule as files write them, turned into the portal's local time. */
import { parseCivilDate } from '../domain/calendar/civil-date.ts';
import type { RowReader } from './rows.ts';

/** `2026-02-02T08:00`, also with a blank, seconds and the zone of Ecuador's mainland, as the portal prints it. */
const form = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?: ?-05:?00)?$/;

/** 'YYYY-MM-DDTHH:MM'; seconds are dropped. Another zone is refused rather than guessed. */
export function localTime(reader: RowReader, raw: string, stage: string): string {
  const [, date = '', hour = '', minute = ''] = form.exec(raw.trim()) ?? [];
  if (parseCivilDate(date) === null || Number(hour) > 23 || Number(minute) > 59) {
    return reader.fail(
      `La fecha de «${stage}» debe existir y escribirse AAAA-MM-DDTHH:MM, en la hora de Ecuador continental.`,
    );
  }
  return `${date}T${hour}:${minute}`;
}
