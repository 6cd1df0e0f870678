/** Checks the signature of a receipt as `sign-pdf.ts` writes it: range, digest, key, certificate, and nothing left over. */
import { hash, verify, X509Certificate } from 'node:crypto';
import { Constructed, Sequence } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';
import { oids, signatureOids, signCms } from './cms.ts';
import { holderOf, type SignatureAlgorithm } from './seal.ts';

export type SignatureVerdict =
  | { readonly state: 'ausente' }
  | { readonly state: 'invalida'; readonly sentence: string }
  | {
      readonly state: 'valida';
      readonly signer: string;
      /** The signer's first. */
      readonly certificates: readonly X509Certificate[];
      /** As the signer claims it. */
      readonly signedAtMs: number;
      readonly signatureBytes: number;
    };

const no = (sentence: string): SignatureVerdict => ({ state: 'invalida', sentence });
const altered = no('El archivo cambió después de ser firmado.');
const unreadable = no('La firma está dañada y no se puede leer.');

type Gap = {
  readonly start: number;
  readonly end: number;
  readonly hex: string;
  readonly signedAtMs: number;
};

/** Null where there is no signature of ours; 'broken' where there is something like one. */
function gapOf(pdf: Buffer): Gap | 'broken' | null {
  const text = pdf.toString('latin1');
  const found = [
    ...text.matchAll(
      /\/M \(D:(\d{14})Z\)\n\/Name <[0-9a-f]*>\n\/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\] *\n\/Contents (<)/g,
    ),
  ];
  const [match] = found;
  // What is drawn ends at its first end mark; whatever follows and is no signature of ours is somebody else's.
  const drawnEnd = text.indexOf('\n%%EOF\n');
  const isAlone = drawnEnd < 0 || drawnEnd + '\n%%EOF\n'.length === text.length;
  if (match === undefined || found.length > 1) return isAlone ? null : 'broken';
  const [whole, date = '', a, b, c] = match;
  const [start, end, rest] = [Number(a), Number(b), Number(c)];
  const hex = text.slice(start + 1, end - 1);
  const fits = start === match.index + whole.length - 1 && text[end - 1] === '>' && end + rest === pdf.length;
  if (!fits || hex.length % 2 !== 0 || !/^[0-9a-f]+$/.test(hex)) return 'broken';
  const iso = date.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z');
  const signedAtMs = Date.parse(iso);
  return Number.isNaN(signedAtMs) ? 'broken' : { start, end, hex, signedAtMs };
}

/** The DER at the beginning of the gap; the rest of it must be zeros. */
function derIn(hex: string): Buffer | null {
  const bytes = Buffer.from(hex, 'hex');
  if (bytes[0] !== 0x30 || bytes[1] !== 0x82) return null;
  const length = 4 + bytes.readUInt16BE(2);
  return length <= bytes.length && bytes.subarray(length).every((byte) => byte === 0)
    ? bytes.subarray(0, length)
    : null;
}

type Parts = {
  readonly certificates: readonly Buffer[];
  readonly signature: Buffer;
  readonly algorithm: SignatureAlgorithm;
  readonly digest: Buffer;
  readonly attributes: Buffer;
};

/** The certificates byte for byte, past every reading of them. `content`: the SignedData as asn1js read it. */
function rawCertificates(content: Sequence): readonly Buffer[] {
  const held = content.valueBlock.value.find(
    ({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0,
  );
  return held instanceof Constructed
    ? held.valueBlock.value.map(({ valueBeforeDecodeView }) => Buffer.from(valueBeforeDecodeView))
    : [];
}

/** pkijs throws many things at damaged input; none of them says more than that it is damaged. */
function partsOf(der: Buffer): Parts | null {
  try {
    const { contentType, content } = ContentInfo.fromBER(new Uint8Array(der));
    if (contentType !== oids.signedData || !(content instanceof Sequence)) return null;
    const signed = new SignedData({ schema: content });
    const [info] = signed.signerInfos;
    const attributes = info?.signedAttrs;
    if (info === undefined || attributes === undefined) return null;
    const digest = attributes.attributes.find(({ type }) => type === oids.messageDigest)?.values[0];
    const algorithm = info.signatureAlgorithm.algorithmId === signatureOids.rsa ? 'rsa' : 'ec';
    const encoded = Buffer.from(attributes.encodedValue);
    encoded[0] = 0x31;
    return {
      certificates: rawCertificates(content),
      signature: Buffer.from(info.signature.valueBlock.valueHexView),
      algorithm,
      digest: Buffer.from(digest?.valueBlock.valueHexView ?? []),
      attributes: encoded,
    };
  } catch {
    return null;
  }
}

/** Every certificate is signed by the next, which may do so; one that names itself as issuer, by itself. */
function chains(certificates: readonly X509Certificate[]): boolean {
  return certificates.every((one, i) => {
    const next = certificates[i + 1];
    if (next !== undefined) return next.ca && one.checkIssued(next) && one.verify(next.publicKey);
    return one.subject !== one.issuer || one.verify(one.publicKey);
  });
}

function certificatesFrom(encodings: readonly Buffer[]): readonly X509Certificate[] | null {
  try {
    const certificates = encodings.map((der) => new X509Certificate(der));
    return chains(certificates) ? certificates : null;
  } catch {
    return null;
  }
}

function isSignedBy(signer: X509Certificate, { attributes, signature }: Parts): boolean {
  try {
    return verify('sha256', attributes, signer.publicKey, signature);
  } catch {
    return false;
  }
}

/** Never throws, whatever the bytes. */
export function verifySignature(pdf: Buffer): SignatureVerdict {
  const gap = gapOf(pdf);
  if (gap === null) return { state: 'ausente' };
  if (gap === 'broken') return unreadable;
  const der = derIn(gap.hex);
  const parts = der === null ? null : partsOf(der);
  if (der === null || parts === null) return unreadable;
  const covered = Buffer.concat([pdf.subarray(0, gap.start), pdf.subarray(gap.end)]);
  if (!parts.digest.equals(hash('sha256', covered, 'buffer'))) return altered;
  const certificates = certificatesFrom(parts.certificates);
  const signer = certificates?.[0];
  if (certificates === null || signer === undefined)
    return no('El certificado que acompaña a la firma está dañado.');
  if (!isSignedBy(signer, parts)) return no('La firma no corresponde a la clave de su certificado.');
  // Written again from its parts it must be the same: nothing in it escapes the check, and nothing hides in it.
  const { signature, algorithm } = parts;
  const again = signCms(covered, { algorithm, certificates: parts.certificates, sign: () => signature });
  if (!again.equals(der)) return unreadable;
  const { signedAtMs } = gap;
  if (signedAtMs < Date.parse(signer.validFrom) || signedAtMs > Date.parse(signer.validTo))
    return no('El certificado no estaba vigente en la fecha de la firma.');
  return {
    state: 'valida',
    signer: holderOf(signer),
    certificates,
    signedAtMs,
    signatureBytes: gap.hex.length / 2,
  };
}
