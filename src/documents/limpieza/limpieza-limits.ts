/** How much of a file is ever cleaned, how long it may take, and what the process that does it may use. */
export const limpiezaLimits = {
  /** What goes in; a larger file stays sealed and is handed over in another way. */
  sizeBytesMax: 50 * 1024 * 1024,
  /** What comes out: page images weigh more than the text they show. */
  outputBytesMax: 150 * 1024 * 1024,
  pagesMax: 300,
  /** Dots per inch of a page that becomes a picture: print is read without effort, A4 has 2.2 million pixels. */
  dpi: 150,
  jpegQuality: 82,
  secondsMax: 120,
  /** Of the JavaScript heap; pictures and pages are bounded by their own readers. */
  heapMegabytesMax: 768,
  /** One is cleaned at a time; more than these are turned away. */
  waitingMax: 8,
} as const;
