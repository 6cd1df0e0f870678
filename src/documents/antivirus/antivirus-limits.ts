/** How long and how much the scanner is given. */
export const antivirusLimits = {
  /**
   * Of a file sent to the scanner. Debian configures StreamMaxLength and MaxFileSize as 25M; above either the scanner
   * answers with an error or looks at the beginning only, so we never send more.
   */
  sizeBytesMax: 25 * 1024 * 1024,
  chunkBytes: 64 * 1024,
  deadlineMs: 60_000,
  connectMs: 3_000,
  answerBytesMax: 4_096,
  signatureCharsMax: 200,
} as const;
