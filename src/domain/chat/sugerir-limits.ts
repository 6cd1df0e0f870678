/** Limits of the suggestions; names end in their unit. Shares of probability go from 0 to 1. */
export const sugerirLimits = {
  suggestionsMax: 3,
  textCharsMax: 4_000,
  /** A longer word is a mistake or an attack; its beginning tells enough. */
  wordCharsMax: 24,
  /** Of a longer text its beginning and its end are read. */
  firstWordsMax: 200,
  lastWordsMax: 150,
  windowWords: 12,
  windowStepWords: 6,
  /** A long text in which no window says so much for one trámite says nothing for any. */
  windowShareMin: 0.45,
  /** With this share or more for «none of them», nothing is suggested. */
  unfitShareMax: 0.65,
  /** Second and third suggestions with a smaller share are left out. */
  suggestedShareMin: 0.003,
} as const;
