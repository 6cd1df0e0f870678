/** Finds the dates inside a line of text. */
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { parseWrittenDate } from '../../domain/socios/written-date.ts';

const dateLike =
  /\b(?:\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s?(?:de\s|[/.-])?\s?[a-záéíóú]{3,10}\.?\s?(?:del?\s|[/.-])?\s?\d{4})\b/gi;

/** In their order, at most ten; text that looks like a date and is none is left out. */
export function datesIn(line: string): readonly CivilDate[] {
  return (line.match(dateLike) ?? []).slice(0, 10).flatMap((text) => parseWrittenDate(text) ?? []);
}
