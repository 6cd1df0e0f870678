/** Makes and signs synthetic invoices for tests, the SRI's way (by hand, string by string) and the modern way (with the library). */
import { createHash, sign } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { accessKeyCheckDigit } from '../../../domain/identity/check-digits.ts';
import type { TestSigner } from './make-certificate.ts';

export type InvoiceParts = {
  root?: string;
  documentCode?: string;
  ruc?: string;
  environment?: string;
  sequence?: string;
  date?: string;
  buyerType?: string;
  buyer?: string;
  total?: string;
  clave?: string;
  /** Goes into razonSocial as it is. */
  name?: string;
  lines?: number;
};

export function claveOf(parts: InvoiceParts = {}): string {
  const { date = '21/10/2026', documentCode = '01', ruc = '1790012345001', environment = '2' } = parts;
  const digits = `${date.replaceAll('/', '')}${documentCode}${ruc}${environment}001002${parts.sequence ?? '000000123'}123456781`;
  return `${digits}${accessKeyCheckDigit(digits)}`;
}

const detail =
  '<detalle><codigoPrincipal>A1</codigoPrincipal><descripcion>Servicio sintético</descripcion><cantidad>1.00</cantidad><precioUnitario>100.00</precioUnitario><descuento>0.00</descuento><precioTotalSinImpuesto>100.00</precioTotalSinImpuesto><impuestos><impuesto><codigo>2</codigo><codigoPorcentaje>4</codigoPorcentaje><tarifa>15.00</tarifa><baseImponible>100.00</baseImponible><valor>15.00</valor></impuesto></impuestos></detalle>';

/** Already canonical: attributes in order, no empty tags, so that its own bytes are what is digested. */
export function invoiceXml(parts: InvoiceParts = {}): string {
  const { root = 'factura', documentCode = '01', ruc = '1790012345001', environment = '2' } = parts;
  const { name = 'PROVEEDORA SINTÉTICA Ñ S.A.', date = '21/10/2026', buyerType = '04' } = parts;
  const { buyer = '1760013210001', total = '115.00', sequence = '000000123' } = parts;
  return `<${root} id="comprobante" version="1.1.0"><infoTributaria><ambiente>${environment}</ambiente><tipoEmision>1</tipoEmision><razonSocial>${name}</razonSocial><ruc>${ruc}</ruc><claveAcceso>${parts.clave ?? claveOf(parts)}</claveAcceso><codDoc>${documentCode}</codDoc><estab>001</estab><ptoEmi>002</ptoEmi><secuencial>${sequence}</secuencial><dirMatriz>Quito</dirMatriz></infoTributaria><infoFactura><fechaEmision>${date}</fechaEmision><tipoIdentificacionComprador>${buyerType}</tipoIdentificacionComprador><razonSocialComprador>ENTIDAD SINTÉTICA</razonSocialComprador><identificacionComprador>${buyer}</identificacionComprador><totalSinImpuestos>100.00</totalSinImpuestos><totalDescuento>0.00</totalDescuento><totalConImpuestos><totalImpuesto><codigo>2</codigo><codigoPorcentaje>4</codigoPorcentaje><baseImponible>100.00</baseImponible><valor>15.00</valor></totalImpuesto></totalConImpuestos><propina>0.00</propina><importeTotal>${total}</importeTotal><moneda>DOLAR</moneda></infoFactura><detalles>${detail.repeat(parts.lines ?? 1)}</detalles></${root}>`;
}

const ds = 'http://www.w3.org/2000/09/xmldsig#';
const etsi = 'http://uri.etsi.org/01903/v1.3.2#';
const c14n = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const scope = `xmlns:ds="${ds}" xmlns:etsi="${etsi}"`;

const sha1 = (text: string | Buffer) => createHash('sha1').update(text).digest('base64');

/** What inclusive C14N makes of an element below the signature: it inherits both declarations. */
const inScope = (element: string) => element.replace(/ |>/, (first) => ` ${scope}${first}`);

function reference(uri: string, digest: string, transforms: string): string {
  return `<ds:Reference URI="${uri}">${transforms}<ds:DigestMethod Algorithm="${ds}sha1"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`;
}

export type SigningTwist = {
  readonly certDigest?: string;
  readonly withoutProperties?: boolean;
  readonly signingTime?: string;
};

/** RSA-SHA1, inclusive C14N, three references, as invoices in circulation are; by hand, without the library. */
export function signAsSri(xml: string, signer: TestSigner, twist: SigningTwist = {}): string {
  const raw = signer.certificate.raw;
  const certDigest = twist.certDigest ?? sha1(raw);
  const time = twist.signingTime ?? '2026-10-21T10:30:00-05:00';
  const properties = `<etsi:SignedProperties Id="Props"><etsi:SignedSignatureProperties><etsi:SigningTime>${time}</etsi:SigningTime><etsi:SigningCertificate><etsi:Cert><etsi:CertDigest><ds:DigestMethod Algorithm="${ds}sha1"></ds:DigestMethod><ds:DigestValue>${certDigest}</ds:DigestValue></etsi:CertDigest></etsi:Cert></etsi:SigningCertificate></etsi:SignedSignatureProperties></etsi:SignedProperties>`;
  const keyInfo = `<ds:KeyInfo Id="Cert"><ds:X509Data><ds:X509Certificate>\n${raw.toString('base64').replace(/(.{76})/g, '$1\n')}\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
  const enveloped = `<ds:Transforms><ds:Transform Algorithm="${ds}enveloped-signature"></ds:Transform></ds:Transforms>`;
  const covered = twist.withoutProperties
    ? ''
    : reference('#Props', sha1(inScope(properties)), '') + reference('#Cert', sha1(inScope(keyInfo)), '');
  const info = `<ds:SignedInfo Id="Info"><ds:CanonicalizationMethod Algorithm="${c14n}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="${ds}rsa-sha1"></ds:SignatureMethod>${covered}${reference('#comprobante', sha1(xml), enveloped)}</ds:SignedInfo>`;
  const value = sign('sha1', Buffer.from(inScope(info)), signer.privateKey).toString('base64');
  const object = `<ds:Object Id="Object"><etsi:QualifyingProperties Target="#Signature">${properties}</etsi:QualifyingProperties></ds:Object>`;
  const signature = `<ds:Signature ${scope} Id="Signature">${info}<ds:SignatureValue Id="Value">${value}</ds:SignatureValue>${keyInfo}${object}</ds:Signature>`;
  return `<?xml version="1.0" encoding="UTF-8"?>${xml.replace(/<\/\w+>$/, (end) => signature + end)}`;
}

export type ModernTwist = {
  readonly signatureAlgorithm?: string;
  /** XPath of what the only reference covers; the root unless told. */
  readonly covered?: string;
};

/** RSA-SHA256, exclusive C14N, one reference, as FirmaEC 5 signs; with the library. */
export function signModern(xml: string, signer: TestSigner, twist: ModernTwist = {}): string {
  const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
  const signed = new SignedXml({
    privateKey: signer.privateKey,
    publicCert: signer.certificate.toString(),
    signatureAlgorithm: twist.signatureAlgorithm ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: exclusive,
  });
  signed.addReference({
    xpath: twist.covered ?? '/*',
    transforms: [`${ds}enveloped-signature`, exclusive],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  signed.computeSignature(xml, { prefix: 'ds' });
  // The library puts the value after SignedInfo and before KeyInfo, as the schema asks.
  return `<?xml version="1.0" encoding="UTF-8"?>${signed.getSignedXml()}`;
}

/** The envelope in which the SRI mails a document. */
export function wrapInAutorizacion(document: string, clave: string, status = 'AUTORIZADO'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<autorizacion><estado>${status}</estado><numeroAutorizacion>${clave}</numeroAutorizacion><fechaAutorizacion>2026-10-21T10:31:00-05:00</fechaAutorizacion><ambiente>PRODUCCIÓN</ambiente><comprobante><![CDATA[${document}]]></comprobante><mensajes/></autorizacion>`;
}
