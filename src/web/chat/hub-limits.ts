/** Limits of the hub that concern nobody else. */

export const hubLimits = {
  /** Conversations one statement reads for. */
  roomsPerStatementMax: 500,
  /** Between the starts of two readings: what grows meanwhile is read together. */
  paceMs: 5,
  /** Listeners that the poll looks at with one reading. */
  listenersAtOnceMax: 100,
  /** What a browser waits before it comes back by itself. */
  retryMs: 2_000,
  /** One notice of a changed inbox, or of somebody typing, within so long. */
  inboxMs: 300,
  typingMs: 1_000,
  /** Rounds of the poll after which inboxes are told to look, whether or not anything was announced. */
  inboxRounds: 5,
  /** Rounds an ended stream may take to send what it was told last. */
  farewellRounds: 5,
  /** How long a stop waits for that. */
  drainMs: 1_500,
  /** Spread of the return of everybody when a process goes away. */
  returnMsMin: 500,
  returnMsSpread: 5_000,
  tcpProbeMs: 30_000,
  /** Long polls that wait at once in one conversation; more only look whether there is something now. */
  waitsPerConversationMax: 12,
} as const;
