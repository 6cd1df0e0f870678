/** Bounds of taking mails in and of working them off. */
export const intakeLimits = {
  /** With its coding a mail of 50 MB of papers weighs 68 MB (base64, RFC 2045, section 6.8). */
  rawBytesMax: 75 * 1024 * 1024,
  /** Up to here a mail lies in its row, so that one commit keeps it; a larger one is a file. */
  rawInRowBytesMax: 64 * 1024,
  /** Rows that share a commit, and how far apart commits start. */
  rowsPerCommitMax: 32,
  commitPaceMs: 2,
  /** How long one process has a mail before another may take it up: longer than reading and storing may last. */
  claimSeconds: 180,
  mailsPerTurnMax: 100,
  mailsAtOnce: 6,
  triesMax: 3,
  /** Of processes that ended with it in hand, by no fault of its own more often than not. */
  deathsMax: 10,
  retrySeconds: 30,
  /** A thread that somebody else changes meanwhile is looked at again. */
  redoMax: 6,
  /** New threads of one domain, and of one address, in a window; what comes above it waits for later windows. */
  floodWindowSeconds: 3_600,
  newThreadsPerDomainMax: 300,
  newThreadsPerAddressMax: 20,
  attachmentsKeptMax: 200,
  /** A signature is checked over all the bytes at once: of larger mails nobody checks the sender here. */
  verifiedBytesMax: 16 * 1024 * 1024,
  invoicesMax: 20,
  caseTriesMax: 5,
  attachmentsNamedMax: 20,
} as const;
