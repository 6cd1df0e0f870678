/** Reads a date as people in Ecuador write it in papers and spreadsheets: day first, in numbers or with the month's name. */
import { type CivilDate, civilDateOf, parseCivilDate } from '../calendar/civil-date.ts';
import { foldForSearch } from '../identity/nombre.ts';

const months =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

/** Also «sep», «set.» and «setiembre». Null for what is no month. */
function monthNumber(word: string): number | null {
  const name = word.replace(/^set/, 'sept');
  if (name.length < 3) return null;
  const index = months.findIndex((month) => month.startsWith(name) || name === month);
  return index === -1 ? null : index + 1;
}

const day = '(\\d{1,2})';
const numeric = new RegExp(`^${day}\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})(?!\\d)`);
const iso = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/;
const worded = new RegExp(
  `^${day}\\s*(?:de\\s+|[/.-]\\s*)?([a-z]{3,10})\\.?\\s*(?:del?\\s+|[/.-]\\s*)?(\\d{4})(?!\\d)`,
);
const monthFirst = /^([a-z]{3,10})\s+(\d{1,2})\s*,?\s*(?:del?\s+)?(\d{4})(?!\d)/;

const dateOf = (year: string | undefined, month: number | null, dayOfMonth: string | undefined) =>
  month === null ? null : parseCivilDate(civilDateOf(Number(year), month, Number(dayOfMonth)));

/**
 * The date with which the text begins; what follows it (an hour, a full stop) is left out. Null for no date, for two-digit
 * years, and for dates that do not exist; «01/25/2026» is not turned round.
 */
export function parseWrittenDate(text: string): CivilDate | null {
  const folded = foldForSearch(text.slice(0, 80));
  const fromIso = iso.exec(folded);
  if (fromIso !== null) return dateOf(fromIso[1], Number(fromIso[2]), fromIso[3]);
  const fromNumbers = numeric.exec(folded);
  if (fromNumbers !== null) return dateOf(fromNumbers[3], Number(fromNumbers[2]), fromNumbers[1]);
  const fromWords = worded.exec(folded);
  if (fromWords !== null) return dateOf(fromWords[3], monthNumber(fromWords[2] ?? ''), fromWords[1]);
  const turned = monthFirst.exec(folded);
  return turned === null ? null : dateOf(turned[3], monthNumber(turned[1] ?? ''), turned[2]);
}
