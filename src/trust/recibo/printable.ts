/** Text as the standard fonts of PDF can show it: Windows-1252, which holds every letter of Spanish. */

/** What Windows-1252 has beyond Latin-1. */
const beyondLatin = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

function shown(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if ((code >= 0x20 && code <= 0x7e) || (code >= 0xa1 && code <= 0xff && code !== 0xad)) return char;
  if (beyondLatin.includes(char)) return char;
  if (/\s/u.test(char)) return ' ';
  if (/\p{Cf}|\p{Mn}/u.test(char)) return '';
  const plain = char.normalize('NFKD').replace(/[^\x20-\x7e]/g, '');
  return plain === '' ? '?' : plain;
}

/** One line of it; letters the fonts lack lose their marks or become «?». The exact text travels in the embedded data. */
export function printable(text: string): string {
  return [...text.normalize('NFC')].map(shown).join('');
}
