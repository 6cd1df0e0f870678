/** How much of a mail is read, and how much time and memory the reading may take. */
export const correoLimits = {
  /** Of the text of a mail; the raw mail keeps the rest. */
  textCharsMax: 200_000,
  /** Of one text part, before it is decoded. */
  textPartBytesMax: 2 * 1024 * 1024,
  subjectCharsMax: 500,
  nameCharsMax: 200,
  addressCharsMax: 254,
  messageIdCharsMax: 500,
  referencesMax: 50,
  recipientsShownMax: 100,
  /** Of all headers together; what follows is not read as header any more. */
  headerBytesMax: 16 * 1024 * 1024,
  /** Beyond it a mail is remarked upon; an honest one has fewer than 150. */
  headerLinesMax: 2_000,
  headerValueCharsMax: 4_000,
  headerValuesMax: 20,
  /** Of one header value («; name=…»). */
  parametersMax: 200,
  /** Of the words beside an address, before they are decoded. */
  phraseCharsMax: 2_000,
  /** Of all headers that are kept for the classification, in characters. */
  headersKeptCharsMax: 64_000,
  /** Beyond it a mail is remarked upon, beyond the next number it is not taken apart any further. */
  partsHonestMax: 300,
  partsMax: 25_000,
  partsListedMax: 200,
  depthMax: 20,
  partHeaderBytesMax: 256 * 1024,
  /** Of all attachments of one mail. */
  attachmentsBytesMax: 120 * 1024 * 1024,
  fileNameCharsMax: 120,
  originalNameCharsMax: 300,
  /** Larger signed mails are not verified, because that needs the whole mail in memory. */
  signedBytesMax: 16 * 1024 * 1024,
  tnefBytesMax: 32 * 1024 * 1024,
  tnefPartsMax: 100,
  tnefPropertiesMax: 2_000,
  /** Of one property. */
  tnefValuesMax: 2_000,
  filesInTextMax: 50,
  reportBytesMax: 256 * 1024,
  reportRecipientsMax: 100,
  htmlDepthMax: 500,
  /** «>» at the beginning of one line. */
  quoteMarksMax: 10,
  secondsMax: 30,
  rssBytesMax: 700 * 1024 * 1024,
  heapMegabytesMax: 256,
  watchEveryMs: 100,
  /** A process serves that many mails, then a fresh one takes over. */
  ordersPerProcessMax: 5_000,
  idleSecondsMax: 20,
  waitingMax: 256,
} as const;

export type CorreoLimits = { readonly [L in keyof typeof correoLimits]: number };
