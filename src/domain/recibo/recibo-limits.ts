/** The limits of receipts; names end in their unit. */
export const reciboLimits = {
  /** A longer reason is cut in the paper and stands whole in the case. */
  motivoCharsMax: 1_500,
  /** A single value of «antes / ahora»: a members list is told by its count elsewhere. */
  changeCharsMax: 1_200,
  /** Two bytes of the code hold the number of the event. */
  eventoMax: 65_535,
  /** A code as people may write it, with its blanks and dashes. */
  codigoCharsMax: 60,
  /** What `receipt verify` reads at most. */
  pdfBytesMax: 8 * 1024 * 1024,
  /** Of the data inside it; texts and lists of any receipt stay far below. */
  textCharsMax: 2_000,
  noteCharsMax: 8_000,
  rowsMax: 200,
  /** Downloads of one account, and codes tried from one network, in each window. */
  downloadsMax: 120,
  lookUpsMax: 60,
  windowMs: 600_000,
} as const;
