/** Reads the headers by which machines say what they are. */

/** `(comment)` may stand anywhere in a structured header, and inside another comment (RFC 5322, section 3.2.2). */
export function withoutComments(value: string): string {
  let depth = 0;
  let plain = '';
  let quoted = false;
  for (let i = 0; i < value.length; i += 1) {
    const char = value[i] ?? '';
    if (char === '\\') {
      if (depth === 0) plain += value.slice(i, i + 2);
      i += 1;
    } else if (char === '"' && depth === 0) {
      quoted = !quoted;
      plain += char;
    } else if (char === '(' && !quoted) depth += 1;
    else if (char === ')' && !quoted && depth > 0) depth -= 1;
    else if (depth === 0) plain += char;
  }
  return plain;
}

/** RFC 3834, section 5: everything but `no` was sent by a machine; comments, parameters and case do not matter. */
export function isMachineSubmitted(value: string): boolean {
  const keyword = withoutComments(value).split(';')[0]?.trim().toLowerCase() ?? '';
  return keyword !== 'no' && keyword !== '';
}

/** A header whose mere presence says yes, but for the words that take it back. */
export function isOn(value: string): boolean {
  return !/^(?:no|none|false|0)$/i.test(withoutComments(value).trim());
}

/**
 * [MS-OXCMAIL] X-Auto-Response-Suppress: who asks not to be answered by machines is one. To suppress reports alone
 * (DR, RN, NRN) says nothing of who wrote it.
 */
export function suppressesReplies(value: string): boolean {
  return value
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .some((word) => word === 'all' || word === 'oof' || word === 'autoreply');
}

/** `<>`: to whom a mail that nobody answers goes back. A Return-Path with an address contradicts an empty envelope. */
export function nullSender(envelopeFrom: string, returnPaths: readonly string[]): boolean {
  const written = returnPaths[0]?.replace(/[<>\s]/g, '');
  return written === undefined ? envelopeFrom === '' : written === '';
}
