/** How many letters must change for one word to become another (Levenshtein). */

/** Letters read at most of each word; no name is longer. */
const lettersMax = 40;

export function editDistance(left: string, right: string): number {
  const a = left.slice(0, lettersMax);
  const b = right.slice(0, lettersMax);
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
