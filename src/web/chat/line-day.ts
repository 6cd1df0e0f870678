/** The day of a line in words, as the office's clock has it. */
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { longDateText } from '../../domain/calendar/civil-text.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import type { Linea } from '../../domain/chat/linea.ts';

export function lineDay({ ocurridaMs }: Pick<Linea, 'ocurridaMs'>): string {
  return longDateText(civilDateAt(ocurridaMs, zoneGuayaquil));
}
