// Prepares an identifier as people paste it (from a PDF, a spreadsheet, a chat) for its parser.

/** UTF-16 units. No identifier is longer than 60 characters; the rest is room for spaces and invisible marks. */
export const pastedLengthMax = 300;

// Control characters (\p{Cc}) are left in on purpose: a NUL or an escape is never an honest paste, so the
// parser's own alphabet refuses it instead of repairing it.
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const separators = /[\s\p{Pd}\p{Pc}\u2212]/gu;

export function withoutInvisible(raw: string): string {
  return raw.replace(invisible, '');
}

/** NFKC (full-width digits become ASCII), no invisible marks, single spaces, trimmed. */
export function cleanPasted(raw: string): string {
  return withoutInvisible(withoutInvisible(raw).normalize('NFKC')).replace(/\s+/g, ' ').trim();
}

/** The same, without the spaces, dashes and underscores people put between groups of digits. */
export function compactPasted(raw: string): string {
  return cleanPasted(raw).replace(separators, '');
}
