/**
 * The institution's own sign-in (OpenID Connect): the authorization code flow with PKCE, state, nonce and signatures
 * checked. The library is loaded only where an issuer is configured and somebody uses it.
 */
import type { Configuration, IDToken, UserInfoResponse } from 'openid-client';
import type { Clock } from '../clock.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { isSignedBy, type LogoutOrder, type ProviderKey, readOrder } from './logout-token.ts';
import { OidcFault } from './oidc-fault.ts';
import { oidcLimits } from './oidc-limits.ts';

export type OidcSettings = {
  /** Exactly as the provider writes it in `iss`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that names the account here. */
  readonly claim: string;
  /** How pages call it. */
  readonly name: string;
};

/** What the provider says of whoever signed in. */
export type OidcIdentity = {
  readonly emisor: string;
  readonly sujeto: string;
  /** The provider's session, by which it can end ours. */
  readonly sid: string | null;
  /** Value of the configured claim; null where it is absent, or an address that nobody verified. */
  readonly cuenta: string | null;
  readonly nombre: string | null;
  readonly correo: string | null;
  readonly amr: readonly string[];
  readonly acr: string | null;
};

/** What binds an answer to the browser that asked. */
export type OidcAttempt = {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636): 43 to 128 signs. */
  readonly verifier: string;
  /** Our own address that the provider sends people back to. */
  readonly redirectUri: string;
};

export type OidcClient = {
  readonly name: string;
  readonly issuer: string;
  /** Whether the claim that names the account is an address of mail. */
  readonly byMail: boolean;
  /** Where to send the browser. Throws `OidcFault`. */
  authorizationUrl(attempt: OidcAttempt): Promise<string>;
  /** `search`: the query the browser came back with. Throws `OidcFault`. */
  identify(attempt: OidcAttempt, search: string): Promise<OidcIdentity>;
  /** Where the provider ends its own session; null where it offers no such place. Throws `OidcFault`. */
  logoutUrl(returnTo: string): Promise<string | null>;
  /** Null for a token that is no order of this provider to us. Throws `OidcFault`. */
  readLogoutToken(token: string): Promise<LogoutOrder | null>;
};

const scope = 'openid profile email';
type Library = typeof import('openid-client');
type Opened = { readonly library: Library; readonly config: Configuration; readonly sinceMs: number };

const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= oidcLimits.claimCharsMax ? value : null;

/** Whether it was the network and not the answer: then somebody may try again in a moment. */
function isSilence(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return true;
  if (error instanceof TypeError && error.message === 'fetch failed') return true;
  return error.cause !== undefined && error.cause !== error && isSilence(error.cause);
}

/** What the claims say, from the signed token first. */
function identityFrom(
  { claim, issuer }: OidcSettings,
  claims: IDToken,
  info: UserInfoResponse | Record<string, never>,
): OidcIdentity {
  const said = { ...info, ...claims };
  const isUnverifiedMail = claim === 'email' && said.email_verified !== true;
  const amr: readonly unknown[] = Array.isArray(claims.amr) ? claims.amr : [];
  return {
    emisor: issuer,
    sujeto: claims.sub,
    sid: textIn(claims.sid),
    cuenta: isUnverifiedMail ? null : textIn(said[claim]),
    nombre: textIn(said.name),
    correo: said.email_verified === true ? textIn(said.email) : null,
    amr: amr.flatMap((one) => textIn(one) ?? []),
    acr: textIn(claims.acr),
  };
}

/** The keys of the provider, asked for again when they are old, or when one is missing that may be new. */
function keySource(clock: Clock): (uri: string, again: boolean) => Promise<readonly ProviderKey[]> {
  let kept: { readonly keys: readonly ProviderKey[]; readonly sinceMs: number } | null = null;
  return async (uri, again) => {
    const nowMs = clock.nowMs();
    const ageMs = kept === null ? Number.POSITIVE_INFINITY : Math.abs(nowMs - kept.sinceMs);
    const limitMs = again ? oidcLimits.keysSecondsMin * 1000 : oidcLimits.metadataMinutes * 60_000;
    if (kept !== null && ageMs < limitMs) return kept.keys;
    const answer: unknown = await (await boundedFetch(uri, {})).json();
    const keys = typeof answer === 'object' && answer !== null && 'keys' in answer ? answer.keys : [];
    kept = { keys: Array.isArray(keys) ? (keys as readonly ProviderKey[]) : [], sinceMs: nowMs };
    return kept.keys;
  };
}

export function openOidcClient(settings: OidcSettings, clock: Clock): OidcClient {
  const issuer = new URL(settings.issuer);
  const readKeys = keySource(clock);
  let opened: Promise<Opened> | null = null;

  async function discover(): Promise<Opened> {
    const library = await import('openid-client');
    const { discovery, ClientSecretPost, customFetch, enableNonRepudiationChecks, allowInsecureRequests } =
      library;
    // Only where the operator wrote http, which production refuses.
    const execute =
      issuer.protocol === 'http:'
        ? [enableNonRepudiationChecks, allowInsecureRequests]
        : [enableNonRepudiationChecks];
    const config = await discovery(
      issuer,
      settings.clientId,
      { client_secret: settings.clientSecret },
      ClientSecretPost(settings.clientSecret),
      { execute, timeout: oidcLimits.answerSeconds, [customFetch]: boundedFetch },
    );
    return { library, config, sinceMs: clock.nowMs() };
  }

  /** Runs with the provider's description; whatever goes wrong is an `OidcFault`. */
  async function using<T>(work: (parts: Opened) => Promise<T> | T): Promise<T> {
    try {
      opened ??= discover();
      const parts = await opened.catch((error: unknown) => {
        opened = null;
        throw error;
      });
      if (Math.abs(clock.nowMs() - parts.sinceMs) > oidcLimits.metadataMinutes * 60_000) opened = null;
      return await work(parts);
    } catch (error) {
      if (error instanceof OidcFault) throw error;
      throw new OidcFault(isSilence(error) ? 'no-responde' : 'no-valida', error);
    }
  }

  return {
    name: settings.name,
    issuer: settings.issuer,
    byMail: settings.claim === 'email',
    authorizationUrl: ({ state, nonce, verifier, redirectUri }) =>
      using(async ({ library, config }) => {
        const code_challenge = await library.calculatePKCECodeChallenge(verifier);
        return library.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope,
          state,
          nonce,
          code_challenge,
          code_challenge_method: 'S256',
        }).href;
      }),
    identify: ({ state, nonce, verifier, redirectUri }, search) =>
      using(async ({ library, config }) => {
        const back = new URL(redirectUri);
        back.search = search;
        if (back.searchParams.has('error')) throw new OidcFault('rechazado');
        const tokens = await library.authorizationCodeGrant(config, back, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new OidcFault('no-valida');
        const known =
          claims[settings.claim] !== undefined || config.serverMetadata().userinfo_endpoint === undefined;
        const info = known ? {} : await library.fetchUserInfo(config, tokens.access_token, claims.sub);
        return identityFrom(settings, claims, info);
      }),
    logoutUrl: (returnTo) =>
      using(({ library, config }) =>
        config.serverMetadata().end_session_endpoint === undefined
          ? null
          : library.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo }).href,
      ),
    readLogoutToken: async (token) => {
      const expected = { emisor: settings.issuer, cliente: settings.clientId, nowMs: clock.nowMs() };
      // Looked at first: for what is no order nobody is asked anything.
      const order = token.length > oidcLimits.logoutTokenCharsMax ? null : readOrder(token, expected);
      if (order === null) return null;
      return using(async ({ config }) => {
        const { jwks_uri: uri } = config.serverMetadata();
        if (uri === undefined) return null;
        const isOurs =
          isSignedBy(token, await readKeys(uri, false)) || isSignedBy(token, await readKeys(uri, true));
        return isOurs ? order : null;
      });
    },
  };
}
