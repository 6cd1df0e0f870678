/** The date a sender wrote, as far as it can be one. It is only shown; no clock follows it. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Names that programs set to Spanish write. */
const spanish: Readonly<Record<string, number>> = { ene: 0, abr: 3, ago: 7, dic: 11 };
const shape =
  /(\d{1,2})[\s-]+([a-z]{3})[a-z.]*[\s-]+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([+-]\d{4}|[a-z]{1,5})?/i;
const yearMin = 1990;
const yearMax = 2080;

export type ReadDate = {
  /** Epoch ms; null where it cannot be read. */
  readonly ms: number | null;
  readonly impossible: boolean;
};

export function readDate(text: string): ReadDate {
  const found = shape.exec(text);
  if (found === null) return { ms: null, impossible: true };
  const [, day, monthName = '', yearText = '', hour, minute, second = '0', zone = ''] = found;
  const key = monthName.toLowerCase();
  const month = spanish[key] ?? months.indexOf(key);
  const year = Number(yearText) + (yearText.length > 2 ? 0 : Number(yearText) < 50 ? 2_000 : 1_900);
  const offset = /^([+-])(\d{2})(\d{2})$/.exec(zone);
  const minutes =
    offset === null ? 0 : (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === '-' ? -1 : 1);
  const ms = Date.UTC(year, month, Number(day), Number(hour), Number(minute) - minutes, Number(second));
  const fits =
    month >= 0 && Number(day) >= 1 && Number(day) <= 31 && Number(hour) < 24 && Number.isFinite(ms);
  if (!fits) return { ms: null, impossible: true };
  return { ms, impossible: year < yearMin || year > yearMax || Math.abs(minutes) > 14 * 60 };
}
