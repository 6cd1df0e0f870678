/** From where on something counts as degraded, and how often it is looked at. */
export const operacionLimits = {
  /** Many watchers at once look once. */
  lookEveryMs: 5_000,
  /** Counting open cases reads their index. */
  countEveryMs: 30_000,
  databaseSlowMs: 500,
  journalLagSecondsMax: 60,
  logLagSecondsMax: 300,
  standingMs: 10 * 60_000,
  freeBytesMin: 1024 ** 3,
  deadShownMax: 100,
} as const;
