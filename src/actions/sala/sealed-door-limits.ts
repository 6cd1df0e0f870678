/** Limits of the sealed door and of the sealed mailbox. */

const mib = 1024 * 1024;

export const sealedDoorLimits = {
  /** Long enough for somebody who stops and thinks; then nothing of it is left. */
  draftHours: 12,
  /** After sending: to write the words down. */
  wordsShownHours: 1,
  draftTriesMax: 8,
  draftBytesMax: mib,
  /** A file that arrives while others write into the thread is put in again. */
  threadTriesMax: 20,
  filesPerComplaintMax: 10,
  filesPerMessageMax: 5,
  fileSizeBytesMax: 50 * mib,
  messageCharsMax: 8_000,
  /** Of a thread opened with the words, without a page asked for. */
  threadIdleMinutes: 20,
  /** Of one process, whoever sends: beyond it sending takes more effort, and is never refused. */
  sendsPerHourFree: 60,
  /** Zero bits of the work a browser does before sending: half a second on an old phone. */
  workBits: 15,
  workBitsMax: 21,
  /** Without JavaScript: since the review page was shown. Reading it takes longer. */
  waitSeconds: 5,
  waitSecondsMax: 300,
  workMinutes: 120,
  /** Of one process: what may go up into drafts within an hour. */
  uploadBytesPerHourMax: 4_096 * mib,
  /** Drafts begun within an hour, of one process. */
  draftsPerHourMax: 2_000,
  /** Pages of the thread are as long as a multiple of this, so that their size tells nothing. */
  pageBytesStep: 64 * 1024,
  /** No page of the thread is answered sooner: reading a complaint takes a tenth of it, finding none still less. */
  pageMsMin: 150,
  /** A mail that turns out to be ordinary is handed on in memory up to here. */
  mailInMemoryBytesMax: mib,
  /** As the ordinary mail door's. */
  mailBytesMax: 75 * mib,
  /** A sender is answered once in this time, and so many senders at most. */
  acknowledgedHours: 24,
  acknowledgedPerWindowMax: 5_000,
} as const;
