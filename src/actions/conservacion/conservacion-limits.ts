/** How much is removed at once, and how patient the removal of files is. */

export const conservacionLimits = {
  /** Cases that lose their content in one turn; each in a transaction of its own. */
  casesPerTurnMax: 200,
  rowsPerBatch: 200,
  batchesPerTurnMax: 50,
  /** Conversations and threads in one transaction. */
  threadsPerBatch: 20,
  filesPerTurnMax: 5_000,
  /** Rows of a large table looked at in one statement. */
  scanRows: 5_000,
  /** Whatever was put into the store or lost a reference less than this ago may still be on its way to a row. */
  fileRestHours: 24,
  /** Counting for the preview stops here. */
  previewCountMax: 10_000,
  motivoCharsMin: 10,
  motivoCharsMax: 1_000,
  ordersShownMax: 200,
  periodYearsMax: 50,
} as const;
