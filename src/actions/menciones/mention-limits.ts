/** Limits of mentions; names end in their unit. */
export const mentionLimits = {
  perNoteMax: 10,
  shownMax: 30,
  /** References looked up for one case. */
  referencesMax: 100,
} as const;
