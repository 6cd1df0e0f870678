/** How much of a list of the Superintendency is read, and how old it may be; names end in their unit. */
export const listadoLimits = {
  linesMax: 250_000,
  /** Rows of a spreadsheet kept as text, in case no header is recognised. */
  bookLinesMax: 25_000,
  lineCharsMax: 1_000,
  headingLines: 60,
  rucsMax: 20,
  nameWordsMax: 10,
  /** The age that an adopter may change; no norm we know sets it. */
  ageDays: 30,
} as const;
