// Outgoing calls (ASVS 1.3.6, 13.2.4, 15.3.2): to checked addresses only, bounded, never led elsewhere.
import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { type EgressOptions, openEgress } from './egress.ts';
import { addressRule } from './public-address.ts';

const forbidden = [
  '127.0.0.1',
  '127.8.9.10',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::1',
  'no es una dirección',
  '',
];

test('ASVS 1.3.6 only public addresses are allowed, and the networks an operator names', () => {
  const isAllowed = addressRule([]);
  for (const address of forbidden) assert.equal(isAllowed(address), false, address);
  for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2800:370::1'])
    assert.equal(isAllowed(address), true, address);
  const widened = addressRule(['10.1.0.0/16', 'fd12::/16', '192.168.7.7']);
  for (const address of ['10.1.200.3', 'fd12:3456::1', '192.168.7.7']) assert.ok(widened(address), address);
  for (const address of ['10.2.0.1', 'fd13::1', '192.168.7.8', '127.0.0.1'])
    assert.ok(!widened(address), address);
});

let server: Server;
let port: number;
let seen: string[];
let handle: RequestListener;

before(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.headers.host}${request.url}`);
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const here = (options: Partial<EgressOptions> = {}) =>
  openEgress({ networks: ['127.0.0.0/8'], httpsOnly: false, ...options });

function post(url: string, options: Partial<EgressOptions> = {}, bounds: { timeMsMax?: number } = {}) {
  seen = [];
  const outgoing = { url, headers: {}, body: '{}', timeMsMax: 3_000, answerBytesMax: 1_000, ...bounds };
  return here(options).post(outgoing);
}

test('a name is resolved once and the connection goes to the very address that was checked', async () => {
  handle = (_request, response) => void response.end('bien');
  const answers = [['127.0.0.1'], ['169.254.169.254']];
  let asked = 0;
  const resolve = async () => answers[asked++] ?? [];
  const outcome = await post(`http://sistema.example:${port}/aviso`, { resolve });
  assert.equal('status' in outcome && outcome.status, 200);
  assert.equal(asked, 1, 'asked again, a rebinding name would have answered with another address');
  assert.deepEqual(seen, [`POST sistema.example:${port}/aviso`]);
});

test('ASVS 15.3.2 one forbidden address among those of a name is enough to refuse it', async () => {
  for (const address of forbidden.filter((one) => one !== '' && !one.includes('127.'))) {
    const outcome = await post(`http://sistema.example:${port}/`, {
      resolve: async () => ['127.0.0.1', address],
    });
    assert.equal('failure' in outcome && outcome.failure, 'direccion-no-permitida', address);
  }
  const nobody = await post(`http://sistema.example:${port}/`, { resolve: async () => [] });
  assert.equal('failure' in nobody && nobody.failure, 'nombre-desconocido');
  assert.deepEqual(seen, []);
});

test('addresses written as numbers are read as the network reads them', async () => {
  const closed = openEgress({ networks: [], httpsOnly: false });
  for (const host of [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '[::1]',
    '[::ffff:7f00:1]',
    '0',
  ]) {
    assert.equal(closed.accepts(`http://${host}/`), false, host);
    seen = [];
    const outcome = await closed.post({
      url: `http://${host}:${port}/`,
      headers: {},
      body: '',
      timeMsMax: 2_000,
      answerBytesMax: 10,
    });
    assert.equal('failure' in outcome && outcome.failure, 'direccion-no-permitida', host);
  }
  assert.deepEqual(seen, []);
});

test('other schemes and credentials are no address of a system', () => {
  const production = openEgress({ networks: [], httpsOnly: true });
  for (const url of [
    'http://a.example/',
    'ftp://a.example/',
    'file:///etc/passwd',
    'https://u:p@a.example/',
    'javascript:1',
    '',
    'https://',
  ])
    assert.equal(production.accepts(url), false, url);
  assert.ok(production.accepts('https://a.example/aviso?x=1'));
  assert.ok(here().accepts('http://a.example/'));
});

test('a redirect is an answer, not a way', async () => {
  handle = (_request, response) =>
    void response.writeHead(302, { location: `http://127.0.0.1:${port}/otro` }).end();
  const outcome = await post(`http://127.0.0.1:${port}/`);
  assert.equal('status' in outcome && outcome.status, 302);
  assert.equal(seen.length, 1);
});

test('ASVS 15.2.2 an answer without end and a silence both end', async () => {
  handle = (_request, response) => {
    const flood = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(4_096)));
      if (!response.destroyed) response.once('drain', flood);
    };
    flood();
  };
  const large = await post(`http://127.0.0.1:${port}/`);
  assert.equal('failure' in large && large.failure, 'respuesta-muy-grande');
  handle = () => undefined;
  const silent = await post(`http://127.0.0.1:${port}/`, {}, { timeMsMax: 200 });
  assert.equal('failure' in silent && silent.failure, 'tiempo-agotado');
  const unresolved = await post(
    'http://lento.example/',
    { resolve: () => new Promise(() => undefined) },
    { timeMsMax: 200 },
  );
  assert.equal('failure' in unresolved && unresolved.failure, 'tiempo-agotado');
  const refused = await post('http://127.0.0.1:9/');
  assert.equal('failure' in refused && refused.failure, 'sin-respuesta');
});

test('ASVS 12.3.2 what does not prove its name by a certificate is not spoken to', async () => {
  handle = (_request, response) => void response.end('bien');
  const outcome = await post(`https://127.0.0.1:${port}/`);
  assert.ok('failure' in outcome);
  assert.deepEqual(seen, []);
});
