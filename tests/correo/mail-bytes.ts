/** Writes mails byte by byte: header lines, encoded words, transfer encodings, multiparts. */

/** A body with the header lines that describe it. */
export type Parts = { readonly lines: readonly (string | Buffer)[]; readonly body: Buffer };

const crlf = Buffer.from('\r\n');

/** Every line end as CRLF. */
export const wire = (text: string, charset: BufferEncoding = 'utf8'): Buffer =>
  Buffer.from(text.replaceAll(/\r?\n/g, '\r\n'), charset);

export const header = (name: string, value: string): string => `${name}: ${value}`;

/** RFC 2047, one word of at most 45 bytes each, cut between characters. */
export function encodedWord(text: string, charset: 'utf-8' | 'iso-8859-1' = 'utf-8'): string {
  const encoding = charset === 'utf-8' ? 'utf8' : 'latin1';
  const words: string[] = [];
  let piece = '';
  for (const letter of text) {
    if (Buffer.byteLength(piece + letter, encoding) > 45) {
      words.push(piece);
      piece = '';
    }
    piece += letter;
  }
  words.push(piece);
  return words
    .map((word) => `=?${charset}?B?${Buffer.from(word, encoding).toString('base64')}?=`)
    .join('\r\n ');
}

const plain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

export const subjectLine = (text: string): string =>
  header('Subject', plain(text) ? text : encodedWord(text));

export function addressLine(field: string, name: string, address: string): string {
  if (name === '') return header(field, address);
  return header(field, `${plain(name) ? `"${name}"` : encodedWord(name)} <${address}>`);
}

export const base64 = (bytes: Uint8Array): Buffer =>
  wire(
    Buffer.from(bytes)
      .toString('base64')
      .replaceAll(/(.{76})/g, '$1\n'),
  );

/** Soft breaks after 72 characters; line ends stay line ends. */
export function quotedPrintable(bytes: Uint8Array): Buffer {
  let [out, column] = ['', 0];
  for (const byte of bytes) {
    if (byte === 10) {
      [out, column] = [`${out.replace(/ $/, '=20')}\r\n`, 0];
      continue;
    }
    if (byte === 13) continue;
    const literal = byte >= 32 && byte < 127 && byte !== 61;
    const piece = literal
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (column + piece.length > 72) [out, column] = [`${out}=\r\n`, 0];
    out += piece;
    column += piece.length;
  }
  return Buffer.from(out, 'latin1');
}

export type TextOrder = {
  readonly subtype?: string;
  /** As declared; null: none. */
  readonly charset?: string | null;
  /** As written. */
  readonly bytes?: 'utf8' | 'latin1';
  readonly encoding?: '8bit' | 'quoted-printable' | 'base64' | null;
  readonly extra?: string;
};

/** The five characters of Windows-1252 that letters of Ecuador carry and Latin-1 does not have. */
const windows1252: Readonly<Record<string, number>> = {
  '€': 0x80,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '…': 0x85,
};

export const latin = (text: string): Buffer =>
  Buffer.from([...text].map((letter) => windows1252[letter] ?? letter.charCodeAt(0) & 0xff));

export function textPart(text: string, order: TextOrder = {}): Parts {
  const { subtype = 'plain', charset = 'utf-8', bytes = 'utf8', encoding = 'quoted-printable' } = order;
  const lines = text.replaceAll(/\r?\n/g, '\r\n');
  const raw = bytes === 'utf8' ? Buffer.from(lines) : latin(lines);
  const body =
    encoding === 'base64' ? base64(raw) : encoding === 'quoted-printable' ? quotedPrintable(raw) : raw;
  const label = charset === null ? '' : `; charset=${charset}`;
  return {
    lines: [
      header('Content-Type', `text/${subtype}${label}${order.extra ?? ''}`),
      ...(encoding === null ? [] : [header('Content-Transfer-Encoding', encoding)]),
    ],
    body,
  };
}

export const htmlPart = (html: string, order: TextOrder = {}): Parts =>
  textPart(html, { ...order, subtype: 'html' });

/** `name` as it stands in the header: quoted, encoded or in the form of RFC 2231 by whoever calls. */
export function filePart(
  type: string,
  name: string,
  bytes: Uint8Array,
  more: readonly (string | Buffer)[] = [],
): Parts {
  return {
    lines: [
      header('Content-Type', `${type}; name="${name}"`),
      header('Content-Disposition', `attachment; filename="${name}"`),
      header('Content-Transfer-Encoding', 'base64'),
      ...more,
    ],
    body: base64(bytes),
  };
}

const joined = (lines: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(lines.flatMap((line) => [Buffer.from(line), crlf]));

export const asPart = ({ lines, body }: Parts): Buffer => Buffer.concat([joined(lines), crlf, body]);

let boundaries = 0;

export function multipart(subtype: string, parts: readonly Parts[], parameters = ''): Parts {
  boundaries += 1;
  const boundary = `=_carta_${boundaries}`;
  const pieces = parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), asPart(part), crlf]);
  return {
    lines: [header('Content-Type', `multipart/${subtype}; boundary="${boundary}"${parameters}`)],
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

/** A whole mail. `null` lines are left out. */
export function whole(lines: readonly (string | Buffer | null)[], { lines: own, body }: Parts): Buffer {
  return Buffer.concat([joined([...lines.filter((line) => line !== null), ...own]), crlf, body]);
}

/** A mail inside another. */
export const mailPart = (mail: Buffer, more: readonly string[] = []): Parts => ({
  lines: [header('Content-Type', 'message/rfc822'), ...more],
  body: mail,
});
