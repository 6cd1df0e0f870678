// Files as hostile people send them: of what is refused nothing is stored, and nothing that breaks off breaks the server.
import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { openDraft } from '../../src/actions/open-draft.ts';
import { saveDraft } from '../../src/actions/save-draft.ts';
import { startDraft } from '../../src/actions/start-draft.ts';
import { limits } from '../../src/domain/limits.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import type { Solicitante } from '../../src/domain/solicitud/actor.ts';
import type { Definicion, Ejemplo } from '../../src/domain/tramite/definicion.ts';
import type { Adjunto } from '../../src/domain/tramite/documento.ts';
import { conFechas } from '../../src/domain/tramite/ejemplo.ts';
import { paths } from '../../src/paths.ts';
import { tramites } from '../../tramites/index.ts';
import { restoreRegister } from '../restore-register.ts';
import { sampleFiles } from '../sample-files.ts';
import { type Served, serveScene } from '../served.ts';
import { hiddenFields, WebClient } from '../web-client.ts';
import { dump, everyDoor, filesBelow, raw, statusOf } from './hands.ts';
import {
  boundary,
  closing,
  endlessFile,
  fieldPart,
  fileHead,
  multipartType,
  type Reply,
  send,
  wholeFile,
} from './parcel.ts';

let served: Served;
let folder: string;
let token: string;
const tmpBefore = process.env.TMPDIR;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'v-subidas-'));
  // The embedded PostgreSQL works as nobody and has to pass through.
  await chmod(folder, 0o755);
  process.env.TMPDIR = folder;
  served = await serveScene(everyDoor);
  token = await served.sessionOf(served.supplier('textilera'));
  datos = conFechas(honest.datos, served.today);
});
after(async () => {
  await served.stop();
  if (tmpBefore === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = tmpBefore;
  await rm(folder, { recursive: true, force: true });
});

const { definicion, honest } = filedWithPapers();

/** A trámite a supplier files with papers, and honest answers to it. */
function filedWithPapers(): { definicion: Definicion; honest: Ejemplo } {
  for (const one of tramites) {
    const found = one.ejemplos.find(
      ({ quien, documentos, espera }) =>
        quien === 'textilera' && documentos?.length === 1 && 'aprobada' in espera,
    );
    if (found !== undefined) return { definicion: one, honest: found };
  }
  throw new Error('no definition asks a supplier for one paper');
}
const [clave = '', documento] = Object.entries(definicion.documentos)[0] ?? [];
assert.ok(documento);
let datos: Readonly<Record<string, unknown>> = {};
const slot = `documento:${clave}`;

type Tray = { readonly id: string; readonly csrf: string; readonly actor: Solicitante };

async function tray(): Promise<Tray> {
  const actor = served.supplier('textilera');
  const draft = await startDraft(served.deps, actor, definicion.id);
  assert.ok(!isRefusal(draft));
  await saveDraft(served.deps, actor, draft.id, Object.keys(datos), datos);
  const page = await new WebClient(served.origin, token).get(paths.borradorDocumentos(draft.id));
  const csrf = hiddenFields(page.html, paths.borradorDocumentos(draft.id))._csrf ?? '';
  return { id: draft.id, csrf, actor };
}

async function attachedTo({ id, actor }: Tray): Promise<readonly Adjunto[]> {
  const open = await openDraft(served.deps, actor, id);
  assert.ok(!isRefusal(open));
  return open.borrador.adjuntos;
}

/** Names in the files folder, what is still arriving included. */
async function stored(): Promise<readonly string[]> {
  const [files = ''] = (await readdir(folder)).filter((name) => name.startsWith('ventanilla-archivos-'));
  return filesBelow(join(folder, files));
}

let before0: readonly string[] = [];
beforeEach(async () => {
  await restoreRegister(served);
  before0 = await stored();
});

async function assertNothingStored(given: Tray | null): Promise<void> {
  assert.deepEqual([...(await stored())].sort(), [...before0].sort());
  if (given !== null) assert.deepEqual(await attachedTo(given), []);
}

const own = () => ({ cookie: `sesion=${token}`, origin: served.origin, 'sec-fetch-site': 'same-origin' });

type Pieces = Iterable<string | Uint8Array>;

/** The three ways a file comes in; each sends what `pieces` gives between the opening and the end of the form. */
const ways = {
  formulario: (t: Tray, pieces: Pieces): Promise<Reply> =>
    send(served.origin + paths.borradorDocumentos(t.id), own(), [
      fieldPart('_csrf', t.csrf),
      ...pieces,
      closing,
    ]),
  isla: (t: Tray, pieces: Pieces): Promise<Reply> =>
    send(served.origin + paths.borradorDocumento(t.id, clave), own(), [
      fieldPart('_csrf', t.csrf),
      ...pieces,
      closing,
    ]),
  API: (_t: Tray, pieces: Pieces): Promise<Reply> =>
    send(
      `${served.origin}${paths.api.raiz}/tramites/${definicion.id}/solicitudes`,
      { authorization: `Bearer ${token}`, 'idempotency-key': served.deps.ids.randomToken(12) },
      [fieldPart('solicitud', JSON.stringify({ datos })), ...pieces, closing],
    ),
} as const;

const text = (of: string) => Buffer.from(of, 'latin1');
const refused: Readonly<Record<string, readonly [string, Uint8Array, RegExp]>> = {
  'de 0 bytes': ['vacio.pdf', text(''), /está vacío/],
  'HTML llamado .pdf': ['pagina.pdf', text('<!doctype html><script>alert(1)</script>'), /tipo aceptado/],
  'SVG llamado .pdf': [
    'dibujo.pdf',
    text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    /tipo aceptado/,
  ],
  'programa llamado .pdf': ['oficio.pdf', text('MZ\x90\0\x03'), /tipo aceptado/],
  'PDF sin final': ['cortado.pdf', text('%PDF-1.7\n1 0 obj'), /tipo aceptado/],
  'comprimido llamado .pdf': ['varios.pdf', text('PK\x03\x04....'), /tipo aceptado/],
};

for (const [way, post] of Object.entries(ways)) {
  test(`ASVS 5.2.2 5.3.2 (${way}) a refused file leaves nothing on the disk, and the sentence says why`, async () => {
    const rows = (await dump(served)).get('archivos');
    for (const [kind, [name, bytes, sentence]] of Object.entries(refused)) {
      const given = await tray();
      const { status, text: said } = await post(given, wholeFile(slot, name, bytes));
      assert.ok(status >= 400 && status < 500, `${kind}: ${status}`);
      assert.match(said, sentence, kind);
      await assertNothingStored(given);
    }
    assert.equal((await dump(served)).get('archivos'), rows);
  });

  test(`ASVS 5.2.1 (${way}) a file over the limit is refused while it streams, and memory stays`, async () => {
    const given = await tray();
    const heldBefore = process.memoryUsage().rss;
    const megas = limits.fileSizeBytesMax / 1024 / 1024 + 1;
    const { status, text: said } = await post(given, endlessFile(slot, megas));
    assert.ok(status === 413 || status === 422, String(status));
    assert.match(said, /pesa más de 25 MB/);
    const grown = process.memoryUsage().rss - heldBefore;
    assert.ok(grown < 200 * 1024 * 1024, `grew by ${grown} bytes`);
    await assertNothingStored(given);
  });

  test(`(${way}) names come in as nothing but names`, async () => {
    const names = [
      '../../etc/passwd.pdf',
      'C:\\fotos\\a.pdf',
      '/etc/a.pdf',
      'a\u0000.pdf',
      'factura\u202efdp.exe',
      `${'ñ'.repeat(300)}.pdf`,
      '...',
      'CON',
      '.htaccess',
      '%2e%2e%2fa.pdf',
      '<b>x.pdf',
      '=1+1.pdf',
    ];
    for (const name of names) {
      const given = await tray();
      const { status, text: said } = await post(given, wholeFile(slot, name, sampleFiles.pdf));
      assert.ok(status < 500, `${name}: ${status}`);
      assert.ok(!said.includes('<b>x'), said);
      for (const { nombre } of await attachedTo(given)) {
        assert.doesNotMatch(nombre, /[/\\\p{Cc}\p{Cf}<>"]/u, name);
        assert.ok(nombre !== '' && nombre.length <= limits.fileNameCharsMax && !/^\.+$/.test(nombre), name);
      }
      await restoreRegister(served);
    }
  });
}

test('a file too large does not keep the ones after it from arriving', async () => {
  const given = await tray();
  const { text: said } = await ways.formulario(given, [
    ...endlessFile(slot, 26),
    ...wholeFile(slot, 'bueno.pdf', sampleFiles.pdf),
  ]);
  assert.match(said, /pesa más de 25 MB/);
  assert.deepEqual(
    (await attachedTo(given)).map((a) => a.nombre),
    ['bueno.pdf'],
  );
});

test('two files of one name are two files', async () => {
  const given = await tray();
  const twice = [
    ...wholeFile(slot, 'a.pdf', sampleFiles.pdf),
    ...wholeFile(slot, 'a.pdf', text('%PDF-1.4\notro\n%%EOF')),
  ];
  const { status } = await ways.formulario(given, twice);
  assert.equal(status, 303);
  const attached = await attachedTo(given);
  assert.deepEqual(
    attached.map((a) => a.nombre),
    ['a.pdf', 'a.pdf'],
  );
  assert.equal(new Set(attached.map((a) => a.id)).size, 2);
  assert.equal(new Set(attached.map((a) => a.sha256)).size, 2);
});

test('ASVS 5.2.4 fifty files at once: as many as the document takes, and the rest is said', async () => {
  const given = await tray();
  const fifty = Array.from({ length: 50 }, (_, i) =>
    wholeFile(slot, `${i}.pdf`, text(`%PDF-1.4\n${i}\n%%EOF`)),
  ).flat();
  const { status, text: said } = await ways.formulario(given, fifty);
  assert.equal(status, 422);
  assert.match(said, /Puede adjuntar hasta/);
  const most = Math.min(documento.maximo, limits.filesPerDocumentMax);
  assert.equal((await attachedTo(given)).length, most);
  assert.equal((await stored()).length - before0.length, most);
});

test('ASVS 15.2.2 a form of too many parts, too much text or too many bytes ends early', async () => {
  const given = await tray();
  const many = Array.from({ length: 2_100 }, (_, i) => fieldPart(`campo${i}`, 'x'));
  const wide = Array.from({ length: 4 }, (_, i) => fieldPart(`campo${i}`, 'x'.repeat(600_000)));
  const long = fieldPart('x'.repeat(5_000), 'x');
  for (const [why, pieces] of Object.entries({ many, wide, long: [long] })) {
    const { status, text: said } = await ways.formulario(given, pieces);
    assert.equal(status, 422, why);
    assert.match(said, /más grande de lo permitido/, why);
    assert.equal((await ways.API(given, pieces)).status, 413, why);
  }
  const heldBefore = process.memoryUsage().rss;
  const endless = await ways.API(given, endlessFile('documento:ajeno', 115)).catch(() => null);
  assert.ok(endless === null || endless.status === 413 || endless.status === 422);
  assert.ok(process.memoryUsage().rss - heldBefore < 200 * 1024 * 1024);
  await assertNothingStored(given);
});

test('ASVS 3.5.1 a file that comes before the token, or with another’s, is not stored', async () => {
  const given = await tray();
  const href = served.origin + paths.borradorDocumentos(given.id);
  const file = wholeFile(slot, 'a.pdf', sampleFiles.pdf);
  const other = { ...own(), origin: 'http://otro.example', 'sec-fetch-site': 'cross-site' };
  await send(href, own(), [...file, fieldPart('_csrf', given.csrf), closing]);
  assert.equal((await send(href, own(), [fieldPart('_csrf', 'x'), ...file, closing])).status, 403);
  assert.equal((await send(href, own(), [...file, closing])).status, 403);
  assert.equal((await send(href, other, [fieldPart('_csrf', given.csrf), ...file, closing])).status, 403);
  await assertNothingStored(given);
});

test('what is no multipart form is told so', async () => {
  const given = await tray();
  const href = served.origin + paths.borradorDocumentos(given.id);
  const pieces = [fieldPart('_csrf', given.csrf), ...wholeFile(slot, 'a.pdf', sampleFiles.pdf), closing];
  for (const type of [
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=otro',
    'multipart/mixed; boundary=x',
    'text/plain',
    `multipart/form-data; boundary=${'b'.repeat(3_000)}`,
  ]) {
    const { status } = await send(href, { ...own(), 'content-type': type }, pieces);
    assert.ok(status >= 400 && status < 500, `${type}: ${status}`);
  }
  await assertNothingStored(given);
});

const head = (path: string, headers: Readonly<Record<string, string>>, length: number) =>
  [
    `POST ${path} HTTP/1.1`,
    'host: x',
    ...Object.entries({ 'content-type': multipartType, ...headers }).map(([k, v]) => `${k}: ${v}`),
    `content-length: ${length}`,
    '',
    '',
  ].join('\r\n');

/** Ways to break off: after which bytes the connection goes, with which identity, towards which place. */
test('ASVS 16.5.3 a connection cut off anywhere stores nothing and ends nothing but itself', async () => {
  const given = await tray();
  const good = Buffer.from(sampleFiles.pdf);
  const csrf = fieldPart('_csrf', given.csrf);
  const begun = Buffer.concat([text(fileHead(slot, 'a.pdf')), good.subarray(0, 20)]);
  const unknown = Buffer.concat([text(fileHead('documento:ajeno', 'a.pdf')), good.subarray(0, 20)]);
  const unnamed = Buffer.concat([text(fileHead(slot, '')), good.subarray(0, 20)]);
  const broken: Readonly<Record<string, readonly (string | Uint8Array)[]>> = {
    'en la cabeza': [csrf, `--${boundary}\r\ncontent-dispo`],
    'en el archivo': [csrf, begun],
    'en un archivo ajeno': [csrf, unknown],
    'en un archivo sin nombre': [csrf, unnamed],
    'sin token': [begun],
    'en el segundo archivo': [csrf, ...wholeFile('documento:ajeno', 'a.pdf', good), begun],
    'antes de todo': [''],
  };
  const places: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    [paths.borradorDocumentos(given.id)]: own(),
    [paths.borradorDocumento(given.id, clave)]: own(),
    [`${paths.api.raiz}/tramites/${definicion.id}/solicitudes`]: { authorization: `Bearer ${token}` },
    // Nobody signed in, and a case that does not exist: the words are still read, to be kept through the sign-in.
    [paths.subsanar('VT-3456-789A-7M')]: { origin: served.origin },
  };
  for (const [path, headers] of Object.entries(places)) {
    for (const [why, pieces] of Object.entries(broken)) {
      await raw(served.origin, [head(path, headers, 50_000), ...pieces], { hangUp: true });
      // The same form, ended as a whole request in the middle of a part.
      const body = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
      const ended = await raw(served.origin, [
        head(path, { ...headers, connection: 'close' }, body.length),
        body,
      ]);
      assert.ok(statusOf(ended) >= 400 && statusOf(ended) < 500, `${path} ${why}: ${ended.slice(0, 200)}`);
    }
  }
  const alive = await fetch(served.origin + paths.healthz);
  assert.equal(alive.status, 200);
  await assertNothingStored(given);
});
