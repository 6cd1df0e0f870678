/** Why a sign-in at the institution came to nothing: it did not answer, its answer was not right, or it said no itself. */

export type OidcFaultKind = 'no-responde' | 'no-valida' | 'rechazado';

export class OidcFault extends Error {
  override readonly name = 'OidcFault';
  readonly kind: OidcFaultKind;

  constructor(kind: OidcFaultKind, cause?: unknown) {
    super(`oidc: ${kind}`, { cause });
    this.kind = kind;
  }
}
