// The institution's sign-in against a provider that lies: every answer that is not signed, fresh and meant for us is refused.
import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { systemClock } from '../clock.ts';
import { type OidcAttempt, type OidcClient, openOidcClient } from './oidc-client.ts';
import { OidcFault } from './oidc-fault.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
const clientSecret = 'palabra-de-prueba-de-este-proceso';

function signed(claims: object, key: KeyObject = pair.privateKey, alg = 'RS256'): string {
  const text = `${part({ alg, kid: 'uno' })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

let server: Server;
let issuer: string;
let idToken: string;
let info: object;
let metadata: object;
let asked: URLSearchParams[];
/** Answers with this instead of a token. */
let tokenAnswer: { readonly status: number; readonly body: string } | null;

before(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (chunk: Buffer) => parts.push(chunk));
    request.on('end', () => {
      const json = (value: object, status = 200) =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      if (request.url === '/.well-known/openid-configuration') return json(metadata);
      if (request.url === '/llaves')
        return json({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'uno', alg: 'RS256' }] });
      if (request.url === '/persona') return json(info);
      asked.push(new URLSearchParams(Buffer.concat(parts).toString()));
      if (tokenAnswer !== null)
        return void response
          .writeHead(tokenAnswer.status, { 'content-type': 'application/json' })
          .end(tokenAnswer.body);
      return json({ access_token: 'a', token_type: 'bearer', id_token: idToken });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const attempt: OidcAttempt = {
  state: 'estado-de-prueba',
  nonce: 'numero-de-prueba',
  verifier: 'v'.repeat(43),
  redirectUri: 'http://localhost:8080/regreso',
};
const seconds = () => Math.floor(systemClock.nowMs() / 1000);
const claims = () => ({
  iss: issuer,
  aud: 'ventanilla',
  sub: 'persona-1',
  nonce: attempt.nonce,
  iat: seconds(),
  exp: seconds() + 60,
  sid: 'sesion-1',
  amr: ['pwd', 'otp', 7],
  acr: 'alto',
});

beforeEach(() => {
  asked = [];
  tokenAnswer = null;
  idToken = signed(claims());
  info = { sub: 'persona-1', preferred_username: 'registro1', name: 'Persona Sintética' };
  metadata = {
    issuer,
    authorization_endpoint: `${issuer}/entrar`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/persona`,
    jwks_uri: `${issuer}/llaves`,
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    authorization_response_iss_parameter_supported: true,
  };
});

const client = (claim = 'preferred_username'): OidcClient =>
  openOidcClient({ issuer, clientId: 'ventanilla', clientSecret, claim, name: 'la prueba' }, systemClock);
const back = (more = '') => `?code=c0digo&state=${attempt.state}&iss=${encodeURIComponent(issuer)}${more}`;

async function refused(search = back(), kind = 'no-valida', of = client()): Promise<void> {
  await assert.rejects(
    of.identify(attempt, search),
    (error) => error instanceof OidcFault && error.kind === kind,
  );
}

test('a right answer says who it is, and the code was exchanged with our secret and the verifier', async () => {
  const identity = await client().identify(attempt, back());
  assert.deepEqual(identity, {
    emisor: issuer,
    sujeto: 'persona-1',
    sid: 'sesion-1',
    cuenta: 'registro1',
    nombre: 'Persona Sintética',
    correo: null,
    amr: ['pwd', 'otp'],
    acr: 'alto',
  });
  const [exchange] = asked;
  assert.deepEqual(
    ['code', 'code_verifier', 'client_secret', 'redirect_uri', 'grant_type'].map((name) =>
      exchange?.get(name),
    ),
    ['c0digo', attempt.verifier, clientSecret, attempt.redirectUri, 'authorization_code'],
  );
});

test('ASVS 10.5.1 10.5.4 an identity token with another nonce, issuer, audience or subject, or none of them, is refused', async () => {
  const whole = claims();
  const wrong: readonly object[] = [
    { nonce: 'otro' },
    { nonce: undefined },
    { iss: 'https://otro.example' },
    { aud: 'otra-aplicacion' },
    { aud: ['ventanilla', 'otra'], azp: 'otra' },
    { sub: undefined },
    { sub: 'otra-persona' },
    { exp: seconds() - 600, iat: seconds() - 900 },
    { exp: undefined },
    { iat: undefined },
  ];
  for (const change of wrong) {
    idToken = signed({ ...whole, ...change });
    await refused();
  }
});

test('an identity token that nobody signed, or somebody else, or with the shared secret, is refused', async () => {
  const body = part(claims());
  const hmac = `${part({ alg: 'HS256', kid: 'uno' })}.${body}`;
  for (const token of [
    signed(claims(), foreign.privateKey),
    `${part({ alg: 'none' })}.${body}.`,
    `${hmac}.${createHmac('sha256', clientSecret).update(hmac).digest('base64url')}`,
    signed(claims()).replace(/.{8}$/, 'AAAAAAAA'),
    'no.es.token',
    '',
  ]) {
    idToken = token;
    await refused();
  }
});

test('ASVS 10.1.2 10.2.2 an answer of another provider, of another state, without issuer, or with two codes is refused before the exchange', async () => {
  for (const search of [
    `?code=c&state=${attempt.state}`,
    `?code=c&state=${attempt.state}&iss=https%3A%2F%2Fotro.example`,
    `?code=c&state=otro&iss=${encodeURIComponent(issuer)}`,
    `?code=c&iss=${encodeURIComponent(issuer)}`,
    back('&code=otro'),
    back('&state=otro'),
    '',
  ])
    await refused(search);
  assert.deepEqual(asked, []);
  await refused(back('&error=access_denied'), 'rechazado');
  await refused('?error=%3Cscript%3E&error_description=x', 'rechazado');
});

test('a provider that says no, talks nonsense or never ends is refused', async () => {
  for (const answer of [
    { status: 400, body: '{"error":"invalid_grant"}' },
    { status: 500, body: '<html>' },
    { status: 200, body: 'x'.repeat(600_000) },
    { status: 302, body: '{}' },
    { status: 200, body: '{"access_token":"a","token_type":"bearer"}' },
  ]) {
    tokenAnswer = answer;
    await refused();
  }
});

test('ASVS 10.5.3 a description that names another issuer is not believed; one that comes later is', async () => {
  const right = metadata;
  metadata = { ...right, issuer: 'https://otro.example' };
  const stubborn = client();
  await refused(back(), 'no-valida', stubborn);
  metadata = right;
  assert.equal((await stubborn.identify(attempt, back())).sujeto, 'persona-1');
});

test('nobody there is another fault than a wrong answer', async () => {
  const settings = { clientId: 'ventanilla', clientSecret, claim: 'email', name: 'la prueba' };
  const nobody = openOidcClient({ ...settings, issuer: 'http://127.0.0.1:9' }, systemClock);
  await refused(back(), 'no-responde', nobody);
  await assert.rejects(nobody.authorizationUrl(attempt), OidcFault);
  await assert.rejects(nobody.logoutUrl('http://localhost'), OidcFault);
  assert.equal(await nobody.readLogoutToken('a.b.c'), null, 'for what is no order nobody is asked');
  const theirs = signed({ ...order(), iss: 'http://127.0.0.1:9' });
  await assert.rejects(nobody.readLogoutToken(theirs), OidcFault);
});

test('an address names an account only once the provider verified it', async () => {
  const correo = 'persona@agencia-muestra.example';
  for (const email_verified of [undefined, false, 'true', 1]) {
    info = { sub: 'persona-1', email: correo, email_verified };
    assert.equal((await client('email').identify(attempt, back())).cuenta, null);
  }
  info = { sub: 'persona-1', email: correo, email_verified: true };
  assert.equal((await client('email').identify(attempt, back())).cuenta, correo);
  info = { sub: 'otra-persona', email: correo, email_verified: true };
  await refused(back(), 'no-valida', client('email'));
});

test('where the provider ends its session: only where it says so', async () => {
  assert.equal(await client().logoutUrl('http://localhost:8080/'), null);
  metadata = { ...metadata, end_session_endpoint: `${issuer}/salir` };
  const url = new URL((await client().logoutUrl('http://localhost:8080/')) ?? '');
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    post_logout_redirect_uri: 'http://localhost:8080/',
    client_id: 'ventanilla',
  });
});

const event = 'http://schemas.openid.net/event/backchannel-logout';
const order = () => ({
  iss: issuer,
  aud: 'ventanilla',
  iat: seconds(),
  exp: seconds() + 60,
  jti: 'orden-1',
  sid: 'sesion-1',
  events: { [event]: {} },
});

test('an order to end sessions is read when it is signed and whole', async () => {
  const read = await client().readLogoutToken(signed(order()));
  assert.deepEqual([read?.sid, read?.sujeto, read?.jti], ['sesion-1', null, 'orden-1']);
});

test('ASVS 10.5.5 an order that is anything else is none', async () => {
  const wrong: readonly object[] = [
    { iss: 'https://otro.example' },
    { aud: 'otra' },
    { nonce: attempt.nonce },
    { events: {} },
    { events: { [event]: 'si' } },
    { jti: undefined },
    { sid: undefined },
    { iat: seconds() + 3_600 },
    { iat: undefined },
    { exp: seconds() - 3_600 },
    { exp: seconds() + 2 * 3_600 },
  ];
  for (const change of wrong)
    assert.equal(
      await client().readLogoutToken(signed({ ...order(), ...change })),
      null,
      JSON.stringify(change),
    );
  const body = part(order());
  const hmac = `${part({ alg: 'HS256' })}.${body}`;
  const access = `${part({ alg: 'RS256', typ: 'at+jwt' })}.${body}`;
  for (const token of [
    `${access}.${sign('sha256', Buffer.from(access), pair.privateKey).toString('base64url')}`,
    signed(order(), foreign.privateKey),
    signed(order(), pair.privateKey, 'PS256'),
    signed(order(), pair.privateKey, 'constructor'),
    `${part({ alg: 'none' })}.${body}.`,
    `${hmac}.${createHmac('sha256', clientSecret).update(hmac).digest('base64url')}`,
    `${signed(order())}.x`,
    signed({ ...order(), relleno: 'x'.repeat(20_000) }),
    // An identity token is signed by the same key and must not end anybody's session.
    signed(claims()),
  ])
    assert.equal(await client().readLogoutToken(token), null, token.slice(0, 60));
});
