/** Cookies as this service sets them: for this host only, out of reach of scripts, not sent along from other sites. */

/** `secure`: whether people reach the service over https (BASE_URL); then the `__Host-` prefix holds (ASVS 3.3.1). */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

export type Cookie = {
  /** Without prefix. */
  readonly name: string;
  /** base64url or similar: letters, digits, dots, dashes and underscores. */
  readonly value: string;
  readonly secure: boolean;
  /** Absent: until the browser closes. */
  readonly maxAgeSeconds?: number;
  /** `Strict`: not even a link from elsewhere brings it along. */
  readonly sameSite?: 'Lax' | 'Strict';
};

/** The value of a `Set-Cookie` header. Throws RangeError for a name or value that could break out of it. */
export function setCookie({ name, value, secure, maxAgeSeconds, sameSite = 'Lax' }: Cookie): string {
  if (!/^[\w-]+$/.test(name) || !/^[\w.-]*$/.test(value)) throw new RangeError('not a cookie of ours');
  const age = maxAgeSeconds === undefined ? '' : `; Max-Age=${Math.floor(maxAgeSeconds)}`;
  return `${cookieName(name, secure)}=${value}; Path=/${age}; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`;
}

/** The value of a `Set-Cookie` header that takes a cookie away. */
export function clearCookie(name: string, secure: boolean): string {
  return setCookie({ name, value: '', secure, maxAgeSeconds: 0 });
}

/**
 * The value of one cookie of a `Cookie` header, or null. A name given twice counts as absent: one of the two was
 * planted, and nothing tells which.
 */
export function readCookie(header: string | undefined, name: string, secure: boolean): string | null {
  const wanted = `${cookieName(name, secure)}=`;
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(wanted))
    .map((pair) => pair.slice(wanted.length));
  const [value] = found;
  return found.length === 1 && value !== undefined && /^[\w.-]{1,200}$/.test(value) ? value : null;
}
