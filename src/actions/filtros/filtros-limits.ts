/** Limits of the filters people keep. */
export const filtrosLimits = {
  perAccountMax: 20,
  shownMax: 40,
  nameCharsMax: 60,
  queryCharsMax: 500,
} as const;
