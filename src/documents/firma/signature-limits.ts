/** The limits of the signature check. */
export const signatureLimits = {
  signaturesMax: 20,
  fieldsMax: 20_000,
  /** Bytes of one CMS, padding included; chains with revocation lists inside stay far below. */
  cmsBytesMax: 2 * 1024 * 1024,
  certificatesMax: 40,
  changesReportedMax: 20,
  /** A later signer's visible stamp above this part of the page could cover what was signed. */
  stampAreaRatioMax: 0.25,
  clockSkewMs: 10 * 60_000,
} as const;
