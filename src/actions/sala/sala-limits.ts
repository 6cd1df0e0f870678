/** Limits of the sealed room. */
export const salaLimits = {
  /** A room nobody uses closes (ASVS 7.3.1), and so does one that was open all morning (7.3.2). */
  roomIdleMinutes: 20,
  roomHours: 4,
  /** A draft lives as long as its cookie could be of use; files that no complaint took, a little longer. */
  draftHours: 24,
  looseFileHours: 48,
  /** Tries of one account to open the room, and in how many minutes (ASVS 6.3.1). */
  phraseGuessesMax: 10,
  phraseWindowMinutes: 15,
  /** Code points of a reading phrase. */
  phraseCharsMin: 20,
  phraseCharsMax: 200,
  impedimentsMax: 100,
  impedimentCharsMax: 120,
  /** Of a reason, a note, a message. */
  reasonCharsMax: 2_000,
  piecesMax: 2_000,
  filesPerComplaintMax: 30,
  /** Codes of processes that are looked up in one complaint, and entities that may share a code. */
  processCodesMax: 5,
  processesFoundMax: 5,
  /** Code points of the name of a file as it is kept. */
  fileNameCharsMax: 200,
  /** Of a raw mail as a page shows it: headers and the beginning of the text; attachments are among the files. */
  rawShownBytesMax: 32 * 1024,
  /** Below it a count is not shown as a number. */
  figureMin: 5,
  listedMax: 500,
  bitacoraPageMax: 1_000,
  /** Complaints destroyed in one round of the duty. */
  shredBatchMax: 200,
} as const;
