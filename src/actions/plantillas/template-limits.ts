/** Limits of templates; names end in their unit. */
export const templateLimits = {
  titleCharsMax: 80,
  textCharsMax: 4_000,
  /** Kept by one unit, those put out of use included. */
  perUnitMax: 200,
  versionsShownMax: 100,
} as const;
