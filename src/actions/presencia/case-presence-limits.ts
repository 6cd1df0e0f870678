/** Limits of who is shown to have a case open; names end in their unit. */
export const casePresenceLimits = {
  /** Beats of the page come every 20 s: two may be lost. */
  leaseSeconds: 60,
  shownMax: 20,
} as const;
