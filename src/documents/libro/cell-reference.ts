/** Reads the column out of a cell reference such as «AB12». */

/** From 0; null for text that is no reference of Excel, whose last column is XFD. */
export function columnOf(reference: string): number | null {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
    if (column > 16_384) return null;
  }
  if (at === 0 || at === reference.length) return null;
  for (; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 48 || code > 57) return null;
  }
  return column - 1;
}
