/** UTF-7 (RFC 2152), which old programs still send; the result is shown as text and never as markup. */

const shifted = /\+([A-Za-z0-9+/]*)-?/g;

/** Never throws; what is not valid is left out. */
export function decodeUtf7(text: string): string {
  return text.replaceAll(shifted, (_whole, coded: string) => {
    if (coded === '') return '+';
    const bytes = Buffer.from(coded, 'base64');
    const units = Array.from({ length: Math.floor(bytes.length / 2) }, (_none, at) =>
      bytes.readUInt16BE(at * 2),
    );
    return units.map((unit) => String.fromCharCode(unit)).join('');
  });
}
