/** How much the figures and exports ever take; names end in their unit. */
export const cifrasLimits = {
  /** Events of the journal in one turn. */
  batchEvents: 20_000,
  /** Days reckoned in one transaction: its snapshot holds back whoever reads the journal behind it. */
  rebuildDays: 7,
  exportPageRows: 1_000,
  /** At once, over all people of this process; each holds a connection now and then. */
  exportsMax: 3,
  /** Excel's last row is 1,048,576; one sheet takes this many below its heads. */
  sheetRowsMax: 1_000_000,
  /** Of a month that is published, below which a kind of complaint is not told apart by door. */
  publicCountMin: 5,
  publicMonthsMax: 60,
} as const;
