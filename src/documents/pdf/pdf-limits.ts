/** How much of a PDF is read before it is called too complex; the file itself is limited where it is received. */
export const pdfLimits = {
  objectsMax: 400_000,
  /** Cross-reference sections in one chain: each save or signature adds one. */
  sectionsMax: 200,
  depthMax: 60,
  /** References that point at references. */
  hopsMax: 16,
  /** Bytes read by the tokenizer, counted again whenever they are read again: about one second. */
  readBytesMax: 96 * 1024 * 1024,
  /** What a value, and an array or dictionary beyond it, count as, beside their bytes: a stand-in for the memory they take. */
  valueCostBytes: 32,
  containerCostBytes: 128,
  inflatedBytesMax: 64 * 1024 * 1024,
  /** ISO 32000-1, 7.5.5, note: readers look for the end mark in the last 1,024 bytes. */
  endMarkBytes: 1_024,
  walkedObjectsMax: 300_000,
  pagesMax: 20_000,
  attachmentHeadBytes: 4_096,
} as const;
