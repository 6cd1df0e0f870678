// How values come out of the database: numbers where they fit, days as text, instants as Date.
import pg from 'pg';

/** Type numbers of pg_type. */
const int8 = 20;
const date = 1082;
const timestampWithoutZone = 1114;

function safeInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('int8 beyond what a number holds exactly');
  return value;
}

/** pg would turn a day into midnight of the machine's own time zone: it stays the text `2026-11-22`. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [int8]: safeInt8,
  [date]: (text) => text,
  [timestampWithoutZone]: (text) => text,
};

export const databaseTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === 'binary' ? undefined : parsers[Number(oid)]) ?? pg.types.getTypeParser(Number(oid), format),
};
