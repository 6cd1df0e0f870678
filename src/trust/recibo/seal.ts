/** The key receipts are signed with: the agency's own from PEM files, or one made for demonstrations and labelled so. */
import { createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Recibo } from '../../domain/recibo/recibo.ts';
import { StartRefusal } from '../../platform/start-refusal.ts';

export type SignatureAlgorithm = 'rsa' | 'ec';

export type Seal = {
  readonly firma: { readonly clase: Exclude<Recibo['firma']['clase'], 'ninguna'>; readonly nombre: string };
  /** DER, the signer's first, then its authorities. */
  readonly certificates: readonly Buffer[];
  readonly algorithm: SignatureAlgorithm;
  /** When the signer's certificate is in force. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** Over SHA-256; RSA PKCS#1 v1.5 or ECDSA in DER. */
  sign(content: Buffer): Buffer;
};

const pemCertificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The common name of whoever a certificate is of; the organisation's where it has none. */
export function holderOf({ subject }: X509Certificate): string {
  // One part to a line; what has a meaning of its own there is escaped, control characters as two hex digits.
  const part = (name: string) =>
    new RegExp(`^${name}=(.*)$`, 'm')
      .exec(subject)?.[1]
      ?.replace(/\\([0-9A-F]{2}|.)/g, (_all, sign: string) => (sign.length === 2 ? ' ' : sign));
  return part('CN') ?? part('O') ?? 'titular sin nombre';
}

function algorithmOf(key: KeyObject): SignatureAlgorithm {
  if (key.asymmetricKeyType === 'rsa') return 'rsa';
  if (key.asymmetricKeyType === 'ec') return 'ec';
  throw new StartRefusal(
    'RECEIPT_KEY_FILE: la clave de los recibos debe ser RSA o de curva elíptica (ECDSA).',
  );
}

/** `pem`: key and certificates in any order, in one text or in two put together. Throws StartRefusal. */
export function sealFromPem(pem: string, clase: Seal['firma']['clase'], passphrase?: string): Seal {
  const [signer, ...authorities] = (pem.match(pemCertificate) ?? []).map((text) => new X509Certificate(text));
  if (signer === undefined)
    throw new StartRefusal('RECEIPT_CERT_FILE: no contiene ningún certificado en formato PEM.');
  const key = createPrivateKey({
    key: pem,
    format: 'pem',
    ...(passphrase === undefined ? {} : { passphrase }),
  });
  const algorithm = algorithmOf(key);
  if (!signer.checkPrivateKey(key))
    throw new StartRefusal(
      'RECEIPT_KEY_FILE y RECEIPT_CERT_FILE no corresponden: el primer certificado debe ser el de la clave.',
    );
  return {
    firma: { clase, nombre: holderOf(signer) },
    certificates: [signer, ...authorities].map(({ raw }) => Buffer.from(raw)),
    algorithm,
    fromMs: Date.parse(signer.validFrom),
    untilMs: Date.parse(signer.validTo),
    sign: (content) => sign('sha256', content, key),
  };
}

/** Null out of its time: a receipt without a signature is honest, one with an expired certificate proves nothing. */
export function sealAt(seal: Seal | null, nowMs: number): Seal | null {
  return seal !== null && nowMs >= seal.fromMs && nowMs <= seal.untilMs ? seal : null;
}

function read(path: string, setting: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartRefusal(`${setting}: no se puede leer el archivo «${path}».`, { cause: error });
  }
}

/** The agency's seal from its files. Throws StartRefusal with the operator's sentence. */
export function readSeal(keyFile: string, certificateFile: string, passphrase?: string): Seal {
  const key = read(keyFile, 'RECEIPT_KEY_FILE').replace(pemCertificate, '');
  const certificates = read(certificateFile, 'RECEIPT_CERT_FILE').match(pemCertificate) ?? [];
  try {
    return sealFromPem([key, ...certificates].join('\n'), 'institucional', passphrase);
  } catch (error) {
    if (error instanceof StartRefusal) throw error;
    throw new StartRefusal(
      'RECEIPT_KEY_FILE: no se puede abrir la clave. Debe estar en PEM; si viene en un archivo .p12, conviértalo con «openssl pkcs12».',
      { cause: error },
    );
  }
}
