/** Puts the words of a page back into lines, top to bottom and left to right, with wide gaps kept between columns. */

/** Places in points, `y` growing upwards, on the page as a reader holds it. `sizePoints`: height of its letters. */
export type PlacedWord = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly sizePoints: number;
};

/** Words whose feet differ by less than this share of their height stand on one line. */
const sameLineShare = 0.45;
/** A gap wider than this many heights separates columns; a word space is about a third. */
const columnGapShare = 1.2;

export function linesOfWords(words: readonly PlacedWord[]): readonly string[] {
  const ordered = [...words].sort((a, b) => b.y - a.y);
  const rows: PlacedWord[][] = [];
  for (const word of ordered) {
    const row = rows.at(-1);
    const first = row?.[0];
    const reach = first ? Math.max(first.sizePoints, word.sizePoints) * sameLineShare : 0;
    if (row && first && first.y - word.y <= reach) row.push(word);
    else rows.push([word]);
  }
  return rows.map(lineOfRow);
}

function lineOfRow(row: readonly PlacedWord[]): string {
  let line = '';
  let right = 0;
  for (const word of [...row].sort((a, b) => a.left - b.left)) {
    const isColumn = word.left - right > word.sizePoints * columnGapShare;
    line += line === '' ? word.text : `${isColumn ? '   ' : ' '}${word.text}`;
    right = word.right;
  }
  return line;
}
