/** The character classes of PDF syntax (ISO 32000-1, 7.2.2). */
const table = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) table[code] = 1;
for (const character of '()<>[]{}/%') table[character.charCodeAt(0)] = 2;

export function isSpace(code: number): boolean {
  return table[code] === 1;
}

/** Neither white space nor a delimiter. */
export function isRegular(code: number): boolean {
  return table[code] === 0;
}

/** 0 to 15, or -1 for what is no hexadecimal digit. */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
