/** The check of a RIDE, the printed face of an invoice: it finds the clave de acceso and says that paper proves nothing. */

import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { type ClaveAcceso, parseClaveAcceso } from '../../domain/identity/clave-acceso.ts';
import { facturaLimits as limits } from './factura-limits.ts';
import { finding } from './invoice-findings.ts';

export type RideFacts = Pick<ClaveAcceso, 'clave' | 'issuedOn' | 'documentCode' | 'ruc' | 'environment'> & {
  /** Such as 001-001-000000001. */
  readonly number: string;
};

export type RideReport = { readonly findings: readonly DocumentFinding[]; readonly facts: RideFacts | null };

export type RideOptions = {
  readonly issuer?: { readonly ruc: string } | null;
  readonly acceptsTest?: boolean;
};

/** `lines`: the text of the PDF, line by line, pages one after the other. Never throws. */
export function examineInvoicePdf(lines: readonly string[], options: RideOptions = {}): RideReport {
  const written = [...new Set(claveCandidates(lines))];
  const keys = written.map(parseClaveAcceso).filter((parsed) => parsed.ok);
  const distinct = keys.map(({ value }) => value);
  const [clave] = distinct;
  if (written.length === 0) return { findings: [absent], facts: null };
  if (!clave) return { findings: [wrong], facts: null };
  if (distinct.length > 1) return { findings: [several(distinct)], facts: null };
  const number = `${clave.establishment}-${clave.emissionPoint}-${clave.sequence}`;
  const facts: RideFacts = {
    clave: clave.clave,
    issuedOn: clave.issuedOn,
    documentCode: clave.documentCode,
    ruc: clave.ruc,
    environment: clave.environment,
    number,
  };
  return { findings: [...claveFindings(clave, options), onlyForm(facts)], facts };
}

/** 49 digits standing alone on a line, spaced or not, or broken over two lines as narrow boxes print them. */
function claveCandidates(lines: readonly string[]): readonly string[] {
  const texts = lines.slice(0, limits.pdfLinesMax).map((line) => line.slice(0, limits.pdfLineCharsMax));
  const whole = texts.flatMap((line) => [
    ...(line.match(/\d+/g) ?? []),
    ...(line.match(/\d[\d ]+\d/g) ?? []).map((run) => run.replaceAll(' ', '')),
  ]);
  const broken = texts.slice(1).map((line, index) => {
    const start = /\d+$/.exec((texts[index] ?? '').trimEnd())?.[0] ?? '';
    const end = /^\d+/.exec(line.trimStart())?.[0] ?? '';
    return start && end ? start + end : '';
  });
  return [...whole, ...broken].filter((run) => run.length === 49);
}

function claveFindings(clave: ClaveAcceso, { issuer, acceptsTest }: RideOptions): DocumentFinding[] {
  const findings: DocumentFinding[] = [];
  if (issuer && issuer.ruc !== clave.ruc) {
    findings.push(
      finding(
        'reject',
        'ruc-no-coincide',
        `La clave de acceso es del RUC ${clave.ruc}, y este trámite es del RUC ${issuer.ruc}. Adjunte un comprobante emitido por usted.`,
        { party: 'emisor', found: clave.ruc, expected: issuer.ruc },
      ),
    );
  }
  if (clave.environment === 'pruebas') {
    findings.push(
      finding(
        acceptsTest ? 'warn' : 'reject',
        'comprobante-de-prueba',
        'El comprobante se emitió en el ambiente de pruebas del SRI y no tiene valor tributario. Adjunte el definitivo.',
      ),
    );
  }
  return findings;
}

const absent = finding(
  'unknown',
  'clave-ausente',
  'No encontramos en el PDF la clave de acceso de 49 dígitos. Adjunte el XML de la factura.',
);

const wrong = finding(
  'reject',
  'clave-invalida',
  'La clave de acceso del PDF tiene un dígito que no corresponde. Adjunte el XML de la factura.',
);

function several(keys: readonly ClaveAcceso[]): DocumentFinding {
  return finding(
    'unknown',
    'clave-varias',
    'El PDF muestra más de una clave de acceso. Adjunte una sola factura, mejor su XML.',
    { claves: keys.slice(0, 10).map(({ clave }) => clave) },
  );
}

function onlyForm(facts: RideFacts): DocumentFinding {
  return finding(
    'unknown',
    'ride-solo-forma',
    `El PDF muestra la clave de acceso del comprobante ${facts.number}, bien formada. Un PDF no prueba que el comprobante se emitió: adjunte su XML o consúltelo en el SRI.`,
    facts,
  );
}
