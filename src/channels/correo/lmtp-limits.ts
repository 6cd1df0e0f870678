/** Bounds of the LMTP entry. */
export const lmtpLimits = {
  connectionsMax: 50,
  recipientsMax: 100,
  /** A mail above the limit is read on to this size, so that its sender is told why; beyond it the line is cut. */
  drainedBytesMax: 300 * 1024 * 1024,
  idleMs: 60_000,
  closeMs: 5_000,
} as const;
