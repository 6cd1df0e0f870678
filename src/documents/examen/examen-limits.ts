/** How much time and memory a look at somebody's file may take. */
export const examenLimits = {
  /** From the order to the answer; a scan whose letters are read takes longest. */
  examSecondsMax: 90,
  pageSecondsMax: 20,
  /** Of the whole process, measured from outside; the largest honest scan stays below a third of it. */
  rssBytesMax: 900 * 1024 * 1024,
  heapMegabytesMax: 384,
  watchEveryMs: 100,
  /** A process serves that many orders, then a fresh one takes over. */
  ordersPerProcessMax: 200,
  /** A process nobody needs ends, so that an idle installation stays small. */
  idleSecondsMax: 20,
  /** Orders that may wait for a process; the next are answered `unknown`. */
  waitingMax: 64,
  ocrPagesMax: 6,
  ocrDpi: 150,
  textLinesKept: 400,
  rowsKept: 20_000,
  previewDpi: 110,
} as const;

export type ExamenLimits = { readonly [L in keyof typeof examenLimits]: number };
