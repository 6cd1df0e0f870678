/** A real OpenID provider on this machine, with synthetic people, for tests of signing in at the institution. */
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export type ProviderPerson = { readonly [claim: string]: string | boolean };

export type TestProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Takes up its work for a service at `origin`; before that it answers nothing. */
  serve(origin: string, paths: { readonly back: string; readonly out: string; readonly order: string }): void;
  /** What the next sign-in says of how it was done. */
  says(how: { readonly amr?: readonly string[]; readonly acr?: string }): void;
  /** No answer to anything, or answers again. */
  pause(isPaused: boolean): void;
  /** Orders to end sessions that were sent, and why one was not. */
  readonly orders: readonly string[];
  stop(): Promise<void>;
};

const clientId = 'ventanilla-de-prueba';
const clientSecret = 'palabra-de-prueba-de-este-proceso-y-de-ninguno-mas';

function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: 'prueba', use: 'sig', alg: 'RS256' };
}

async function loginOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString()).get('login') ?? '';
}

const page = `<!doctype html><html lang="es"><title>Proveedor de prueba</title><h1>Proveedor de prueba (sintético)</h1>
<form method="post"><label>Persona <input name="login"></label><button>Entrar</button></form></html>`;

async function listening(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** `people`: claims by the login that is typed; the subject is `sub-<login>`. */
export async function startProvider(people: Readonly<Record<string, ProviderPerson>>): Promise<TestProvider> {
  const server = await listening();
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const orders: string[] = [];
  let isPaused = false;
  let how: Readonly<Record<string, unknown>> = {};

  const claimsOf = (id: string): ProviderPerson => people[id.replace(/^sub-/, '')] ?? {};
  const interact = async (provider: Provider, request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST') return void response.setHeader('content-type', 'text/html').end(page);
    const login = await loginOf(request);
    const result =
      people[login] === undefined
        ? { error: 'access_denied' }
        : { login: { accountId: `sub-${login}`, ...how } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };

  return {
    issuer,
    clientId,
    clientSecret,
    orders,
    says: (said) => {
      how = said;
    },
    pause: (paused) => {
      isPaused = paused;
    },
    serve(origin, { back, out, order }) {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: clientId,
            client_secret: clientSecret,
            redirect_uris: [`${origin}${back}`],
            post_logout_redirect_uris: [`${origin}${out}`],
            backchannel_logout_uri: `${origin}${order}`,
            backchannel_logout_session_required: true,
            token_endpoint_auth_method: 'client_secret_post',
          },
        ],
        jwks: { keys: [signingKey()] },
        cookies: { keys: ['solo-para-esta-prueba'] },
        claims: {
          openid: ['sub'],
          profile: ['name', 'preferred_username'],
          email: ['email', 'email_verified'],
        },
        features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
        interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaccion/${uid}` },
        acrValues: ['llave-institucional'],
        // Its own way out refuses addresses of this machine.
        fetch: (url: string | URL, { method, headers, body }: RequestInit) =>
          fetch(url, { method: method ?? 'GET', headers: headers ?? {}, body: body ?? null }),
        findAccount: (_context: unknown, id: string) => ({
          accountId: id,
          claims: () => ({ sub: id, ...claimsOf(id) }),
        }),
        loadExistingGrant: async (context: { oidc: { session: { accountId: string } } }) => {
          const grant = new provider.Grant({ clientId, accountId: context.oidc.session.accountId });
          grant.addOIDCScope('openid profile email');
          await grant.save();
          return grant;
        },
      });
      provider.on('backchannel.success', () => orders.push('recibida'));
      provider.on('backchannel.error', (_context, error) => orders.push(String(error)));
      provider.on('server_error', (_context, error) => orders.push(String(error)));
      const callback = provider.callback();
      server.on('request', (request, response) => {
        if (isPaused) return void request.socket.destroy();
        void (request.url?.startsWith('/interaccion/') === true
          ? interact(provider, request, response)
          : callback(request, response));
      });
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
