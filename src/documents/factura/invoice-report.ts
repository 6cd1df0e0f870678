/** What the check of an SRI document answers, and what it asks of others: the chain and the identity behind a certificate. */
import type { DocumentFinding } from '../../domain/documento/verdict.ts';

/** The documents the SRI defines; the name is the root element. */
export type InvoiceKind =
  | 'factura'
  | 'notaCredito'
  | 'notaDebito'
  | 'comprobanteRetencion'
  | 'guiaRemision'
  | 'liquidacionCompra';

export type SignerFacts = {
  /** Distinguished names in one line, as the certificate says them. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal. */
  readonly serial: string;
  /** When the signer says to have signed (ISO 8601); nobody vouches for it. Null where nothing signed says it. */
  readonly claimedAt: string | null;
};

/** Every value was read from bytes the signature covers; none from the rest of the file. */
export type InvoiceFacts = {
  readonly kind: InvoiceKind;
  readonly issuer: { readonly ruc: string; readonly name: string };
  /** Null where the kind names nobody. `idType`: 04 RUC, 05 cédula, 06 passport, 07 final consumer, 08 abroad. */
  readonly buyer: { readonly idType: string; readonly id: string; readonly name: string } | null;
  /** Such as 001-001-000000001. */
  readonly number: string;
  /** YYYY-MM-DD. */
  readonly issuedOn: string;
  /** In dollars, with a point, as signed ("112.00"); null where the kind has none. */
  readonly total: string | null;
  readonly claveAcceso: string;
  readonly environment: 'pruebas' | 'produccion';
  readonly signer: SignerFacts;
};

export type InvoiceReport = {
  readonly findings: readonly DocumentFinding[];
  /** Null unless a signature over the whole document holds. */
  readonly facts: InvoiceFacts | null;
};

/** Says whether a certificate (DER) led to an accredited authority at that moment. */
export type ChainCheck = (certificateDer: Uint8Array, atMs: number) => Promise<DocumentFinding>;

/** Reads whose certificate (DER) it is, in whichever of the country's profiles; null where it names nobody. */
export type SignerIdentity = (
  certificateDer: Uint8Array,
) => { readonly ruc: string | null; readonly cedula: string | null } | null;

export type InvoiceOptions = {
  readonly nowMs: number;
  /** The entity that should appear as the buyer. */
  readonly buyer?: { readonly ruc: string } | null;
  /** The supplier that should appear as the issuer. */
  readonly issuer?: { readonly ruc: string } | null;
  /** Documents of the SRI's test environment only warn. For demonstrations. */
  readonly acceptsTest?: boolean;
  readonly chain?: ChainCheck;
  readonly signerIdentity?: SignerIdentity;
};
