/** How much of an invoice is read at most, so that no file makes the check slow, big or deep. */
export const facturaLimits = {
  /** Real ones measure a few hundred kilobytes even with hundreds of lines. */
  sizeBytesMax: 2 * 1024 * 1024,
  depthMax: 32,
  elementsMax: 40_000,
  attributesMax: 40_000,
  attributesPerElementMax: 24,
  /** A signature of the SRI has three references; every one costs a walk over the document. */
  referencesMax: 8,
  transformsPerReferenceMax: 4,
  certificatesMax: 4,
  certificateBytesMax: 16 * 1024,
  rsaBitsMin: 2_048,
  factCharsMax: 300,
  /** Of the text of a PDF. */
  pdfLinesMax: 20_000,
  pdfLineCharsMax: 2_000,
  /** Clocks differ: a document dated this much ahead is not yet from the future. */
  clockAheadMs: 10 * 60 * 1000,
} as const;
