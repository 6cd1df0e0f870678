/** The signature inside a receipt: CMS (RFC 5652), detached, with the attributes of PAdES-B-B (ETSI EN 319 142-1). */
import { hash } from 'node:crypto';
import { Certificate } from 'pkijs';
import { context, identifier, integer, nothing, octets, sequence, setOf } from './der.ts';
import type { Seal, SignatureAlgorithm } from './seal.ts';

export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

export const signatureOids: { readonly [A in SignatureAlgorithm]: string } = {
  rsa: '1.2.840.113549.1.1.11',
  ec: '1.2.840.10045.4.3.2',
};

const sha256 = sequence(identifier(oids.sha256));

const attribute = (type: string, value: Buffer) => sequence(identifier(type), setOf(value));

/** Issuer and serial number exactly as the certificate has them. */
function issuerAndSerial(der: Buffer): Buffer {
  const { issuer, serialNumber } = Certificate.fromBER(new Uint8Array(der));
  return sequence(
    Buffer.from(issuer.toSchema().toBER()),
    integer(Buffer.from(serialNumber.valueBlock.valueHexView)),
  );
}

/** No signing-time: in PAdES the time stands in the signature dictionary. */
function signedAttributes(content: Buffer, certificate: Buffer): readonly Buffer[] {
  // ESSCertIDv2 without its algorithm means SHA-256 (RFC 5035).
  const certificateId = sequence(octets(hash('sha256', certificate, 'buffer')));
  return [
    attribute(oids.contentType, identifier(oids.data)),
    attribute(oids.messageDigest, octets(hash('sha256', content, 'buffer'))),
    attribute(oids.signingCertificateV2, sequence(sequence(certificateId))),
  ];
}

const optionalNull = (algorithm: SignatureAlgorithm) => (algorithm === 'rsa' ? [nothing] : []);

/** DER of the ContentInfo over `content`, which is not in it. */
export function signCms(
  content: Buffer,
  { certificates, algorithm, sign }: Pick<Seal, 'certificates' | 'algorithm' | 'sign'>,
): Buffer {
  const [certificate] = certificates;
  if (certificate === undefined) throw new TypeError('a seal has its certificate first');
  const attributes = signedAttributes(content, certificate);
  const signature = sign(setOf(...attributes));
  // The same SET under the tag [0]: only its first byte differs from what was signed.
  const underTag = setOf(...attributes);
  underTag[0] = 0xa0;
  const signer = sequence(
    integer(Buffer.of(1)),
    issuerAndSerial(certificate),
    sha256,
    underTag,
    sequence(identifier(signatureOids[algorithm]), ...optionalNull(algorithm)),
    octets(signature),
  );
  const signedData = sequence(
    integer(Buffer.of(1)),
    setOf(sha256),
    sequence(identifier(oids.data)),
    context(0, ...certificates),
    setOf(signer),
  );
  return sequence(identifier(oids.signedData), context(0, signedData));
}
