/** A letter or form that its signer sends: signed with FirmaEC, or by hand and scanned. */
import type { DatosDeExamen, FirmaVista } from '../../domain/documento/examen.ts';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { loadAnchors } from '../certificados/anchors.ts';
import { crlFolder } from '../certificados/crl-folder.ts';
import { crlRevocation, noRevocationSource } from '../certificados/revocation.ts';
import { examineSignedPdf } from '../firma/examine-signed-pdf.ts';
import type { SignatureFacts } from '../firma/signature-facts.ts';
import { PaginaFault } from '../pagina/pagina-fault.ts';
import { examenLimits } from './examen-limits.ts';
import { withoutAnchors } from './no-anchors.ts';
import type { ExamOrder } from './order.ts';
import { readScan } from './read-scan.ts';

function shown({ signer, trusted, timeMs, timeSource, chain }: SignatureFacts): FirmaVista {
  return {
    firmante: signer?.nombre ?? '',
    cedula: signer?.cedula ?? null,
    ruc: signer?.ruc ?? null,
    cargo: signer?.cargo ?? null,
    valida: trusted,
    hora: timeMs === null ? null : new Date(timeMs).toISOString(),
    horaProbada: timeSource === 'sello-de-tiempo',
    autoridad: chain.at(-1) ?? null,
  };
}

/** What a scan says, for the person who decides; nothing where it cannot be read. */
async function textOf(bytes: Uint8Array): Promise<readonly string[]> {
  try {
    return (await readScan(bytes)).pages.flat().slice(0, examenLimits.textLinesKept);
  } catch (error) {
    if (!(error instanceof PaginaFault)) throw error;
    return [];
  }
}

export async function examineLetter(
  bytes: Uint8Array,
  { trust, contexto, nowMs }: Pick<ExamOrder, 'trust' | 'contexto' | 'nowMs'>,
): Promise<{ hallazgos: readonly DocumentFinding[]; datos: DatosDeExamen }> {
  const { anchors } = loadAnchors(trust.anchorsPem, nowMs);
  const report = await examineSignedPdf(bytes, {
    anchors,
    revocation:
      trust.crlFolder === null ? noRevocationSource : crlRevocation(crlFolder(trust.crlFolder), () => nowMs),
    nowMs,
    expected: contexto.firmante,
    acceptsScan: true,
  });
  const { signatures, signedRevisionBytes } = report;
  const findings = anchors.bySubject.size === 0 ? withoutAnchors(report.findings) : report.findings;
  const firmas = signatures.filter(({ kind }) => kind === 'firma').map(shown);
  const isScan = findings.some(({ code }) => code === 'firma-manuscrita-por-revisar');
  return {
    hallazgos: findings,
    datos: {
      firmas,
      revisionFirmadaBytes: signedRevisionBytes,
      ...(isScan ? { texto: await textOf(bytes) } : {}),
    },
  };
}
