/** Looks at where a signature stands and what it is made of, before any of it is believed. */
import { X509Certificate } from 'node:crypto';
import { facturaLimits as limits } from './factura-limits.ts';
import { attributeOf, childrenNamed, walkXml, type XmlElement } from './xml-tree.ts';

const ds = 'http://www.w3.org/2000/09/xmldsig#';

/** Algorithms we verify. SHA-1 is among them for the SRI alone, whose system still asks for it; it is reported as weak. */
const signatureMethods: Readonly<Record<string, 'sha1' | 'sha256' | 'sha512'>> = {
  [`${ds}rsa-sha1`]: 'sha1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'sha512',
};
const digestMethods: Readonly<Record<string, 'sha1' | 'sha256' | 'sha512'>> = {
  [`${ds}sha1`]: 'sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};
const canonicalisations = [
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  'http://www.w3.org/2001/10/xml-exc-c14n#',
];
const transforms = [...canonicalisations, `${ds}enveloped-signature`];

export type ShapeProblem =
  | 'absent'
  | 'several'
  | 'misplaced'
  | 'repeated-id'
  | 'structure'
  | 'unsupported'
  | 'root-not-signed'
  | 'no-certificate'
  | 'short-key';

export type SignatureShape = {
  /** Candidates for the signer, in the order given; which one signed is for the arithmetic to say. */
  readonly certificates: readonly X509Certificate[];
  /** What a reference to the root may be called: the empty URI, and its id. */
  readonly rootUris: readonly string[];
  readonly usesSha1: boolean;
};

/** One signature, a child of the root, over the whole root, with algorithms of a closed list. */
export function signatureShape(root: XmlElement): SignatureShape | ShapeProblem {
  const all = [...walkXml(root)];
  const signatures = all.filter(({ name, namespace }) => name === 'Signature' && namespace === ds);
  const [signature] = signatures;
  if (!signature) return 'absent';
  if (signatures.length > 1) return 'several';
  if (!root.children.includes(signature)) return 'misplaced';
  if (hasRepeatedId(all)) return 'repeated-id';
  const info = signedInfoOf(signature, all);
  if (info === null) return 'structure';
  const references = childrenNamed(info, 'Reference');
  const used = algorithmsOf(info, references);
  if (used === null) return 'unsupported';
  const rootIds = root.attributes.filter(({ name }) => /^id$/i.test(name)).map(({ value }) => `#${value}`);
  const rootUris = ['', ...rootIds];
  const covers = (reference: XmlElement) => rootUris.includes(attributeOf(reference, 'URI') ?? '#');
  if (!references.some(covers)) return 'root-not-signed';
  const certificates = certificatesIn(signature);
  if (certificates.length === 0) return 'no-certificate';
  if (certificates.some(({ publicKey }) => publicKey.asymmetricKeyType !== 'rsa')) return 'unsupported';
  if (certificates.some(isShort)) return 'short-key';
  return { certificates, rootUris, usesSha1: used.includes('sha1') };
}

function hasRepeatedId(all: readonly XmlElement[]): boolean {
  const ids = all.flatMap(({ attributes }) =>
    attributes.filter(({ name }) => /^id$/i.test(name)).map(({ value }) => value),
  );
  return new Set(ids).size < ids.length;
}

/**
 * The schema's order is demanded (SignedInfo, SignatureValue, KeyInfo, Object; XMLDSig 4.2): the verifier takes the
 * first element of a name it meets, so that nothing may come before the real one.
 */
function signedInfoOf(signature: XmlElement, all: readonly XmlElement[]): XmlElement | null {
  const order = signature.children.map(({ name }) => name);
  const [info] = signature.children;
  const isOrdered = /^SignedInfo SignatureValue KeyInfo(?: Object)*$/.test(order.join(' '));
  const isDs = signature.children.every(({ namespace }) => namespace === ds);
  const once = ['SignedInfo', 'SignatureValue'].every(
    (name) => all.filter((one) => one.name === name).length === 1,
  );
  if (!info || !isOrdered || !isDs || !once) return null;
  const parts = info.children.map(({ name }) => name).join(' ');
  const isWhole = /^CanonicalizationMethod SignatureMethod(?: Reference)+$/.test(parts);
  return isWhole && info.children.length - 2 <= limits.referencesMax ? info : null;
}

type Hash = 'sha1' | 'sha256' | 'sha512';

/** The hashes used, or null where one algorithm is not on the list. */
function algorithmsOf(info: XmlElement, references: readonly XmlElement[]): readonly Hash[] | null {
  const [canonicalisation, method] = info.children;
  const algorithm = (element: XmlElement | undefined) => (element && attributeOf(element, 'Algorithm')) ?? '';
  if (!canonicalisations.includes(algorithm(canonicalisation))) return null;
  const used = [signatureMethods[algorithm(method)]];
  for (const reference of references) {
    const steps = childrenNamed(reference, 'Transforms').flatMap(({ children }) => children);
    if (steps.length > limits.transformsPerReferenceMax) return null;
    if (!steps.every((step) => step.name === 'Transform' && transforms.includes(algorithm(step))))
      return null;
    const digests = childrenNamed(reference, 'DigestMethod');
    if (digests.length !== 1) return null;
    used.push(digestMethods[algorithm(digests[0])]);
  }
  return used.every((hash) => hash !== undefined) ? used : null;
}

/** Authorities may travel along; the signer is no authority, so those come last. */
function certificatesIn(signature: XmlElement): readonly X509Certificate[] {
  const texts = childrenNamed(signature, 'KeyInfo')
    .flatMap((info) => childrenNamed(info, 'X509Data'))
    .flatMap((data) => childrenNamed(data, 'X509Certificate'))
    .map(({ text }) => text);
  const found: X509Certificate[] = [];
  for (const text of texts.slice(0, limits.certificatesMax)) {
    if (text.length > limits.certificateBytesMax * 2) continue;
    try {
      const certificate = new X509Certificate(Buffer.from(text, 'base64'));
      // Asked here because it throws for keys of unknown kinds.
      if (certificate.publicKey.type === 'public') found.push(certificate);
    } catch {
      // Not a certificate, or of a key that cannot be used: it cannot have signed.
    }
  }
  return [...found.filter(({ ca }) => !ca), ...found.filter(({ ca }) => ca)];
}

function isShort({ publicKey }: X509Certificate): boolean {
  const bits = publicKey.asymmetricKeyDetails?.modulusLength;
  return bits !== undefined && bits < limits.rsaBitsMin;
}
