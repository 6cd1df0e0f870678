/** Reads the token with which the institution ends sessions (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { oidcLimits } from './oidc-limits.ts';

export type LogoutOrder = {
  readonly sujeto: string | null;
  readonly sid: string | null;
  /** Good once. */
  readonly jti: string;
  /** Epoch ms from which on the token is refused anyway. */
  readonly venceMs: number;
};

export type ProviderKey = JsonWebKey & { readonly kid?: string; readonly use?: string };

type Claims = Readonly<Record<string, unknown>>;

const event = 'http://schemas.openid.net/event/backchannel-logout';
/** Where the token names no end, it is believed this long from its beginning. */
const lifeSeconds = 600;
/** An order for later than this is none: it would have to be remembered as long. */
const lifeSecondsMax = 3_600;

const pss = { padding: 6, saltLength: -1 };
type Scheme = { readonly hash: string | null; readonly kty: string; readonly options: object };
/** Asymmetric ones only: neither `none` nor a shared secret proves who wrote it. */
const schemes: { readonly [alg: string]: Scheme } = {
  RS256: { hash: 'sha256', kty: 'RSA', options: {} },
  RS384: { hash: 'sha384', kty: 'RSA', options: {} },
  RS512: { hash: 'sha512', kty: 'RSA', options: {} },
  PS256: { hash: 'sha256', kty: 'RSA', options: pss },
  ES256: { hash: 'sha256', kty: 'EC', options: { dsaEncoding: 'ieee-p1363' } },
  ES384: { hash: 'sha384', kty: 'EC', options: { dsaEncoding: 'ieee-p1363' } },
  EdDSA: { hash: null, kty: 'OKP', options: {} },
};

/** Not every provider names it; one that names another kind of token means another kind. */
const types: ReadonlySet<string> = new Set(['logout+jwt', 'application/logout+jwt', 'jwt']);

const isRecord = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function recordIn(part: string): Claims | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isRecord(value) ? value : null;
  } catch {
    // Not JSON: nothing that could be an order.
    return null;
  }
}

function keyFrom(jwk: ProviderKey): KeyObject | null {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    // A key of a kind this program does not know is not the one.
    return null;
  }
}

/** Whether one of the keys made the signature. `kid` narrows them where both sides name it. */
export function isSignedBy(token: string, keys: readonly ProviderKey[]): boolean {
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  const header = recordIn(head);
  const scheme =
    typeof header?.alg === 'string' && Object.hasOwn(schemes, header.alg) ? schemes[header.alg] : undefined;
  if (header === null || scheme === undefined || more.length > 0 || header.crit !== undefined) return false;
  if (header.typ !== undefined && !types.has(String(header.typ).toLowerCase())) return false;
  const usable = keys.filter(
    ({ kid, use, kty }) =>
      kty === scheme.kty &&
      use !== 'enc' &&
      (header.kid === undefined || kid === undefined || kid === header.kid),
  );
  return usable.some((jwk) => {
    const key = keyFrom(jwk);
    const signed = Buffer.from(`${head}.${body}`);
    return (
      key !== null &&
      verify(scheme.hash, signed, { key, ...scheme.options }, Buffer.from(signature, 'base64url'))
    );
  });
}

const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= oidcLimits.claimCharsMax ? value : null;

/** As the provider's description is compared: «https://a.example» and «https://a.example/» are one place. */
function isIssuer(said: unknown, expected: string): boolean {
  return typeof said === 'string' && URL.canParse(said) && new URL(said).href === new URL(expected).href;
}

/** What the claims order, or null where one of them is not as it has to be. */
export function readOrder(
  token: string,
  expected: { readonly emisor: string; readonly cliente: string; readonly nowMs: number },
): LogoutOrder | null {
  const [, body = ''] = token.split('.');
  const claims = recordIn(body);
  if (claims === null || !isIssuer(claims.iss, expected.emisor) || claims.nonce !== undefined) return null;
  const audience: readonly unknown[] = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (!audience.includes(expected.cliente)) return null;
  if (!isRecord(claims.events) || !isRecord(claims.events[event])) return null;
  const [sujeto, sid, jti] = [textIn(claims.sub), textIn(claims.sid), textIn(claims.jti)];
  if (jti === null || (sujeto === null && sid === null) || typeof claims.iat !== 'number') return null;
  const end = typeof claims.exp === 'number' ? claims.exp : claims.iat + lifeSeconds;
  const now = expected.nowMs / 1000;
  const { skewSeconds } = oidcLimits;
  if (claims.iat > now + skewSeconds || end < now - skewSeconds || end > now + lifeSecondsMax) return null;
  return { sujeto, sid, jti, venceMs: (end + skewSeconds) * 1000 };
}
