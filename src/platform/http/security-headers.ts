/** The headers of every answer, also 404, 500 and files (ASVS 3.4.1–3.4.8). */

export type HeaderPolicy = { readonly https: boolean };

/** `nonce` only where the page carries scripts of ours. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types ventanilla',
  ].join('; ');
}

/** For our own style, scripts and icons: a script loaded as a worker is governed by its own answer's policy. */
export const assetPolicy = "default-src 'none'; frame-ancestors 'none'";

const closedPolicy =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** Writes the fixed headers; a page replaces the content policy by its own. */
export function securityHeaders({ https }: HeaderPolicy): Readonly<Record<string, string>> {
  return {
    'content-security-policy': closedPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}
