/**
 * Between the JSON of WebAuthn (Web Authentication Level 3, § 5.1.8) and what the browser's own interface takes: the same
 * members, with base64url where the other has bytes. Browsers that still lack `parseCreationOptionsFromJSON` are served too.
 */

function bytesFrom(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (char) => char.charCodeAt(0));
}

function textFrom(bytes: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const decoded = (credentials: readonly PublicKeyCredentialDescriptorJSON[] | undefined) =>
  (credentials ?? []).map(
    ({ id, transports }): PublicKeyCredentialDescriptor => ({
      type: 'public-key',
      id: bytesFrom(id),
      ...(transports === undefined ? {} : { transports: transports as AuthenticatorTransport[] }),
    }),
  );

/** For registering a key. Throws where a member is not base64url. */
export function creationOptions(json: unknown): PublicKeyCredentialCreationOptions {
  const { rp, user, challenge, pubKeyCredParams, timeout, excludeCredentials, authenticatorSelection } =
    json as PublicKeyCredentialCreationOptionsJSON;
  return {
    rp,
    user: { ...user, id: bytesFrom(user.id) },
    challenge: bytesFrom(challenge),
    pubKeyCredParams: pubKeyCredParams as PublicKeyCredentialParameters[],
    excludeCredentials: decoded(excludeCredentials),
    ...(timeout === undefined ? {} : { timeout }),
    ...(authenticatorSelection === undefined ? {} : { authenticatorSelection }),
  };
}

/** For signing in with one. Throws where a member is not base64url. */
export function requestOptions(json: unknown): PublicKeyCredentialRequestOptions {
  const { challenge, timeout, rpId, allowCredentials, userVerification } =
    json as PublicKeyCredentialRequestOptionsJSON;
  return {
    challenge: bytesFrom(challenge),
    allowCredentials: decoded(allowCredentials),
    ...(timeout === undefined ? {} : { timeout }),
    ...(rpId === undefined ? {} : { rpId }),
    ...(userVerification === undefined
      ? {}
      : { userVerification: userVerification as UserVerificationRequirement }),
  };
}

function responseJson(response: AuthenticatorResponse): object {
  const clientDataJSON = textFrom(response.clientDataJSON);
  if (response instanceof AuthenticatorAttestationResponse) {
    const attestationObject = textFrom(response.attestationObject);
    return { clientDataJSON, attestationObject, transports: response.getTransports?.() ?? [] };
  }
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new Error('an answer of no known kind');
  const { authenticatorData, signature, userHandle } = response;
  return {
    clientDataJSON,
    authenticatorData: textFrom(authenticatorData),
    signature: textFrom(signature),
    ...(userHandle === null ? {} : { userHandle: textFrom(userHandle) }),
  };
}

/** The key's answer, as the server reads it. */
export function credentialJson(credential: PublicKeyCredential): object {
  const { id, rawId, type, authenticatorAttachment, response } = credential;
  return {
    id,
    rawId: textFrom(rawId),
    type,
    response: responseJson(response),
    clientExtensionResults: {},
    ...(authenticatorAttachment === null ? {} : { authenticatorAttachment }),
  };
}
