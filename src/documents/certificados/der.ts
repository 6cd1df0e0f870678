/** A reader of ASN.1 values (X.690): DER, and the indefinite lengths of BER that some signers write. Bounded; throws DerFault only. */
export class DerFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DerFault';
  }
}

/** `tag`: the identifier byte, with its class and form bits (0x30 SEQUENCE, 0xa0 [0] constructed). */
export type DerNode = {
  readonly tag: number;
  /** Identifier, length and content. */
  readonly raw: Uint8Array;
  readonly content: Uint8Array;
  readonly children: readonly DerNode[];
};

const depthMax = 40;
const nodesMax = 60_000;

type Count = { nodes: number };

function readLength(bytes: Uint8Array, at: number): { length: number | null; next: number } {
  const first = bytes[at];
  if (first === undefined) throw new DerFault('cut short');
  if (first < 0x80) return { length: first, next: at + 1 };
  if (first === 0x80) return { length: null, next: at + 1 };
  const count = first & 0x7f;
  if (count > 4 || at + count >= bytes.length) throw new DerFault('broken length');
  let length = 0;
  for (let n = 1; n <= count; n += 1) length = length * 256 + (bytes[at + n] ?? 0);
  return { length, next: at + 1 + count };
}

function readChildren(bytes: Uint8Array, from: number, end: number | null, depth: number, count: Count) {
  const children: DerNode[] = [];
  let at = from;
  while (end === null ? !(bytes[at] === 0 && bytes[at + 1] === 0) : at < end) {
    const child = readNode(bytes.subarray(0, end ?? bytes.length), at, depth + 1, count);
    children.push(child);
    at += child.raw.length;
  }
  return { children, end: at };
}

function readNode(bytes: Uint8Array, at: number, depth: number, count: Count): DerNode {
  const tag = bytes[at];
  count.nodes += 1;
  if (tag === undefined || depth > depthMax || count.nodes > nodesMax)
    throw new DerFault('too deep or cut short');
  if ((tag & 0x1f) === 0x1f) throw new DerFault('long tags are not used here');
  const { length, next } = readLength(bytes, at + 1);
  const constructed = (tag & 0x20) !== 0;
  if (length === null) {
    if (!constructed) throw new DerFault('a primitive value without length');
    const { children, end } = readChildren(bytes, next, null, depth, count);
    return { tag, raw: bytes.subarray(at, end + 2), content: bytes.subarray(next, end), children };
  }
  const end = next + length;
  if (end > bytes.length) throw new DerFault('cut short');
  const children = constructed ? readChildren(bytes, next, end, depth, count).children : [];
  return { tag, raw: bytes.subarray(at, end), content: bytes.subarray(next, end), children };
}

/** The first value of the bytes; what follows it is the caller's to judge (`raw.length` tells where it ends). */
export function readDer(bytes: Uint8Array): DerNode {
  return readNode(bytes, 0, 0, { nodes: 0 });
}

/** The child at a place, which must be there and, where given, carry the tag. */
export function childAt(node: DerNode, index: number, tag?: number): DerNode {
  const child = node.children[index];
  if (child === undefined || (tag !== undefined && child.tag !== tag))
    throw new DerFault('another form than expected');
  return child;
}

/** `node` itself, if it carries the tag. */
export function expectTag(node: DerNode, tag: number): DerNode {
  if (node.tag !== tag) throw new DerFault('another form than expected');
  return node;
}

/** Dotted decimal of an OBJECT IDENTIFIER. */
export function oidOf(node: DerNode): string {
  const parts: number[] = [];
  let value = 0;
  for (const byte of expectTag(node, 0x06).content) {
    value = value * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(value)) throw new DerFault('an overlong identifier');
    if (byte >= 0x80) continue;
    parts.push(value);
    value = 0;
  }
  const [first = 0, ...rest] = parts;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

/** The bytes of an OCTET STRING, put together where BER wrote it in pieces. */
export function octetsOf(node: DerNode): Uint8Array {
  if (node.tag === 0x04) return node.content;
  if (node.tag !== 0x24) throw new DerFault('no octets');
  return Buffer.concat(node.children.map((piece) => octetsOf(piece)));
}

/** UTCTime or GeneralizedTime as milliseconds since 1970. Only the Zulu forms with seconds, fractions allowed (RFC 5280, 4.1.2.5). */
export function timeOf(node: DerNode): number {
  const text = Buffer.from(node.content).toString('latin1');
  const match = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{1,9})?Z$/.exec(text);
  if ((node.tag !== 0x17 && node.tag !== 0x18) || match === null) throw new DerFault('no time');
  const [, years = '', month, day, hour, minute, second] = match;
  const year = years.length === 4 ? years : `${Number(years) < 50 ? '20' : '19'}${years}`;
  const fraction = Math.floor(Number(match[7] ?? 0) * 1_000);
  const timeMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) + fraction;
  if (Number.isNaN(timeMs)) throw new DerFault('no time');
  return timeMs;
}

/** The text of any ASN.1 string; null for another type. */
export function stringOf(node: DerNode): string | null {
  const bytes = Buffer.from(node.content);
  if (node.tag === 0x0c) return bytes.toString('utf8');
  if ([0x12, 0x13, 0x14, 0x16, 0x1a].includes(node.tag)) return bytes.toString('latin1');
  if (node.tag === 0x1e) return new TextDecoder('utf-16be').decode(bytes);
  return null;
}

/** The values that stand one after another in `content`, without looking into them: for lists too long to keep as a tree. */
export function* siblings(content: Uint8Array): Generator<Omit<DerNode, 'children'>> {
  for (let at = 0; at < content.length; ) {
    const { length, next } = readLength(content, at + 1);
    const end = next + (length ?? Number.NaN);
    if (!(end <= content.length)) throw new DerFault('cut short');
    yield { tag: content[at] ?? 0, raw: content.subarray(at, end), content: content.subarray(next, end) };
    at = end;
  }
}
