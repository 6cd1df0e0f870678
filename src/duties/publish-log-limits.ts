/** Limits of the duty that writes the public log. */
export const publishLogLimits = {
  /** Some ten milliseconds of hashing: longer would hold up the people at the window. */
  batchEvents: 1_000,
  batchesPerTurn: 20,
} as const;
