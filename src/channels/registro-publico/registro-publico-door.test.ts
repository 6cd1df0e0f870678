/** The public log over HTTP, as a stranger checks it: from nothing but these addresses and a receipt. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Served, serveScene } from '../../../tests/served.ts';
import { readEventProof } from '../../actions/read-log.ts';
import { publishLog } from '../../duties/publish-log.ts';
import { paths } from '../../paths.ts';
import { systemIds } from '../../platform/ids.ts';
import { openCheckpoint } from '../../trust/registro-publico/checkpoint.ts';
import { eventLeaf } from '../../trust/registro-publico/event-leaf.ts';
import { logHeadPath } from '../../trust/registro-publico/log-head.ts';
import { logKeysFrom } from '../../trust/registro-publico/log-keys.ts';
import { emptyEdge, growTree, rootOf } from '../../trust/registro-publico/tree-growth.ts';
import { leafHash } from '../../trust/registro-publico/tree-hash.ts';
import { verifyEvent, verifyGrowth } from '../../trust/registro-publico/verify-event.ts';
import { registroPublicoDoor } from './registro-publico-door.ts';

const keys = logKeysFrom(Buffer.from(systemIds.randomToken(32), 'base64url'), 'prueba.example/registro');
const { registroPublico: logAddresses } = paths;
let served: Served;
let folder: string;
const caso = systemIds.newId();

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-puerta-'));
  served = await serveScene([registroPublicoDoor(keys.verifierKey)]);
});
after(async () => {
  await served.stop();
  await rm(folder, { recursive: true, force: true });
});

const hashOfEvent = (n: number) => n.toString(16).padStart(64, '0');

async function publish(from: number, to: number): Promise<void> {
  const { db, clock } = served.deps;
  await db.execute(
    {
      name: 'varios-eventos',
      text: `insert into eventos (solicitud, n, clase, ocurrido_en, actor, datos, hash)
        select $1, i, 'anotar', now(), '{"clase":"sistema"}', '{}', lpad(to_hex(i), 64, '0') from generate_series($2::int, $3::int) i`,
    },
    [caso, from, to],
  );
  await publishLog({ db, clock, keys, headPath: logHeadPath(folder) });
}

type Got = { readonly status: number; readonly type: string; readonly text: string };

async function get(path: string): Promise<Got> {
  const response = await fetch(served.origin + path);
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
  };
}

const json = async (path: string): Promise<Record<string, unknown>> => {
  const { status, text } = await get(path);
  assert.equal(status, 200, text);
  return JSON.parse(text) as Record<string, unknown>;
};

test('before anything is published every address says so in plain words', async () => {
  for (const path of [
    logAddresses.punto,
    logAddresses.prueba('0'.repeat(66)),
    `${logAddresses.consistencia}?desde=1`,
  ]) {
    const { status, type, text } = await get(path);
    assert.equal(status, 404, path);
    assert.match(type, /problem\+json/);
    assert.match(text, /todavía no ha publicado nada/);
  }
  assert.deepEqual(await json(logAddresses.hojas), { desde: 0, hojas: [], tamano: 0 });
  assert.equal((await get(logAddresses.clave)).text, `${keys.verifierKey}\n`);
});

test('a stranger copies the log, gets the signed root from it, and every proof holds', async () => {
  await publish(1, 30);
  const older = (await get(logAddresses.punto)).text;
  await publish(31, 77);
  const { text: note, type } = await get(logAddresses.punto);
  assert.match(type, /^text\/plain/);
  const checkpoint = openCheckpoint(note, keys.verifier);
  assert.equal(checkpoint?.size, 77);

  const hojas: string[] = [];
  while (hojas.length < 77) {
    const page = await json(`${logAddresses.hojas}?desde=${hojas.length}&n=32`);
    hojas.push(...(page.hojas as string[]));
  }
  const hashes = hojas.map((hoja) => leafHash(Buffer.from(hoja, 'hex')));
  assert.deepEqual(rootOf(growTree(emptyEdge, Buffer.concat(hashes)).edge), checkpoint?.root);
  assert.deepEqual((await json(`${logAddresses.hojas}?desde=77`)).hojas, []);

  for (const n of [1, 2, 31, 64, 77]) {
    const opening = { sal: keys.saltOf(caso), n, hash: hashOfEvent(n) };
    const { indice, prueba, puntoDeControl } = await json(
      logAddresses.prueba(eventLeaf(opening).toString('hex')),
    );
    const proof = { opening, indice: Number(indice), prueba, puntoDeControl: String(puntoDeControl) };
    assert.equal(verifyEvent(proof, keys.verifierKey), 'ok');
    assert.equal(verifyEvent({ ...proof, opening: { ...opening, n: n + 1 } }, keys.verifierKey), 'no-consta');
  }
  const { prueba } = await json(`${logAddresses.consistencia}?desde=30&hasta=77`);
  assert.ok(verifyGrowth(older, note, prueba, keys.verifierKey));
  const early = eventLeaf({ sal: keys.saltOf(caso), n: 5, hash: hashOfEvent(5) }).toString('hex');
  const inOlder = await json(`${logAddresses.prueba(early)}?tamano=30`);
  assert.equal(
    verifyEvent(
      {
        opening: { sal: keys.saltOf(caso), n: 5, hash: hashOfEvent(5) },
        indice: Number(inOlder.indice),
        prueba: inOlder.prueba,
        puntoDeControl: older,
      },
      keys.verifierKey,
    ),
    'ok',
    'against a checkpoint kept from before',
  );
});

test('the proof for a receipt holds by itself, and is not there before the event is published', async () => {
  const proof = await readEventProof(served.deps, keys, { solicitud: caso, n: 9, hash: hashOfEvent(9) });
  assert.ok(proof);
  assert.equal(verifyEvent(proof, keys.verifierKey), 'ok');
  const notYet = await readEventProof(served.deps, keys, { solicitud: caso, n: 999, hash: hashOfEvent(999) });
  assert.equal(notYet, null);
});

test('what nobody could mean is answered with what to write instead', async () => {
  const wrong = ['0', '-1', '78', '1.5', 'x', '1e3', '99999999999999999999', "1' or 1=1", '%00', '__proto__'];
  for (const value of wrong) {
    const raw = value === '%00' ? value : encodeURIComponent(value);
    const asked = [
      `${logAddresses.consistencia}?desde=${raw}`,
      `${logAddresses.consistencia}?desde=1&hasta=${raw}`,
      `${logAddresses.prueba('0'.repeat(66))}?tamano=${raw}`,
      `/registro/prueba/${raw}`,
    ];
    if (!['0', '78'].includes(value)) asked.push(`${logAddresses.hojas}?desde=${raw}`);
    for (const path of asked) {
      const { status, text } = await get(path);
      assert.ok(status === 422 || status === 404, `${path}: ${status}`);
      assert.doesNotMatch(text, /or 1=1/);
    }
  }
  assert.equal((await get(`${logAddresses.consistencia}?desde=40&hasta=30`)).status, 422);
  assert.equal((await get(logAddresses.consistencia)).status, 422);
  assert.match((await get(logAddresses.prueba('01'.repeat(33)))).text, /no contiene esta hoja/);
  assert.match((await get(`${logAddresses.hojas}?n=0`)).text, /de 1 a 1000/);
  assert.equal(((await json(`${logAddresses.hojas}?n=999999999`)).hojas as string[]).length, 77);
});
