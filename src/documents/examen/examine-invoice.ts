/** An electronic invoice of the SRI, or the PDF printed from it. */
import { readFile } from 'node:fs/promises';
import type { Json } from '../../domain/canonical-json.ts';
import type { DatosDeExamen } from '../../domain/documento/examen.ts';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { type Anchors, loadAnchors } from '../certificados/anchors.ts';
import { readCertificate } from '../certificados/certificate.ts';
import { validateChain } from '../certificados/chain.ts';
import { readIdentity } from '../certificados/identity.ts';
import { examineInvoicePdf } from '../factura/examine-invoice-pdf.ts';
import { examineInvoiceXml } from '../factura/examine-invoice-xml.ts';
import type { ChainCheck, SignerIdentity } from '../factura/invoice-report.ts';
import { PaginaFault } from '../pagina/pagina-fault.ts';
import { noAnchors } from './no-anchors.ts';
import type { ExamOrder } from './order.ts';
import { readScan } from './read-scan.ts';

type Found = { hallazgos: readonly DocumentFinding[]; datos: DatosDeExamen };

function chainCheck(anchors: Anchors): ChainCheck {
  return async (der, atMs) => {
    if (anchors.bySubject.size === 0) return noAnchors;
    const leaf = readCertificate(der);
    const chain =
      leaf === null ? null : validateChain({ leaf, anchors, others: [], atMs, purpose: 'signature' });
    if (chain?.ok === true)
      return {
        state: 'ok',
        code: 'cadena-comprobada',
        sentence: 'El certificado proviene de una entidad acreditada.',
        facts: null,
      };
    return {
      state: 'reject',
      code: 'ca-desconocida',
      sentence: 'El certificado de la factura no proviene de una entidad acreditada, o no valía al firmar.',
      facts: { causa: chain?.fault ?? 'ilegible' },
    };
  };
}

const signerIdentity: SignerIdentity = (der) => {
  const certificate = readCertificate(der);
  if (certificate === null) return null;
  const { ruc, cedula } = readIdentity(certificate);
  return { ruc, cedula };
};

async function ofPdf(bytes: Uint8Array): Promise<Found> {
  try {
    const { findings, facts } = examineInvoicePdf((await readScan(bytes)).pages.flat());
    return { hallazgos: findings, datos: { factura: facts as Json } };
  } catch (error) {
    if (!(error instanceof PaginaFault)) throw error;
    return { hallazgos: [error.finding], datos: {} };
  }
}

export async function examineInvoice({ path, formato, trust, nowMs }: ExamOrder): Promise<Found> {
  const bytes = await readFile(path);
  if (formato === 'pdf') return ofPdf(bytes);
  const { anchors } = loadAnchors(trust.anchorsPem, nowMs);
  const { findings, facts } = await examineInvoiceXml(bytes, {
    nowMs,
    chain: chainCheck(anchors),
    signerIdentity,
  });
  return { hallazgos: findings, datos: { factura: facts as Json } };
}
