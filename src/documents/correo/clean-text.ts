/** Text that a database and a page can take: no NUL, no half of a pair, no control characters but line ends and tabs. */

/** Marks that change the direction of what follows (Unicode TR 36, section 2.10.3). */
const directions = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;
const controls = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]/g;

/** `hadNull`: NUL stood in it. */
export type Clean = { readonly text: string; readonly hadNull: boolean; readonly hadDirections: boolean };

/** Line ends become `\n`. */
export function cleanText(text: string): Clean {
  const hadDirections = text.search(directions) >= 0;
  return {
    text: text
      .replaceAll(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
      .replaceAll(controls, '')
      .replaceAll(directions, '')
      .toWellFormed(),
    hadNull: text.includes('\0'),
    hadDirections,
  };
}

/** On one line, trimmed, at most so many characters; never half of a pair at the cut. */
export function oneLine(text: string, charsMax: number): string {
  const line = cleanText(text).text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= charsMax
    ? line
    : line
        .slice(0, charsMax)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd();
}
