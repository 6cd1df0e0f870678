/** Makes a self-signed certificate and its key for tests; the person in it is synthetic. */
import { generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { Integer, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, Certificate, CryptoEngine } from 'pkijs';

export type TestSigner = { readonly certificate: X509Certificate; readonly privateKey: KeyObject };

/** Valid from 2024 to 2034. */
export async function makeCertificate(commonName: string, serial: number, bits = 2048): Promise<TestSigner> {
  const { crypto } = globalThis;
  const engine = new CryptoEngine({ name: 'tests', crypto, subtle: crypto.subtle });
  const pair = generateKeyPairSync('rsa', { modulusLength: bits });
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const spki = new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }));
  const pkcs8 = new Uint8Array(pair.privateKey.export({ type: 'pkcs8', format: 'der' }));
  const publicKey = await crypto.subtle.importKey('spki', spki, algorithm, true, ['verify']);
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: serial });
  for (const name of [certificate.subject, certificate.issuer]) {
    name.typesAndValues.push(
      new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: commonName }) }),
    );
  }
  certificate.notBefore.value = new Date('2024-01-01T00:00:00Z');
  certificate.notAfter.value = new Date('2034-01-01T00:00:00Z');
  await certificate.subjectPublicKeyInfo.importKey(publicKey, engine);
  await certificate.sign(privateKey, 'SHA-256', engine);
  const der = Buffer.from(certificate.toSchema(true).toBER());
  return { certificate: new X509Certificate(der), privateKey: pair.privateKey };
}
