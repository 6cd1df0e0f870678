/** Limits of the API, its tokens and its webhooks; names end in their unit. */
export const apiLimits = {
  /** Requests of one token, or of one network where nobody is known, within the window. */
  requestsMax: 300,
  publicRequestsMax: 120,
  windowSeconds: 60,
  /** How often a process tells the others, through the database, what its callers spent. */
  countsSentMs: 1_000,
  pageRows: 50,
  pageRowsMax: 100,
  queryCharsMax: 200,
  cursorCharsMax: 120,
  tokensPerAccountMax: 20,
  tokensListedMax: 200,
  tokenNameCharsMax: 60,
  tokenDaysMax: 365,
  destinosPerAccountMax: 10,
  destinosListedMax: 200,
  urlCharsMax: 500,
  deliveriesListedMax: 50,
  deliveriesKeptDays: 30,
  deliveriesAtOnceMax: 8,
  journalBatchEvents: 500,
  deliverySecondsMax: 15,
  answerBytesMax: 64 * 1024,
  /** How long the former secret signs beside the new one. */
  formerSecretHours: 24,
  /** Nothing got through for this long: the endpoint is switched off and its owner told. */
  failingDaysMax: 5,
} as const;

/** Seconds between a failed try and the next; after the last, a delivery is dead until somebody sends it again. */
export const retrySeconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;
