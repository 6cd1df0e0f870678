/** The shape of what a browser sends back about a passkey, before the library looks at its content. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

const partCharsMax = 20_000;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The id of the key and the parts of the answer that are base64url text of a sensible size. */
function readParts(given: unknown): { id: string; parts: Map<string, string>; transports: string[] } | null {
  if (!isRecord(given) || !isRecord(given.response)) return null;
  const { id, rawId, response } = given;
  if (typeof id !== 'string' || !/^[\w-]{1,1400}$/.test(id) || rawId !== id) return null;
  const parts = new Map<string, string>();
  for (const [name, part] of Object.entries(response)) {
    if (typeof part === 'string' && part.length <= partCharsMax && /^[\w-]*$/.test(part))
      parts.set(name, part);
  }
  const named: readonly unknown[] = Array.isArray(response.transports) ? response.transports.slice(0, 8) : [];
  const transports = named.filter(
    (one): one is string => typeof one === 'string' && /^[a-z-]{1,20}$/.test(one),
  );
  return { id, parts, transports };
}

/** What came back from `navigator.credentials.create`, or null for anything else. Unknown members are left out. */
export function readPasskeyRegistration(given: unknown): RegistrationResponseJSON | null {
  const read = readParts(given);
  const clientDataJSON = read?.parts.get('clientDataJSON');
  const attestationObject = read?.parts.get('attestationObject');
  if (read === null || clientDataJSON === undefined || attestationObject === undefined) return null;
  const { id, transports } = read;
  const response = { clientDataJSON, attestationObject, transports };
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
}

/** What came back from `navigator.credentials.get`, or null for anything else. Unknown members are left out. */
export function readPasskeyAssertion(given: unknown): AuthenticationResponseJSON | null {
  const read = readParts(given);
  const clientDataJSON = read?.parts.get('clientDataJSON');
  const authenticatorData = read?.parts.get('authenticatorData');
  const signature = read?.parts.get('signature');
  if (read === null || clientDataJSON === undefined) return null;
  if (authenticatorData === undefined || signature === undefined) return null;
  const { id } = read;
  const response = { clientDataJSON, authenticatorData, signature };
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
}
