// What the tests of the signature check share: invented people, their certificates, and a check with everything in its favour.

import { buildPdf, type PdfOrder } from '../../../../tests/authority/build-pdf.ts';
import { createAuthority, type TestPerson } from '../../../../tests/authority/create-authority.ts';
import { loadAnchors } from '../../certificados/anchors.ts';
import type { RevocationSource } from '../../certificados/revocation.ts';
import { examineSignedPdf, type SignedPdfOptions } from '../examine-signed-pdf.ts';

export const nowMs = Date.UTC(2026, 10, 22, 15);
export const signedMs = nowMs - 3 * 24 * 3_600_000;
export const authority = createAuthority();
/** The same names, other keys. */
export const impostor = createAuthority({ label: 'impostora' });

/** Synthetic: no such person or company exists. */
export const representative: TestPerson = {
  cedula: '1700000019',
  ruc: '1790000000001',
  nombres: 'PERSONA',
  apellidos: 'SINTÉTICA UNO',
  razonSocial: 'ASOCIACIÓN SINTÉTICA',
  cargo: 'REPRESENTANTE LEGAL',
};
export const someoneElse: TestPerson = {
  cedula: '1700000027',
  nombres: 'OTRA',
  apellidos: 'PERSONA SINTÉTICA',
};
export const expected = { ruc: '1790000000001', cedula: '1700000019', nombre: 'PERSONA SINTÉTICA UNO' };

export const signer = authority.issue(representative, { kind: 'representante-legal' });
export const stampService = authority.timestampService();
export const anchors = loadAnchors(authority.subPem, nowMs).anchors;

export function revocationSays(status: 'good' | 'revoked' | 'unknown'): RevocationSource {
  return { statusOf: async () => status };
}

/** Everything is good, and the times it was asked for are kept. */
export function revocationAsked(times: number[]): RevocationSource {
  return {
    async statusOf(_certificate, _issuer, atMs) {
      times.push(atMs);
      return 'good';
    },
  };
}

export const letter = (order: Partial<PdfOrder> = {}) =>
  buildPdf({ lines: ['Solicito que se actualice la lista.'], ...order });

export function examine(pdf: Uint8Array, options: Partial<SignedPdfOptions> = {}) {
  return examineSignedPdf(pdf, { anchors, revocation: revocationSays('good'), nowMs, ...options });
}

/** «state code» of each finding. */
export async function codesOf(pdf: Uint8Array, options: Partial<SignedPdfOptions> = {}): Promise<string[]> {
  return (await examine(pdf, options)).findings.map(({ state, code }) => `${state} ${code}`);
}

export const valid = ['ok hora-no-probada', 'ok firma-valida'];
