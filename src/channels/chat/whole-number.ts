/** The number of a line as an address or a form gives it. */

/** 0 for anything that is no whole number of at most seven digits: more lines no conversation has. */
export function wholeNumber(raw: string | undefined): number {
  return /^\d{1,7}$/.test(raw ?? '') ? Number(raw) : 0;
}
