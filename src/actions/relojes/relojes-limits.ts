/** Limits of the agency's clocks; names end in their unit. */
export const relojesLimits = {
  /** Cases read, reckoned and written in one statement: short enough that nobody waits for it. */
  recomputeBatchCases: 500,
  /** Cases reckoned before whoever waits for the process, a filing above all, has its turn: a few milliseconds. */
  recomputeTurnCases: 50,
  /** Tries for cases that somebody changed between reading and writing. */
  recomputeTriesMax: 4,
  /** How long a process has the work without a sign of life. */
  recomputeLoanMs: 60_000,
  /** From when on no process reckons by the calendar before: they ask every 2 seconds, and a request takes less than this. */
  secondLookMs: 20_000,
  /** Cases that a preview of a change reckons; of more it takes a sample. */
  previewCasesMax: 5_000,
  previewExamplesMax: 6,
  /** Lines of the calendar's history on a page. */
  historyRowsMax: 50,
  reasonCharsMax: 500,
} as const;
