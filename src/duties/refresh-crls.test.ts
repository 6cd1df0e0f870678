// Revocation lists: fetched only where the operator wrote addresses, and never replaced by something that is none.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { systemClock } from '../platform/clock.ts';
import { systemIds } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { addressFile, refreshCrls } from './refresh-crls.ts';

let server: Server;
let base: string;
let folder: string;
const lines: string[] = [];
const log = createLog({
  level: 'info',
  clock: systemClock,
  ids: systemIds,
  write: (line) => lines.push(line),
});
before(async () => {
  server = createServer((request, answer) => {
    if (request.url === '/buena.crl') answer.end('una lista');
    else if (request.url === '/vacia.crl') answer.end('');
    else answer.writeHead(503).end('no');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-crl-'));
});
after(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

test('without a folder, or without addresses in it, nothing is fetched', async () => {
  assert.equal(await refreshCrls({ crlFolder: null, log }), 0);
  assert.equal(await refreshCrls({ crlFolder: folder, log }), 0);
  assert.deepEqual(await readdir(folder), []);
});

test('each address gives its file; what fails is told and leaves the list that was there', async () => {
  const addresses = ['buena.crl # la de prueba', 'caida.crl', 'vacia.crl', '../fuera/'].map(
    (a) => `${base}/${a}`,
  );
  await writeFile(join(folder, addressFile), [...addresses, 'ldap://no.example/x', '', '# nada'].join('\n'));
  await writeFile(join(folder, 'caida.crl'), 'la de ayer');
  assert.equal(await refreshCrls({ crlFolder: folder, log }), 1);
  assert.equal(await readFile(join(folder, 'buena.crl'), 'utf8'), 'una lista');
  assert.equal(await readFile(join(folder, 'caida.crl'), 'utf8'), 'la de ayer');
  assert.deepEqual((await readdir(folder)).toSorted(), ['buena.crl', 'caida.crl', addressFile].toSorted());
  assert.equal(lines.filter((line) => line.includes('lista-de-revocacion')).length, 4);
});
