/** One X.509 certificate, read once: the parts that the chain, the identity and the revocation need. */
import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import {
  childAt,
  DerFault,
  type DerNode,
  expectTag,
  octetsOf,
  oidOf,
  readDer,
  stringOf,
  timeOf,
} from './der.ts';

export type NamePart = { readonly oid: string; readonly value: string };
export type Extension = { readonly critical: boolean; readonly value: Uint8Array };
export type KeyUse = { readonly signs: boolean; readonly certifies: boolean; readonly signsLists: boolean };

export type Certificate = {
  readonly der: Uint8Array;
  /** Hex. */
  readonly sha256: string;
  readonly x509: X509Certificate;
  readonly key: KeyObject;
  /** Hex of the serial number's bytes, and of the names as encoded: what RFC 5280 compares. */
  readonly serial: string;
  readonly subjectKey: string;
  readonly issuerKey: string;
  readonly subject: readonly NamePart[];
  readonly issuer: readonly NamePart[];
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** The basicConstraints say it is an authority. */
  readonly authority: boolean;
  readonly pathLength: number | null;
  /** Null: the certificate does not limit its use. */
  readonly keyUse: KeyUse | null;
  readonly purposes: readonly string[] | null;
  readonly policies: readonly string[];
  readonly extensions: ReadonlyMap<string, Extension>;
  /** Algorithm with which the issuer signed it. */
  readonly signatureOid: string;
};

export const certificateBytesMax = 64 * 1024;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

export function readName(node: DerNode): NamePart[] {
  return node.children.flatMap((set) =>
    set.children.map((part) => ({ oid: oidOf(childAt(part, 0)), value: stringOf(childAt(part, 1)) ?? '' })),
  );
}

function readExtensions(tbs: DerNode): Map<string, Extension> {
  const extensions = new Map<string, Extension>();
  const holder = tbs.children.find(({ tag }) => tag === 0xa3);
  for (const node of holder?.children[0]?.children ?? []) {
    const oid = oidOf(childAt(node, 0));
    const critical = node.children[1]?.tag === 0x01 && node.children[1].content[0] !== 0;
    const value = node.children.at(-1);
    if (value === undefined || extensions.has(oid)) throw new DerFault('a broken extension');
    extensions.set(oid, { critical, value: octetsOf(value) });
  }
  return extensions;
}

function readAuthority(extension: Extension | undefined): { authority: boolean; pathLength: number | null } {
  if (extension === undefined) return { authority: false, pathLength: null };
  const [flag, length] = expectTag(readDer(extension.value), 0x30).children;
  const authority = flag?.tag === 0x01 && flag.content[0] !== 0;
  return {
    authority,
    pathLength: length?.tag === 0x02 ? Number.parseInt(`0${hex(length.content)}`, 16) : null,
  };
}

/** Bits of KeyUsage (RFC 5280, 4.2.1.3): 0 digitalSignature, 1 nonRepudiation, 5 keyCertSign, 6 cRLSign. */
function readKeyUse(extension: Extension | undefined): KeyUse | null {
  if (extension === undefined) return null;
  const bits = expectTag(readDer(extension.value), 0x03).content[1] ?? 0;
  return { signs: (bits & 0xc0) !== 0, certifies: (bits & 0x04) !== 0, signsLists: (bits & 0x02) !== 0 };
}

function readOids(extension: Extension | undefined, inside: boolean): string[] | null {
  if (extension === undefined) return null;
  return readDer(extension.value).children.map((node) => oidOf(inside ? childAt(node, 0) : node));
}

function read(der: Uint8Array): Certificate {
  const root = expectTag(readDer(der), 0x30);
  const tbs = childAt(root, 0, 0x30);
  const at = tbs.children[0]?.tag === 0xa0 ? 1 : 0;
  const [issuer, validity, subject] = [
    childAt(tbs, at + 2, 0x30),
    childAt(tbs, at + 3, 0x30),
    childAt(tbs, at + 4, 0x30),
  ];
  const extensions = readExtensions(tbs);
  const x509 = new X509Certificate(root.raw);
  return {
    der: root.raw,
    sha256: createHash('sha256').update(root.raw).digest('hex'),
    x509,
    key: x509.publicKey,
    serial: hex(childAt(tbs, at, 0x02).content),
    subjectKey: hex(subject.raw),
    issuerKey: hex(issuer.raw),
    subject: readName(subject),
    issuer: readName(issuer),
    notBeforeMs: timeOf(childAt(validity, 0)),
    notAfterMs: timeOf(childAt(validity, 1)),
    ...readAuthority(extensions.get('2.5.29.19')),
    keyUse: readKeyUse(extensions.get('2.5.29.15')),
    purposes: readOids(extensions.get('2.5.29.37'), false),
    policies: readOids(extensions.get('2.5.29.32'), true) ?? [],
    extensions,
    signatureOid: oidOf(childAt(childAt(root, 1, 0x30), 0)),
  };
}

/** Null for anything that is not one readable certificate: hostile bytes never throw. */
export function readCertificate(der: Uint8Array): Certificate | null {
  if (der.length > certificateBytesMax) return null;
  try {
    return read(der);
  } catch {
    // DerFault, or an error of the TLS library under X509Certificate: it is no certificate either way.
    return null;
  }
}

/** How a certificate is called before people: its common name, or the organisation, or all parts. */
export function commonName(parts: readonly NamePart[]): string {
  const named = (oid: string) => parts.find((part) => part.oid === oid)?.value;
  return named('2.5.4.3') ?? named('2.5.4.10') ?? parts.map(({ value }) => value).join(', ');
}
