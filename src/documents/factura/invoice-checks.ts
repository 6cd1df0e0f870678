/** What the signed values of an SRI document say about each other, about the case and about the signer. */
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { parseClaveAcceso } from '../../domain/identity/clave-acceso.ts';
import { facturaLimits as limits } from './factura-limits.ts';
import { finding } from './invoice-findings.ts';
import type { InvoiceOptions, SignerIdentity } from './invoice-report.ts';
import { type InvoiceValues, layouts } from './invoice-values.ts';

/** The key repeats the document's own data: one difference and one of the two is wrong. */
export function claveFindings(values: InvoiceValues): readonly DocumentFinding[] {
  const parsed = parseClaveAcceso(values.claveAcceso);
  if (!parsed.ok) {
    const { code, sentence } = parsed.notice;
    return [finding('reject', 'clave-invalida', sentence, { reason: code })];
  }
  const clave = parsed.value;
  const pairs: readonly [what: string, inKey: string, inDocument: string][] = [
    ['el tipo de comprobante', clave.documentCode, values.documentCode],
    ['el tipo de comprobante', clave.documentCode, layouts[values.kind].documentCode],
    ['el RUC del emisor', clave.ruc, values.issuer.ruc],
    ['el ambiente', clave.environment, values.environment],
    ['la serie', clave.establishment + clave.emissionPoint, values.series],
    ['el secuencial', clave.sequence, values.sequence],
    ['el tipo de emisión', clave.emissionType, values.emissionType],
  ];
  // A guide carries the day the goods leave, not the day it was issued.
  const dated =
    values.kind === 'guiaRemision' ? [] : [['la fecha', clave.issuedOn, values.issuedOn] as const];
  return [...pairs, ...dated]
    .filter(([, inKey, inDocument]) => inKey !== inDocument)
    .slice(0, 1)
    .map(([what, inKey, inDocument]) =>
      finding(
        'reject',
        'clave-invalida',
        `La clave de acceso no corresponde al comprobante: difiere ${what}. Adjunte el XML original.`,
        { what, inKey, inDocument },
      ),
    );
}

export function partyFindings(values: InvoiceValues, options: InvoiceOptions): readonly DocumentFinding[] {
  const findings: DocumentFinding[] = [];
  const { issuer, buyer } = options;
  if (issuer && issuer.ruc !== values.issuer.ruc) {
    findings.push(
      finding(
        'reject',
        'ruc-no-coincide',
        `El comprobante lo emitió el RUC ${values.issuer.ruc}, y este trámite es del RUC ${issuer.ruc}. Adjunte uno emitido por usted.`,
        { party: 'emisor', found: values.issuer.ruc, expected: issuer.ruc },
      ),
    );
  }
  if (buyer && !isSameTaxpayer(values.buyer, buyer.ruc)) {
    findings.push(
      finding(
        'reject',
        'ruc-no-coincide',
        `El comprobante se emitió a la identificación ${values.buyer?.id ?? 'desconocida'}, y la entidad tiene el RUC ${buyer.ruc}. Revise qué comprobante adjunta.`,
        { party: 'comprador', found: values.buyer?.id ?? null, expected: buyer.ruc },
      ),
    );
  }
  return findings;
}

/** A natural person may appear by the cédula that opens the RUC. */
function isSameTaxpayer(buyer: InvoiceValues['buyer'], ruc: string): boolean {
  return buyer?.id === ruc || (buyer?.idType === '05' && `${buyer.id}001` === ruc);
}

const centsOfRounding = 2;

export function valueFindings(values: InvoiceValues, options: InvoiceOptions): readonly DocumentFinding[] {
  const findings: DocumentFinding[] = [];
  if (values.kind !== 'factura') {
    findings.push(
      finding(
        'warn',
        'comprobante-de-otro-tipo',
        `El comprobante no es una factura sino: ${layouts[values.kind].title}.`,
        {
          kind: values.kind,
        },
      ),
    );
  }
  if (values.environment === 'pruebas') {
    findings.push(
      finding(
        options.acceptsTest ? 'warn' : 'reject',
        'comprobante-de-prueba',
        'El comprobante se emitió en el ambiente de pruebas del SRI y no tiene valor tributario. Adjunte el definitivo.',
      ),
    );
  }
  if (values.total !== null && Number(values.total) === 0) {
    findings.push(
      finding('warn', 'total-cero', 'El total del comprobante es cero. Revise si es el correcto.'),
    );
  }
  const { parts } = values;
  if (parts && Math.abs(parts.sumCents - parts.totalCents) > centsOfRounding) {
    findings.push(
      finding(
        'warn',
        'total-no-cuadra',
        'El total de la factura no es la suma del valor sin impuestos, los impuestos y los demás cargos. Revíselo.',
        parts,
      ),
    );
  }
  const localMs = options.nowMs + limits.clockAheadMs + zoneGuayaquil.offsetMinutes * 60_000;
  if (values.issuedOn > new Date(localMs).toISOString().slice(0, 10)) {
    findings.push(
      finding(
        'warn',
        'fecha-futura',
        `El comprobante tiene una fecha que aún no llega: ${values.issuedOn}.`,
        {
          issuedOn: values.issuedOn,
        },
      ),
    );
  }
  return findings;
}

/** Any accredited certificate makes a valid signature; only the issuer's makes a document of the issuer. */
export function signerFinding(
  values: InvoiceValues,
  certificateDer: Uint8Array,
  identityOf: SignerIdentity | undefined,
): DocumentFinding {
  let identity: ReturnType<SignerIdentity> = null;
  try {
    identity = identityOf?.(certificateDer) ?? null;
  } catch {
    // A certificate that cannot be read names nobody.
  }
  const { ruc } = values.issuer;
  if (identity?.ruc === ruc || (identity?.cedula && `${identity.cedula}001` === ruc)) {
    return finding('ok', 'firmante-emisor', 'Firma el comprobante quien lo emite, según su certificado.', {
      ruc,
    });
  }
  if (identity?.ruc) {
    return finding(
      'warn',
      'firmante-distinto',
      `El certificado de la firma es del RUC ${identity.ruc}, y el emisor tiene el RUC ${ruc}. Una persona debe revisarlo.`,
      { found: identity.ruc, expected: ruc },
    );
  }
  return finding(
    'unknown',
    'firmante-sin-comprobar',
    'No se pudo comprobar que el certificado de la firma sea del emisor del comprobante. Una persona debe revisarlo.',
    { expected: ruc },
  );
}
