/** Reads a certificate revocation list (RFC 5280, section 5) and proves that its issuer signed it. */
import type { Certificate } from './certificate.ts';
import { childAt, type DerNode, expectTag, octetsOf, oidOf, readDer, siblings, timeOf } from './der.ts';
import { hashOf, isWeakKey, readSignatureAlgorithm, verifySignature } from './signature-algorithm.ts';

export type Crl = {
  readonly thisUpdateMs: number;
  readonly nextUpdateMs: number;
  /** Serial number (hex, as encoded) to the time of revocation. */
  readonly revoked: ReadonlyMap<string, number>;
  /** It speaks of the certificates of persons, for all reasons, of its own issuer. */
  readonly coversHolders: boolean;
};

export const crlBytesMax = 32 * 1024 * 1024;
const entriesMax = 2_000_000;
const distributionPoint = '2.5.29.28';

type Part = Omit<DerNode, 'children'>;

function parts(content: Uint8Array): Part[] {
  const found: Part[] = [];
  for (const part of siblings(content)) {
    found.push(part);
    if (found.length > 16) break;
  }
  return found;
}

const time = (part: Part | undefined) => timeOf(readDer(part?.raw ?? new Uint8Array()));

function readRevoked(list: Part | undefined): Map<string, number> {
  const revoked = new Map<string, number>();
  for (const entry of siblings(list?.content ?? new Uint8Array())) {
    const [serial, date] = parts(entry.content);
    if (serial === undefined || revoked.size >= entriesMax) break;
    revoked.set(Buffer.from(serial.content).toString('hex'), time(date));
  }
  return revoked;
}

/** IssuingDistributionPoint: [1] holders only is what we want; authorities only, some reasons, indirect, attributes are not. */
function covers(extension: DerNode): boolean {
  const critical = extension.children[1]?.tag === 0x01;
  if (oidOf(childAt(extension, 0)) !== distributionPoint) return !critical;
  const value = readDer(octetsOf(childAt(extension, critical ? 2 : 1)));
  return value.children.every(({ tag, content }) => tag === 0xa0 || tag === 0x81 || content[0] === 0);
}

function signedBy(issuer: Certificate, tbs: Part, algorithm: Part, signature: Part): boolean {
  const node = readDer(algorithm.raw);
  const known = readSignatureAlgorithm(node, null);
  const weak = known === null || ['md5', 'sha1'].includes(known.hash) || hashOf(node)?.weak === true;
  const key = issuer.key;
  return !weak && !isWeakKey(key) && verifySignature(known, key, tbs.raw, signature.content.subarray(1));
}

function read(der: Uint8Array, issuer: Certificate): Crl | null {
  const [root] = parts(der);
  const [tbs, algorithm, signature] = parts(root?.content ?? new Uint8Array());
  if (tbs === undefined || algorithm === undefined || signature?.tag !== 0x03) return null;
  const all = parts(tbs.content);
  const [, name, thisUpdate, ...rest] = all[0]?.tag === 0x02 ? all.slice(1) : all;
  const nextUpdate = rest[0]?.tag === 0x17 || rest[0]?.tag === 0x18 ? rest.shift() : undefined;
  const list = rest[0]?.tag === 0x30 ? rest.shift() : undefined;
  const extensions = rest[0]?.tag === 0xa0 ? expectTag(readDer(rest[0].raw), 0xa0).children[0] : undefined;
  if (
    Buffer.from(name?.raw ?? new Uint8Array()).toString('hex') !== issuer.subjectKey ||
    nextUpdate === undefined
  )
    return null;
  if (issuer.keyUse?.signsLists === false || !signedBy(issuer, tbs, algorithm, signature)) return null;
  return {
    thisUpdateMs: time(thisUpdate),
    nextUpdateMs: time(nextUpdate),
    revoked: readRevoked(list),
    coversHolders: (extensions?.children ?? []).every(covers),
  };
}

/** Null for what is unreadable, without an end date, of another issuer, or not signed by this one. Never throws. */
export function readCrl(der: Uint8Array, issuer: Certificate): Crl | null {
  if (der.length > crlBytesMax) return null;
  try {
    return read(der, issuer);
  } catch {
    // DerFault: hostile or broken bytes are no list.
    return null;
  }
}
