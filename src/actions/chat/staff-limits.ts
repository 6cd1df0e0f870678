/** Limits of what staff see and write in the chat; names end in their unit. */
export const staffLimits = {
  /** Of each list of the inbox. */
  inboxRowsMax: 50,
  inboxRowsCountedMax: 500,
  /** How many of the oldest are tried before `take-next` gives up: others take at the same time. */
  takeTriesMax: 12,
  agentsShownMax: 200,
  waitsReckonedPerUnitMax: 300,
  unansweredShownMax: 50,
  unansweredMinutes: 5,
  /** Closed ones are among those looked at. */
  casesLookedAtMax: 200,
  casesBesideMax: 20,
  proposalAnswersBytesMax: 64 * 1024,
} as const;
