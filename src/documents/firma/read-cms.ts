/** Reads a CMS SignedData (RFC 5652) with one signer: the parts that are verified, as they stand in the bytes. */
import { type Certificate, readCertificate } from '../certificados/certificate.ts';
import { childAt, DerFault, type DerNode, expectTag, octetsOf, oidOf, readDer } from '../certificados/der.ts';
import { signatureLimits } from './signature-limits.ts';

export type Cms = {
  readonly contentType: string;
  /** Null: detached. */
  readonly content: Uint8Array | null;
  readonly certificates: readonly Certificate[];
  /** The certificate the signer information names; null when it did not come along. */
  readonly signer: Certificate | null;
  readonly digestAlgorithm: DerNode;
  readonly signatureAlgorithm: DerNode;
  readonly signature: Uint8Array;
  /** The signed attributes as the SET over which the signature was made; null when there are none. */
  readonly signedBytes: Uint8Array | null;
  /** Values by identifier; an attribute that stands twice, or with several values, is not admitted. */
  readonly signed: ReadonlyMap<string, DerNode>;
  readonly unsigned: ReadonlyMap<string, DerNode>;
};

const signedData = '1.2.840.113549.1.7.2';
const subjectKeyIdentifier = '2.5.29.14';

function attributes(node: DerNode | undefined): Map<string, DerNode> {
  const found = new Map<string, DerNode>();
  for (const attribute of node?.children ?? []) {
    const oid = oidOf(childAt(attribute, 0));
    const values = childAt(attribute, 1, 0x31);
    if (found.has(oid) || values.children.length !== 1) throw new DerFault('an attribute that is not single');
    found.set(oid, childAt(values, 0));
  }
  return found;
}

function readCertificates(node: DerNode | undefined): Certificate[] {
  const nodes = (node?.children ?? []).slice(0, signatureLimits.certificatesMax);
  return nodes.map(({ raw }) => readCertificate(raw)).filter((certificate) => certificate !== null);
}

function namedSigner(id: DerNode, certificates: readonly Certificate[]): Certificate | null {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  if (id.tag === 0x30) {
    const [issuer, serial] = [hex(childAt(id, 0).raw), hex(childAt(id, 1, 0x02).content)];
    return certificates.find((one) => one.issuerKey === issuer && one.serial === serial) ?? null;
  }
  const key = hex(expectTag(id, 0x80).content);
  const keyOf = (one: Certificate) => {
    const extension = one.extensions.get(subjectKeyIdentifier);
    return extension === undefined ? '' : hex(octetsOf(readDer(extension.value)));
  };
  return certificates.find((one) => keyOf(one) === key) ?? null;
}

/** The bytes with which the attributes were signed: a SET in place of the implicit tag (RFC 5652, 5.4). */
function asSet(node: DerNode): Uint8Array {
  const copy = Uint8Array.from(node.raw);
  copy[0] = 0x31;
  return copy;
}

/** `padded`: zeros may follow, as in /Contents. Throws DerFault for another form, several signers included. */
export function readCms(padded: Uint8Array): Cms {
  const root = expectTag(readDer(padded), 0x30);
  if (padded.subarray(root.raw.length).some((byte) => byte !== 0))
    throw new DerFault('bytes after the signature');
  if (oidOf(childAt(root, 0)) !== signedData) throw new DerFault('no signed data');
  const data = childAt(childAt(root, 1, 0xa0), 0, 0x30);
  const capsule = childAt(data, 2, 0x30);
  const signers = expectTag(data.children.at(-1) ?? data, 0x31);
  if (signers.children.length !== 1) throw new DerFault('not exactly one signer');
  const info = childAt(signers, 0, 0x30);
  const certificates = readCertificates(data.children.find(({ tag }) => tag === 0xa0));
  const signed = info.children[3]?.tag === 0xa0 ? info.children[3] : undefined;
  const at = signed === undefined ? 3 : 4;
  const unsigned = info.children[at + 2];
  if (unsigned !== undefined) expectTag(unsigned, 0xa1);
  return {
    contentType: oidOf(childAt(capsule, 0)),
    content: capsule.children.length > 1 ? octetsOf(childAt(childAt(capsule, 1, 0xa0), 0)) : null,
    certificates,
    signer: namedSigner(childAt(info, 1), certificates),
    digestAlgorithm: childAt(info, 2, 0x30),
    signatureAlgorithm: childAt(info, at, 0x30),
    signature: octetsOf(childAt(info, at + 1)),
    signedBytes: signed === undefined ? null : asSet(signed),
    signed: attributes(signed),
    unsigned: attributes(unsigned),
  };
}
