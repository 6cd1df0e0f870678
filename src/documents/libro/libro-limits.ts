/** How much of a workbook is ever read; names end in their unit. Measured against hostile files in bench/documents-libro.ts. */
export const libroLimits = {
  fileSizeBytesMax: 50 * 1024 * 1024,
  entriesMax: 2_000,
  entrySizeBytesMax: 300 * 1024 * 1024,
  totalSizeBytesMax: 400 * 1024 * 1024,
  /** Unpacked to packed; asked only of entries above `ratioFromBytes`, because small ones compress as they like. */
  ratioMax: 200,
  ratioFromBytes: 1024 * 1024,
  sheetsMax: 100,
  rowsMax: 200_000,
  columnsMax: 200,
  cellsMax: 5_000_000,
  /** Excel's own limit for the text of one cell. */
  cellCharsMax: 32_767,
  /** All shared strings of a workbook, as UTF-8: they are the one part that must be held in memory. */
  sharedTextBytesMax: 48 * 1024 * 1024,
  sharedTextsMax: 2_000_000,
  stylesMax: 65_536,
  xmlDepthMax: 64,
  /** One tag with its attributes; lists of ranges make the longest honest ones. */
  xmlTagCharsMax: 128 * 1024,
  xmlAttributesMax: 200,
  /** Rows with something in them among which the header is looked for. */
  headerRowsMax: 20,
  messagesMax: 200,
} as const;
