/** A passkey in software, for tests: answers WebAuthn options as a browser with an ES256 authenticator would. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

type Options = { readonly challenge: string };

export type SoftAuthenticator = {
  readonly id: string;
  /** As `navigator.credentials.create` gives it, in JSON. */
  register(options: Options): unknown;
  /** As `navigator.credentials.get` gives it, in JSON. */
  answer(options: Options, changes?: { counter?: number; userVerified?: boolean }): unknown;
};

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();

/** The few CBOR items needed (RFC 8949): heads of major types, byte strings, text strings, maps. */
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 0xff]);
}
const bytes = (data: Buffer): Buffer => Buffer.concat([head(2, data.length), data]);
const text = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const integer = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value));
const map = (...pairs: (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

const flags = { present: 0x01, verified: 0x04, attested: 0x40 };

/** `origin`: what the browser would report, such as `http://localhost:8080`. */
export function softAuthenticator(origin: string): SoftAuthenticator {
  const { hostname } = new URL(origin);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rawId = randomBytes(32);
  const id = rawId.toString('base64url');
  let counter = 0;

  function coseKey(): Buffer {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    return map(
      [integer(1), integer(2)],
      [integer(3), integer(-7)],
      [integer(-1), integer(1)],
      [integer(-2), bytes(Buffer.from(x, 'base64url'))],
      [integer(-3), bytes(Buffer.from(y, 'base64url'))],
    );
  }

  function authData(bits: number, count: number, rest: Buffer): Buffer {
    const fixed = Buffer.alloc(5);
    fixed.writeUInt8(bits, 0);
    fixed.writeUInt32BE(count, 1);
    return Buffer.concat([sha256(hostname), fixed, rest]);
  }

  const clientData = (type: string, { challenge }: Options): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const whole = (response: object): unknown => ({
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    response,
  });

  return {
    id,
    register(options) {
      const length = Buffer.from([0, rawId.length]);
      const attested = Buffer.concat([Buffer.alloc(16), length, rawId, coseKey()]);
      const data = authData(flags.present | flags.verified | flags.attested, 0, attested);
      const attestation = map(
        [text('fmt'), text('none')],
        [text('attStmt'), map()],
        [text('authData'), bytes(data)],
      );
      return whole({
        clientDataJSON: clientData('webauthn.create', options).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal', 'HACK<script>'],
      });
    },
    answer(options, { counter: fixed, userVerified = true } = {}) {
      counter = fixed ?? counter + 1;
      const data = authData(flags.present | (userVerified ? flags.verified : 0), counter, Buffer.alloc(0));
      const client = clientData('webauthn.get', options);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return whole({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      });
    },
  };
}
