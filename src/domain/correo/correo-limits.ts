/** Limits of what is concluded from a mail; names end in their unit. */
export const correoLimits = {
  /** Automatic mails to one peer in each window; beyond them, silence (RFC 3834, section 2). */
  automaticMailsPerWindowMax: 6,
  windowHours: 24,
  /** After closing, the owner's mail reopens the thread for so long; later it begins a new one that names it. */
  reopenDays: 15,
  /** Message-IDs of one mail that are looked up: those it answers, and the latest of its chain. */
  referencesLookedUpMax: 20,
  /** References read in one subject. */
  subjectReferencesMax: 3,
  subjectCharsMax: 500,
  /** What is read of a text when facts are looked for in it. */
  factTextCharsMax: 20_000,
  processCodesMax: 10,
  /** Pieces of one process code, characters of each, and of the words before it that say that it is one. */
  codeTokensMax: 9,
  codeTokenCharsMax: 30,
  codeLabelCharsMax: 60,
  /** Of a text and a subject, where answering machines write the sentences they are known by. */
  openingCharsMax: 600,
  judgedSubjectCharsMax: 200,
  /** Lines looked through for who wrote what was forwarded. */
  forwardLinesMax: 60,
  forwardNameCharsMax: 100,
  /** Lines of the journal of one thread. */
  historyLinesMax: 500,
  authResultsHeadersMax: 20,
  authResultsCharsMax: 4_000,
  /** Lines of a text looked through for the beginning of a quotation; the rest is quotation or story alike. */
  citaLinesMax: 20_000,
  /** A header of a reply («El lun, 1 jun … escribió:») may be broken into so many lines. */
  citaHeaderLinesMax: 4,
  citaLineCharsMax: 500,
  /** A mail with fewer words is read together with the names of its files. */
  tellingWordsMin: 15,
  fileNamesWeighedMax: 10,
  /** Share of certainty below which a mail is about nothing we know. */
  suggestedShareMin: 0.5,
  /** At the alert address: share of certainty that a mail needs to leave the sealed room, and the most any other may have. */
  alertShareMin: 0.7,
  alertSecondShareMax: 0.15,
  attachmentsSortedMax: 100,
  /** Pictures shown inside a text are logos up to this size, photographs above it. */
  ornamentBytesMax: 100 * 1024,
  tinyPictureBytesMax: 8 * 1024,
} as const;
