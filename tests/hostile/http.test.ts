// HTTP as attackers speak it: two framings of one message, broken heads, borrowed addresses; and the headers of every answer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { referenciaDesde } from '../../src/domain/solicitud/referencia.ts';
import { paths, safeReturn } from '../../src/paths.ts';
import { type Served, serveScene } from '../served.ts';
import { hiddenFields, WebClient } from '../web-client.ts';
import { everyDoor, raw, statusOf } from './hands.ts';
import { everyPlace, everyRoute, logRoutes } from './routes.ts';

let served: Served;
let token: string;
before(async () => {
  served = await serveScene([
    (app) => app.get('/falla', () => Promise.reject(new Error('contraseña de la base: canario-de-fallo'))),
    ...everyDoor,
  ]);
  token = await served.sessionOf(served.supplier('textilera'));
});
after(() => served.stop());

const places = { ...everyPlace('x'), tramite: 'no-existe', referencia: 'VT-3456-789A-7M', evento: '1' };

const demanded: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'x-frame-options': /^DENY$/,
  'permissions-policy': /camera=\(\)/,
};

const { catalogoAbierto, datosDpa, datosCpc, datosCiiu, registroPublico } = paths;
/** Open data, whole: the catalogue and the document of the API. */
const openData = [catalogoAbierto.cpsvAp, catalogoAbierto.gobEc, paths.api.documento];

/** The public log and the open data may be read by the pages of other sites; nothing else may. */
const forEverySite = {
  'cross-origin-resource-policy': /^cross-origin$/,
  'access-control-allow-origin': /^\*$/,
};

function assertGuarded(headers: ReadonlyMap<string, string>, why: string, isOpen = false): void {
  for (const [name, value] of Object.entries({ ...demanded, ...(isOpen ? forEverySite : {}) }))
    assert.match(headers.get(name) ?? '', value, `${why}: ${name}`);
  if (!isOpen) assert.equal(headers.get('access-control-allow-origin'), undefined, why);
}

const headersOf = (answer: string): ReadonlyMap<string, string> =>
  new Map(
    (answer.split('\r\n\r\n')[0] ?? '').split('\r\n').map((line): [string, string] => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );

const ask = (head: string, body = ''): Promise<string> =>
  raw(served.origin, [`${head}\r\nhost: x\r\nconnection: close\r\n\r\n${body}`]);

test('ASVS 3.4.3 3.4.4 3.4.5 3.4.6 3.4.8 the headers stand on every answer of every address, whoever asks', async () => {
  const addresses = everyRoute(places).map(({ path }) => path);
  const open = new Set([...logRoutes(places).map(({ path }) => path), ...openData]);
  const css = /\/recursos\/[^"]+\.css/.exec(await (await fetch(served.origin)).text())?.[0] ?? '';
  for (const path of [
    ...addresses,
    css,
    '/recursos/no-hay.css',
    '/no-hay',
    '/falla',
    '/%',
    '/%00',
    '/favicon.ico',
    '/.git/config',
  ]) {
    for (const method of ['GET', 'POST', 'PUT']) {
      for (const cookie of ['', `sesion=${token}`]) {
        const response = await fetch(served.origin + path, {
          method,
          headers: { cookie },
          redirect: 'manual',
        });
        await response.arrayBuffer();
        assertGuarded(
          new Map(response.headers),
          `${method} ${path} ${response.status}`,
          method === 'GET' && open.has(path),
        );
      }
    }
  }
});

test('ASVS 3.4.1 where people come over https, every answer tells the browser to stay there', async () => {
  const { createApp } = await import('../../src/web/app.ts');
  const app = createApp({ ...served.web, secure: true }, everyDoor);
  const env = { incoming: { headers: {}, socket: { remoteAddress: '127.0.0.1' } } };
  for (const path of ['/', '/no-hay', '/recursos/no-hay.css', paths.ingresar, '/healthz']) {
    const response = await app.request(path, {}, env);
    assert.match(
      response.headers.get('strict-transport-security') ?? '',
      /max-age=\d{8}; includeSubDomains/,
      path,
    );
    for (const set of response.headers.getSetCookie())
      assert.match(set, /^__Host-.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/, path);
  }
});

test('what never reached the application carries the headers too', async () => {
  const unreadable: Readonly<Record<string, string>> = {
    'sin sentido': await raw(served.origin, ['\u0000\u0001\u0002\r\n\r\n']),
    'sin host': await raw(served.origin, ['GET / HTTP/1.1\r\n\r\n']),
    'host ajeno a la gramática': await raw(served.origin, [
      'GET / HTTP/1.1\r\nhost: a b<>\r\nconnection: close\r\n\r\n',
    ]),
    'barra invertida': await ask('GET /\\evil.example HTTP/1.1'),
    'dirección sin raíz': await ask('GET evil.example HTTP/1.1'),
    'cabeceras enormes': await raw(served.origin, [
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    ]),
  };
  for (const [why, answer] of Object.entries(unreadable)) {
    assert.ok(statusOf(answer) >= 400 && statusOf(answer) < 500, `${why}: ${answer.slice(0, 80)}`);
    assertGuarded(headersOf(answer), why);
  }
  assert.equal(statusOf(unreadable['cabeceras enormes'] ?? ''), 431);
});

test('ASVS 16.5.1 a failure says a number, and nothing of what failed', async () => {
  const page = await new WebClient(served.origin, token).get('/falla');
  assert.equal(page.status, 500);
  const reference = /F-[2-9A-Z]{8}/.exec(page.html)?.[0] ?? '';
  assert.doesNotMatch(page.html, /canario|Error:|at file:|node_modules/);
  assert.equal(served.logLines.filter((line) => line.includes(reference) && reference !== '').length, 1);
});

test('ASVS 14.3.2 what belongs to one person is kept by nobody', async () => {
  const { clave, punto } = registroPublico;
  const mayKeep = new Set<string>([datosDpa, datosCpc, datosCiiu, clave, punto, ...openData]);
  for (const { path } of everyRoute(places).filter((r) => !mayKeep.has(r.path))) {
    for (const method of ['GET', 'POST']) {
      const response = await fetch(served.origin + path, {
        method,
        headers: { cookie: `sesion=${token}` },
        redirect: 'manual',
      });
      await response.arrayBuffer();
      assert.match(response.headers.get('cache-control') ?? '', /no-store/, `${method} ${path}`);
    }
  }
});

const post = (extra: string, body: string) =>
  `POST ${paths.api.raiz}/sesiones HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${extra}\r\n\r\n${body}`;

test('ASVS 4.2.1 a message with two framings, or a broken one, is refused and nothing after it is read', async () => {
  const smuggled = 'GET /no-debe-verse HTTP/1.1\r\nhost: x\r\n\r\n';
  const attempts: Readonly<Record<string, string>> = {
    'CL y TE': post('content-length: 6\r\ntransfer-encoding: chunked', `0\r\n\r\n${smuggled}`),
    'TE y CL': post('transfer-encoding: chunked\r\ncontent-length: 6', `0\r\n\r\n${smuggled}`),
    'dos CL': post('content-length: 2\r\ncontent-length: 60', `{}${smuggled}`),
    'CL con signo': post('content-length: +2', `{}${smuggled}`),
    'CL con lista': post('content-length: 2, 60', `{}${smuggled}`),
    'TE disfrazado': post('transfer-encoding: xchunked', `0\r\n\r\n${smuggled}`),
    'TE doble': post('transfer-encoding: chunked\r\ntransfer-encoding: identity', `0\r\n\r\n${smuggled}`),
    'solo LF': `GET / HTTP/1.1\nhost: x\n\n${smuggled}`,
    'LF en cabecera': `GET / HTTP/1.1\r\nhost: x\nx: y\r\n\r\n${smuggled}`,
    'cabecera plegada': `GET / HTTP/1.1\r\nhost: x\r\nx: y\r\n z\r\n\r\n${smuggled}`,
    'espacio antes de los dos puntos': post('content-length : 2', `{}${smuggled}`),
    'trozo torcido': post('transfer-encoding: chunked', `2;\nx\r\n{}\r\n0\r\n\r\n${smuggled}`),
    'nulo en cabecera': `GET / HTTP/1.1\r\nhost: x\r\nx: a\u0000b\r\n\r\n${smuggled}`,
  };
  for (const [why, bytes] of Object.entries(attempts)) {
    const answer = await raw(served.origin, [bytes], { patienceMs: 700 });
    const answers = [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((m) => m[1]);
    assert.deepEqual(
      answers.filter((s) => s !== '400'),
      [],
      `${why}: ${answers.join()}`,
    );
    assert.ok(!answer.includes('no-debe-verse'), why);
  }
});

test('ASVS 1.1.1 1.5.3 one meaning for JSON: marks, repeated names, depth and half-characters', async () => {
  const send = async (body: string | Uint8Array) => {
    const response = await fetch(`${served.origin}${paths.api.raiz}/sesiones`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: body as string,
    });
    return [response.status, ((await response.json()) as { code?: string }).code] as const;
  };
  const wrong = [401, 'ingreso-fallido'] as const;
  const shapeless = [422, 'datos-con-errores'] as const;
  const illegible = [400, 'peticion-ilegible'] as const;
  assert.deepEqual(await send('\ufeff{"ruc":"1","usuario":"a","clave":"b"}'), wrong);
  assert.deepEqual(await send('{"ruc":"1","usuario":"a","usuario":"b"}'), illegible);
  assert.deepEqual(await send('{"ruc":"1","usuario":"a","usuari\\u006f":"b"}'), illegible);
  assert.deepEqual(await send(`{"ruc":${'['.repeat(300_000)}${']'.repeat(300_000)}}`), illegible);
  assert.deepEqual(await send('{"ruc":"\\ud800","usuario":"\\u0000","clave":"\\udc00\\u0000"}'), wrong);
  assert.deepEqual(await send('{"ruc":["1"],"usuario":{"a":1},"clave":true}'), shapeless);
  assert.deepEqual(await send('{"__proto__":{"ruc":"1"}}'), shapeless);
  for (const body of ['', '[]', 'null', '"x"', '{', '{"a":01}', "{'a':1}", '{"a":NaN}', '{}{}'])
    assert.deepEqual(await send(body), illegible, body);
  assert.deepEqual(await send(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])), illegible);
  assert.equal((await send(`{"clave":"${'x'.repeat(2_000_000)}"}`))[0], 413);
});

test('ASVS 1.1.1 an address is decoded once, and of a repeated question the first counts', async () => {
  const client = new WebClient(served.origin);
  assert.equal((await client.get('/tramites/%252e%252e')).status, 404);
  assert.equal((await client.get('/%74ramites')).status, 404);
  const twice = await client.get(`${paths.seguimiento}?referencia=uno&referencia=%3Cdos%3E`);
  assert.ok(!twice.html.includes('dos'));
  assert.match(twice.html, /value="uno"/);
  assert.match((await client.get(`${paths.seguimiento}?referencia=%253Cb%253E`)).html, /value="%3Cb%3E"/);
});

test('a form too large gets its answer, not a broken line', async () => {
  const body = new URLSearchParams({ texto: 'x'.repeat(3_000_000) });
  const response = await fetch(served.origin + paths.ingresar, { method: 'POST', body });
  assert.equal(response.status, 413);
  assert.match(await response.text(), /más grande de lo permitido/);
});

test('ASVS 15.2.2 people who send their letters one by one keep nobody else waiting', async () => {
  const slow = Array.from({ length: 100 }, () =>
    raw(served.origin, [post('content-length: 500', '{"ruc":')], { patienceMs: 1_500 }),
  );
  assert.equal((await fetch(served.origin + paths.catalogo)).status, 200);
  await Promise.all(slow);
});

const elsewhere = [
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%2f%2fevil.example/..//x',
  'https://evil.example',
  'https:evil.example',
  '/.//evil.example',
  ' //evil.example',
  '/\t/evil.example',
  '/@evil.example',
  '//evil.example@x',
  'javascript:alert(1)',
  '/%0d%0aset-cookie:x=1',
  '/\r\nset-cookie: x=1',
  '/ingresar#//evil.example',
];

test('ASVS 3.7.2 every way back leads to this site', async () => {
  const client = new WebClient(served.origin, token);
  for (const volver of elsewhere) {
    const target = new URL(safeReturn(volver, '/'), 'http://aqui.example/');
    assert.equal(target.host, 'aqui.example', volver);
    for (const query of [
      `volver=${encodeURIComponent(volver)}`,
      `volver=${encodeURIComponent(encodeURIComponent(volver))}`,
    ]) {
      for (const path of [paths.ingresar, paths.mesa.ingresar]) {
        const { location, html } = await client.get(`${path}?${query}`);
        assert.equal(new URL(location ?? '/', served.origin).origin, served.origin, `${path} ${volver}`);
        assert.doesNotMatch(html, /(?:href|action)="(?:[a-z]+:)?\/?[\\/]+evil/i);
      }
    }
  }
  const anonymous = new WebClient(served.origin);
  for (const path of [
    '//evil.example/mi-cuenta',
    '/mi-cuenta//evil.example',
    '/solicitudes/%2f%2fevil.example',
  ]) {
    const { location } = await anonymous.get(path);
    assert.equal(new URL(location ?? '/', served.origin).origin, served.origin, path);
  }
});

test('ASVS 4.1.3 15.3.4 headers of proxies that are none change nothing', async () => {
  const forged = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '203.0.113.9',
    forwarded: 'for=203.0.113.9;host=evil.example;proto=https',
    'x-original-url': '/mesa',
    'x-rewrite-url': '/mesa',
    'x-http-method-override': 'DELETE',
  };
  const page = await new WebClient(served.origin).send(paths.ingresar, { headers: forged });
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.html, /evil\.example/);
  const unknown = referenciaDesde(Buffer.from(served.deps.ids.randomToken(8), 'base64url'));
  const statuses: number[] = [];
  for (let n = 0; n < 70; n += 1) {
    const headers = { 'x-forwarded-for': `198.51.${n}.7` };
    const answer = await fetch(served.origin + paths.seguimientoDe(unknown), { headers });
    await answer.arrayBuffer();
    statuses.push(answer.status);
  }
  assert.deepEqual([...new Set(statuses)], [404, 429], 'one source, one budget');
});

test('a way back survives the sign-in page', async () => {
  const page = await new WebClient(served.origin).get(
    `${paths.ingresar}?volver=${encodeURIComponent(paths.miCuenta)}`,
  );
  assert.equal(hiddenFields(page.html, paths.ingresar).volver, paths.miCuenta);
});
