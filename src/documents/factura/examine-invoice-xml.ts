/** The check of an SRI electronic document: is it one, does its signature hold, and what do the signed bytes say. */
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { decodeXml } from './decode-xml.ts';
import { facturaLimits as limits } from './factura-limits.ts';
import { claveFindings, partyFindings, signerFinding, valueFindings } from './invoice-checks.ts';
import {
  authorisationUnchecked,
  bytesFinding,
  chainUnchecked,
  fieldFinding,
  finding,
  notFromSri,
  shapeFinding,
  signatureFinding,
  treeFinding,
  unboundCertificate,
  weakHash,
} from './invoice-findings.ts';
import type { InvoiceFacts, InvoiceOptions, InvoiceReport, SignerFacts } from './invoice-report.ts';
import { type InvoiceValues, kindOf, layouts, readInvoiceValues } from './invoice-values.ts';
import { signatureShape } from './signature-shape.ts';
import { type Autorizacion, unwrapAutorizacion } from './unwrap-autorizacion.ts';
import { type VerifiedXml, verifyXmlSignature } from './verify-xml-signature.ts';
import { readXmlTree, type XmlElement } from './xml-tree.ts';

/**
 * Never throws and never edits: any bytes give findings with a Spanish sentence. `facts` only where the signature
 * holds. Bare documents and the SRI's `autorizacion` envelope are read. What it cannot prove stays `unknown`: the
 * SRI's authorisation always, the chain and the signer unless `options` brings the checks for them.
 */
export async function examineInvoiceXml(bytes: Uint8Array, options: InvoiceOptions): Promise<InvoiceReport> {
  const opened = openDocument(bytes);
  if ('state' in opened) return { findings: [opened], facts: null };
  const { text, root, envelope } = opened;
  if (kindOf(root) === null) return { findings: [notFromSri], facts: null };
  const shape = signatureShape(root);
  if (typeof shape === 'string') return { findings: [shapeFinding(shape)], facts: null };
  const verified = verifyXmlSignature(text, shape);
  if (typeof verified === 'string') return { findings: [signatureFinding(verified)], facts: null };
  const kind = kindOf(verified.root);
  if (kind === null) return { findings: [notFromSri], facts: null };
  const values = readInvoiceValues(verified.root, kind);
  if ('field' in values) return { findings: [fieldFinding(values.field)], facts: null };
  const findings: DocumentFinding[] = [
    ...claveFindings(values),
    ...partyFindings(values, options),
    ...valueFindings(values, options),
    ...(shape.usesSha1 ? [weakHash] : []),
    ...(verified.binding === 'absent' ? [unboundCertificate] : []),
    await chainFinding(verified, values, options),
    signerFinding(values, verified.certificate.raw, options.signerIdentity),
    ...authorisationFindings(envelope, values),
  ];
  if (!findings.some(({ state }) => state === 'reject')) findings.unshift(validFinding(values));
  return { findings, facts: factsOf(values, verified) };
}

type Opened = { readonly text: string; readonly root: XmlElement; readonly envelope: Autorizacion | null };

function openDocument(bytes: Uint8Array): Opened | DocumentFinding {
  const outer = readDocument(bytes);
  if ('state' in outer) return outer;
  const envelope = unwrapAutorizacion(outer.root);
  if (envelope === null) return { ...outer, envelope };
  const inner = readDocument(new TextEncoder().encode(envelope.inner));
  return 'state' in inner ? inner : { ...inner, envelope };
}

function readDocument(bytes: Uint8Array): { text: string; root: XmlElement } | DocumentFinding {
  const decoded = decodeXml(bytes);
  if (typeof decoded === 'string') return bytesFinding(decoded);
  const root = readXmlTree(decoded.text);
  return typeof root === 'string' ? treeFinding(root) : { text: decoded.text, root };
}

/** Judged at the time of signing, which is the signer's word; never later than now. Without it, noon of the day of issue. */
function signedAtMs(verified: VerifiedXml, values: InvoiceValues, nowMs: number): number {
  const claimed = Date.parse(verified.claimedAt ?? '');
  const issued = Date.parse(`${values.issuedOn}T12:00:00-05:00`);
  const atMs = [claimed, issued].find((ms) => Number.isFinite(ms)) ?? nowMs;
  return Math.min(atMs, nowMs);
}

async function chainFinding(
  verified: VerifiedXml,
  values: InvoiceValues,
  { chain, nowMs }: InvoiceOptions,
): Promise<DocumentFinding> {
  if (!chain) return chainUnchecked;
  try {
    return await chain(verified.certificate.raw, signedAtMs(verified, values, nowMs));
  } catch {
    return chainUnchecked;
  }
}

function authorisationFindings(envelope: Autorizacion | null, values: InvoiceValues): DocumentFinding[] {
  const { claveAcceso } = values;
  if (envelope && envelope.status !== '' && envelope.status.toUpperCase() !== 'AUTORIZADO') {
    return [
      finding(
        'reject',
        'autorizacion-negada',
        'El propio archivo dice que el SRI no autorizó este comprobante. Adjunte el autorizado.',
        { status: envelope.status },
      ),
    ];
  }
  const unchecked = authorisationUnchecked(envelope !== null, claveAcceso);
  if (!envelope || envelope.number === '' || envelope.number === claveAcceso) return [unchecked];
  return [
    unchecked,
    finding(
      'warn',
      'autorizacion-distinta',
      'El número de autorización del archivo no es la clave de acceso del comprobante que contiene. Revíselo en el SRI.',
      { number: envelope.number, claveAcceso },
    ),
  ];
}

function validFinding(values: InvoiceValues): DocumentFinding {
  return finding(
    'ok',
    'factura-valida',
    `La firma cubre el comprobante completo (${layouts[values.kind].title} ${values.number}) y sus datos coinciden con la clave de acceso.`,
    { number: values.number, claveAcceso: values.claveAcceso },
  );
}

function factsOf(values: InvoiceValues, { certificate, claimedAt }: VerifiedXml): InvoiceFacts {
  // A certificate may lack a name, whatever the types say.
  const line = (name: string | undefined) => (name ?? '').replace(/\n/g, ', ').slice(0, limits.factCharsMax);
  const signer: SignerFacts = {
    subject: line(certificate.subject),
    issuer: line(certificate.issuer),
    serial: certificate.serialNumber,
    claimedAt,
  };
  const { kind, issuer, buyer, number, issuedOn, total, claveAcceso, environment } = values;
  return { kind, issuer, buyer, number, issuedOn, total, claveAcceso, environment, signer };
}
