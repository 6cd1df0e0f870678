// What the sealed door must never tell: to logs, tables and cookies, to whoever tries words, to the next person at the device.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { dump } from '../../../tests/hostile/hands.ts';
import { SealedHand } from '../../../tests/sealed-hand.ts';
import { someReaders } from '../../../tests/sealed-readers.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { hiddenFields } from '../../../tests/web-client.ts';
import { paths } from '../../paths.ts';
import { createApp } from '../../web/app.ts';
import { portalDoor } from '../portal/portal-door.ts';
import { denunciasDoor } from './denuncias-door.ts';

const { denuncias } = paths;
const canary = 'canario4x7';
let served: Served;

before(async () => {
  served = await serveScene([portalDoor, denunciasDoor]);
  await someReaders(served.deps);
});
after(() => served.stop());

const hand = () => new SealedHand(served.origin);
const tip = { hechos: 'Las bases nombran una sola marca.', seIdentifica: 'no' };

/** Every row of the room, as one text per table; bytes are in hexadecimal. */
async function roomRows({ superuser }: Served): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client(superuser);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'sala'",
    );
    const found = new Map<string, string>();
    for (const { name } of rows) {
      const all = await client.query<{ text: string | null }>(
        `select string_agg(t::text, ' ') as text from sala."${name}" t`,
      );
      found.set(name, all.rows[0]?.text ?? '');
    }
    assert.ok((found.get('borradores') ?? '').length + (found.get('denuncias') ?? '').length > 0);
    return found;
  } finally {
    await client.end();
  }
}

const never = async (why: string) => {
  assert.deepEqual(
    served.logLines.filter((line) => /canario4x7|denuncias\/|user-agent|127\.0\.0/i.test(line)),
    [],
    why,
  );
  for (const [table, rows] of await dump(served)) assert.ok(!rows.includes(canary), `${why}: ${table}`);
  const hex = Buffer.from(canary).toString('hex');
  for (const [table, rows] of await roomRows(served))
    assert.ok(!rows.includes(canary) && !rows.includes(hex), `${why}: sala.${table}`);
  const folder = dirname(dirname(dirname(served.deps.sala.files.pathOf('0'.repeat(64)))));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const { name, parentPath } of entries.filter((one) => one.isFile()))
    assert.ok(
      !name.includes(canary) && !(await readFile(join(parentPath, name))).includes(canary),
      `${why}: ${name}`,
    );
};

test('ASVS 16.2.5 a planted phrase is found in no log line and no row, from the first page to the thread', async () => {
  const person = hand();
  person.headers = {
    'user-agent': canary,
    'x-forwarded-for': '203.0.113.7',
    referer: `https://${canary}.example`,
  };
  const review = await person.tell({
    datos: {
      hechos: canary,
      involucrados: canary,
      seIdentifica: 'si',
      nombre: canary,
      identificacion: canary,
    },
    archivos: [['archivos', `${canary}.txt`, new TextEncoder().encode(canary)]],
  });
  await never('a draft');
  await person.sendIt(review, served.deps);
  const words = (await person.get(denuncias.palabras)).html;
  const thread = await hand().open([...words.matchAll(/<li>([a-z]+)<\/li>/g)].map((found) => found[1] ?? ''));
  assert.match(thread.html, new RegExp(canary));
  await never('sent');
});

test('a failure is a code in the log and a sentence on the page', async () => {
  const broken = {
    ...served.web,
    deps: {
      ...served.deps,
      sala: {
        ...served.deps.sala,
        db: {
          ...served.deps.sala.db,
          query: () => Promise.reject(Object.assign(new Error(canary), { code: 'XX000' })),
        },
      },
    },
  };
  const app = createApp(broken, [denunciasDoor]);
  const cookie = `apunte=${served.deps.ids.randomToken(32)}`;
  const answer = await app.request(denuncias.paso(1), {}, { incoming: { headers: { cookie } } } as never);
  assert.equal(answer.status, 503);
  assert.doesNotMatch(await answer.text(), new RegExp(canary));
  const line = served.logLines.find((one) => one.includes('denuncias-fallo')) ?? '';
  assert.equal(JSON.parse(line).code, 'XX000');
  assert.ok(!line.includes(canary) && !line.includes('nueva'));
});

const raw = (path: string, cookie: string) =>
  fetch(served.origin + path, { redirect: 'manual', headers: { cookie, 'accept-encoding': 'gzip' } });

test('known, unknown and mistyped words: same status, same place, cookies and pages of the same length', async () => {
  const words = await hand().file(served.deps, { datos: tip });
  const [first = '', ...rest] = words;
  const tries = [
    words.join(' '),
    ['abeja', ...rest].join(' '),
    [`${first}x`, ...rest].join(' '),
    'una sola',
    'x '.repeat(150),
  ];
  const seen: string[] = [];
  const titles: string[] = [];
  for (const typed of tries) {
    const person = hand();
    const page = await person.get(denuncias.volver);
    const answer = await person.post(page, denuncias.volver, [['palabras', typed]]);
    const cookie = person.cookies.get('lectura') ?? '';
    const thread = await raw(denuncias.hilo, `lectura=${cookie}`);
    const body = await thread.arrayBuffer();
    titles.push(/<h1[^>]*>([^<]*)/.exec(new TextDecoder().decode(body))?.[1] ?? '');
    seen.push(
      [
        answer.status,
        answer.location,
        answer.html.length,
        cookie.length,
        thread.status,
        body.byteLength,
        thread.headers.get('content-encoding'),
        thread.headers.get('content-length'),
        thread.headers
          .getSetCookie()
          .map((one) => one.length)
          .join(),
      ].join(' '),
    );
  }
  assert.equal(new Set(seen).size, 1, seen.join('\n'));
  assert.deepEqual(titles, [
    'Su denuncia',
    ...Array.from({ length: 4 }, () => 'No encontramos esa denuncia'),
  ]);
});

test('whoever mistyped is told how, and only they', async () => {
  const words = await hand().file(served.deps, { datos: tip });
  const wrong = await hand().open(words.map((word, i) => (i === 4 ? `${word}zz` : word)));
  assert.match(wrong.html, /La palabra 5 no es de las que usamos/);
  assert.match((await hand().open(words.slice(1))).html, /Escribió 7 palabras, y son 8/);
  assert.match(
    (await hand().open([...words].reverse())).html,
    /revise que sean las que anotó y que estén en orden/,
  );
  const empty = hand();
  const page = await empty.get(denuncias.volver);
  assert.equal((await empty.post(page, denuncias.volver, [['palabras', ' ']])).status, 422);
});

test('ASVS 3.3.1 the door reads no session, sets no cookie of the site, and its own are strict and for this browser only', async () => {
  const token = await served.sessionOf(served.supplier('textilera'));
  const answer = await fetch(served.origin + denuncias.inicio, {
    headers: { cookie: `sesion=${token}; visita=abc` },
  });
  assert.deepEqual(answer.headers.getSetCookie(), []);
  assert.doesNotMatch(await answer.text(), /Textiles Demostración|Salir<\/button>/);
  const person = hand();
  const start = await person.get(denuncias.nueva);
  const body = new URLSearchParams({ ...hiddenFields(start.html, denuncias.nueva), materia: 'corrupcion' });
  const chosen = await fetch(served.origin + denuncias.nueva, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: served.origin, 'sec-fetch-site': 'same-origin' },
  });
  const [cookie = '', ...others] = chosen.headers.getSetCookie();
  assert.deepEqual(others, []);
  assert.match(cookie, /^apunte=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
});

test('ASVS 3.4.1 3.4.3 every page carries the headers of the site, and nothing of another origin', async () => {
  for (const path of [
    denuncias.inicio,
    denuncias.nueva,
    denuncias.volver,
    denuncias.listo,
    '/denuncias/no-existe',
  ]) {
    const answer = await fetch(served.origin + path);
    const html = await answer.text();
    assert.equal(answer.headers.get('cache-control'), 'no-store', path);
    assert.match(
      answer.headers.get('content-security-policy') ?? '',
      /default-src 'none'; script-src 'nonce-/,
    );
    assert.equal(answer.headers.get('x-frame-options'), 'DENY');
    assert.doesNotMatch(html, /(?:src|href|action)="(?:https?:)?\/\//, path);
    assert.match(html, /Salir rápido/, path);
    assert.doesNotMatch(html, /data-borrador|chat\/panel/, path);
  }
});

test('«Salir rápido» destroys what was being written, clears the browser, and works with a form of any age', async () => {
  const person = hand();
  const review = await person.tell({ datos: tip });
  served.deps.clock.advance(13 * 3_600_000 - 20_000);
  const token = person.cookies.get('apunte') ?? '';
  const gone = await fetch(served.origin + denuncias.salir, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(hiddenFields(review.html, denuncias.salir)),
    headers: { cookie: `apunte=${token}`, origin: served.origin, 'sec-fetch-site': 'same-origin' },
  });
  assert.equal(gone.headers.get('location'), paths.catalogo);
  assert.equal(gone.headers.get('clear-site-data'), '"cache", "cookies", "storage"');
  assert.deepEqual(
    gone.headers.getSetCookie().map((one) => /^(\w+)=;.*Max-Age=0/.exec(one)?.[1]),
    ['apunte', 'lectura'],
  );
  const foreign = await person.send(denuncias.salir, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://otra.example' },
  });
  assert.equal(foreign.status, 403);
  const back = hand();
  back.cookies.set('apunte', token);
  assert.equal((await back.get(denuncias.revisar)).location, denuncias.nueva);
});

test('a draft expires, an opened thread closes, and words are shown for an hour at most', async () => {
  const person = hand();
  await person.tell({ datos: tip });
  served.deps.clock.advance(11 * 3_600_000);
  const page = await person.get(denuncias.paso(2));
  assert.equal(page.status, 200);
  served.deps.clock.advance(2 * 3_600_000);
  assert.equal((await person.get(denuncias.revisar)).location, denuncias.nueva);
  const words = await hand().file(served.deps, { datos: tip });
  const reader = hand();
  await reader.open(words);
  served.deps.clock.advance(19 * 60_000);
  assert.equal((await reader.get(denuncias.hilo)).status, 200);
  served.deps.clock.advance(19 * 60_000);
  assert.equal((await reader.get(denuncias.hilo)).status, 200, 'each page renews it');
  served.deps.clock.advance(21 * 60_000);
  assert.equal((await reader.get(denuncias.hilo)).location, denuncias.volver);
  const late = hand();
  await late.file(served.deps, { datos: tip });
  served.deps.clock.advance(61 * 60_000);
  assert.equal((await late.get(denuncias.palabras)).location, denuncias.inicio);
});
