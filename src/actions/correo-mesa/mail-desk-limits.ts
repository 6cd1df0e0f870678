/** Bounds of the mail desk and of the page that completes a trámite sent by mail. */
export const mailDeskLimits = {
  pageRows: 50,
  countedMax: 1_000,
  mailsShownMax: 200,
  lettersShownMax: 200,
  looseMailsShownMax: 100,
  searchCharsMax: 100,
  reasonCharsMax: 1_000,
  /** A link that guesses: this many unknown tokens from one network, then the door is shut for a while. */
  unknownLinksMax: 30,
  unknownLinksWindowMs: 600_000,
  /** After a thread was closed with nothing filed, its link still answers so long. */
  closedLinkDays: 30,
  /** A thread that others change meanwhile is looked at again. */
  redoMax: 6,
  /** A person waits this long for what was found in the papers; what takes longer is there at the next visit. */
  papersWaitMsMax: 5_000,
  /** Of a file that is handed in: whether it is a mail shows at its beginning. */
  headBytesMax: 65_536,
} as const;
