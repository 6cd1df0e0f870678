/** Limits of doing one thing to many cases. */
export const loteLimits = {
  rowsMax: 100,
  daysKept: 30,
} as const;
