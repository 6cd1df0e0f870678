/** Verifies the one signature of a document and hands back only what it covers, in canonical bytes. */
import { createHash, type X509Certificate } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import type { SignatureShape } from './signature-shape.ts';
import { attributeOf, childrenNamed, readXmlTree, walkXml, type XmlElement } from './xml-tree.ts';

export type VerifiedXml = {
  /** The root as signed, parsed again from its canonical bytes: the only source of values. */
  readonly root: XmlElement;
  readonly certificate: X509Certificate;
  /** `signed`: the signature covers the certificate or its hash; `absent`: another one of the same key could stand there. */
  readonly binding: 'signed' | 'absent';
  readonly claimedAt: string | null;
};

export type SignatureProblem = 'altered' | 'foreign-certificate' | 'unreadable';

/**
 * `text`: the document whose tree gave `shape`. The key comes from the certificates found there, one after the other;
 * the library's own trust in KeyInfo stays off, so that what was checked is what was used.
 */
export function verifyXmlSignature(text: string, shape: SignatureShape): VerifiedXml | SignatureProblem {
  let problem: SignatureProblem = 'altered';
  for (const certificate of shape.certificates) {
    try {
      const signed = signedParts(text, shape, certificate);
      if (signed === null) continue;
      return readParts(signed, certificate);
    } catch (error) {
      // The library throws for a wrong value as for a document it cannot canonicalise: neither is a valid signature.
      problem = error instanceof Error && /invalid signature/.test(error.message) ? 'altered' : 'unreadable';
    }
  }
  return problem;
}

type SignedParts = { readonly root: string; readonly others: readonly string[] };

function signedParts(text: string, shape: SignatureShape, certificate: X509Certificate): SignedParts | null {
  const document = new DOMParser({
    errorHandler: (_level: string, message: string) => {
      throw new Error(message);
    },
  }).parseFromString(text, 'text/xml');
  const signature = Array.from(document.documentElement.childNodes).find(
    (node) => node.nodeName.split(':').at(-1) === 'Signature',
  );
  if (!signature) return null;
  const verifier = new SignedXml({ publicCert: certificate.publicKey, getCertFromKeyInfo: () => null });
  verifier.loadSignature(signature);
  if (!verifier.checkSignature(text)) return null;
  const uris = verifier.getReferences().map(({ uri }) => uri ?? '');
  const covered = verifier.getSignedReferences();
  const index = uris.findIndex((uri) => shape.rootUris.includes(uri));
  const canonical = covered[index];
  if (canonical === undefined || covered.length !== uris.length) return null;
  return { root: canonical, others: covered.filter((_, place) => place !== index) };
}

function readParts(parts: SignedParts, certificate: X509Certificate): VerifiedXml | SignatureProblem {
  const root = readXmlTree(parts.root);
  const others = parts.others.map(readXmlTree).filter((tree) => typeof tree !== 'string');
  if (typeof root === 'string') return 'unreadable';
  const properties = others.find(({ name }) => name === 'SignedProperties');
  const binding = bindingOf(certificate, others, properties);
  if (binding === 'foreign') return 'foreign-certificate';
  const claimedAt = properties && [...walkXml(properties)].find(({ name }) => name === 'SigningTime')?.text;
  return { root, certificate, binding, claimedAt: claimedAt?.trim().slice(0, 40) ?? null };
}

const hashes: Readonly<Record<string, string>> = { sha1: 'sha1', sha256: 'sha256', sha512: 'sha512' };

/** XAdES 7.2.2: SigningCertificate names the signer's by its hash; the first one listed is the signer's. */
function bindingOf(
  certificate: X509Certificate,
  others: readonly XmlElement[],
  properties: XmlElement | undefined,
): 'signed' | 'absent' | 'foreign' {
  const named = properties && [...walkXml(properties)].find(({ name }) => name === 'CertDigest');
  if (named) {
    const [method] = childrenNamed(named, 'DigestMethod');
    const [value] = childrenNamed(named, 'DigestValue');
    const hash = hashes[(method && attributeOf(method, 'Algorithm'))?.split('#').at(-1) ?? ''];
    const digest = hash && createHash(hash).update(certificate.raw).digest('base64');
    return digest === value?.text.replace(/\s/g, '') ? 'signed' : 'foreign';
  }
  const keyInfo = others.find(({ name }) => name === 'KeyInfo');
  const raw = certificate.raw.toString('base64');
  const isCovered =
    keyInfo &&
    [...walkXml(keyInfo)].some(({ text }) => text.length >= raw.length && text.replace(/\s/g, '') === raw);
  return isCovered ? 'signed' : 'absent';
}
