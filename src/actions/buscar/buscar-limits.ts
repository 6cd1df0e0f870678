/** Limits of the search and its filling; each keeps one look under a tenth of a second. */
export const buscarLimits = {
  questionCharsMax: 200,
  termsMax: 12,
  wordCharsMax: 60,
  /** Shorter beginnings of words would mean half the dictionary. */
  prefixCharsMin: 3,
  /** Beginnings of numbers are looked up as they are: few rows share five digits. */
  numberPrefixCharsMin: 5,
  resultRows: 20,
  /** Of the newest hits that are ranked together; older ones form the next such band. */
  bandRows: 200,
  /** Weeks of the first look, doubled until enough is found. */
  firstWeeks: 1,
  weeksPerLookMax: 128,
  /** After this no further stretch is begun; one that took less than `cheapLookMs` is followed by one twice as long. */
  lookMsMax: 60,
  cheapLookMs: 8,
  excerptChars: 220,
  relatedRowsMax: 8,
  /** Letters of one document that an excerpt is looked for in. */
  excerptSourceCharsMax: 40_000,
  eventsPerBatch: 200,
  oldRowsPerBatch: 100,
  changedPerTurn: 50,
  /** Commits may come this much later than the instant they bear. */
  overlapMs: 5 * 60_000,
} as const;
