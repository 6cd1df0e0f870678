/** What a fake mail server answers about the mails of its folder (RFC 3501, sections 6.4 and 7). */
import type { FakeMail } from './imap-mailbox.ts';

/** Numbers of a set such as `1,4:6,9:*`; `*` is the last mail, whatever its number (RFC 3501, section 9). */
export function numbersOf(set: string, mails: readonly FakeMail[]): Set<number> {
  const last = mails.at(-1)?.uid ?? 0;
  const number = (text: string): number => (text === '*' ? last : Number(text));
  const wanted = new Set<number>();
  for (const part of set.split(',')) {
    const [a = '', b = a] = part.split(':');
    const [low, high] = [number(a), number(b)].sort((x, y) => x - y);
    for (const { uid } of mails) if (uid >= (low ?? 0) && uid <= (high ?? 0)) wanted.add(uid);
  }
  return wanted;
}

const literal = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from(`{${bytes.length}}\r\n`), bytes]);

function headerLines(raw: Buffer, names: readonly string[]): Buffer {
  const head = raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const kept = lines.filter((line) => names.includes((line.split(':')[0] ?? '').toUpperCase()));
  return Buffer.from(`${kept.map((line) => `${line}\r\n`).join('')}\r\n`, 'latin1');
}

/** One FETCH answer, with what was asked of it. */
export function fetchRow(mail: FakeMail, sequence: number, query: string): Buffer {
  const parts: Buffer[] = [Buffer.from(`UID ${mail.uid}`)];
  if (/RFC822\.SIZE/.test(query)) parts.push(Buffer.from(`RFC822.SIZE ${mail.raw.length}`));
  const fields = /BODY\.PEEK\[HEADER\.FIELDS \(([^)]*)\)\]/i.exec(query)?.[1];
  if (fields !== undefined) {
    const names = fields.toUpperCase().replaceAll('"', '').split(' ');
    parts.push(
      Buffer.concat([
        Buffer.from(`BODY[HEADER.FIELDS (${names.join(' ')})] `),
        literal(headerLines(mail.raw, names)),
      ]),
    );
  }
  const whole = /BODY\.PEEK\[\](?:<(\d+)\.(\d+)>)?/.exec(query);
  if (whole !== null) {
    const [, from, length] = whole;
    const start = Number(from ?? 0);
    const piece = from === undefined ? mail.raw : mail.raw.subarray(start, start + Number(length));
    parts.push(
      Buffer.concat([Buffer.from(`BODY[]${from === undefined ? '' : `<${start}>`} `), literal(piece)]),
    );
  }
  const joined = parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from(' '), part]));
  return Buffer.concat([Buffer.from(`* ${sequence} FETCH (`), ...joined, Buffer.from(')\r\n')]);
}

export function searched(criteria: string, mails: readonly FakeMail[]): readonly number[] {
  const set = /UID ([\d:*,]+)/.exec(criteria)?.[1];
  const wanted = set === undefined ? null : numbersOf(set, mails);
  return mails
    .filter(({ uid }) => wanted === null || wanted.has(uid))
    .filter(({ flags }) => !(/UNDELETED/.test(criteria) && flags.has('\\Deleted')))
    .filter(({ flags }) => !(/UNFLAGGED/.test(criteria) && flags.has('\\Flagged')))
    .map(({ uid }) => uid);
}
