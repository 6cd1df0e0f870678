// Files through the chat, by the person and by the desk: what is refused leaves nothing behind, what is taken comes back as a download.
import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chatLimits } from '../../src/domain/chat/chat-limits.ts';
import { limits } from '../../src/domain/limits.ts';
import { paths } from '../../src/paths.ts';
import { parseScannerAddress } from '../../src/platform/scanner-address.ts';
import { eicar, type FakeClamd, startFakeClamd } from '../fakes/clamd.ts';
import { sampleFiles } from '../sample-files.ts';
import { type Served, serveScene } from '../served.ts';
import { type ChatCase, chatCase } from './chat-case.ts';
import { type ChatHand, chatHand } from './chat-hand.ts';
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

const { chat } = paths;
let served: Served;
let clamd: FakeClamd;
let folder: string;
let talk: ChatCase;
let officer: ChatHand;
const tmpBefore = process.env.TMPDIR;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'v-chat-subidas-'));
  // The embedded PostgreSQL works as nobody and has to pass through.
  await chmod(folder, 0o755);
  process.env.TMPDIR = folder;
  clamd = await startFakeClamd();
  served = await serveScene(everyDoor, { parts: { scanner: parseScannerAddress(clamd.address) } });
  talk = await chatCase(served, 'Con archivo');
  officer = chatHand(served, await served.sessionOf(served.staff('registro1')));
});
after(async () => {
  await served.stop();
  await clamd.stop();
  if (tmpBefore === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = tmpBefore;
  await rm(folder, { recursive: true, force: true });
});

let people = 0;
async function begun(): Promise<ChatHand> {
  const hand = chatHand(served);
  people += 1;
  const llave = `${people}`.padStart(22, 'u');
  const sent = await hand.post(chat.inicio, 'chat-empezar', { llave, texto: 'Le envío un archivo' });
  assert.equal(sent.status, 200, sent.html);
  return hand;
}

async function stored(): Promise<readonly string[]> {
  const [files = ''] = (await readdir(folder)).filter((name) => name.startsWith('ventanilla-archivos-'));
  return (await filesBelow(join(folder, files))).toSorted();
}

type Pieces = Iterable<string | Uint8Array>;
const headersOf = ({ client }: ChatHand) => ({
  accept: 'application/json',
  cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  origin: served.origin,
  'sec-fetch-site': 'same-origin',
});
let forms = 0;
const key = (): string => {
  forms += 1;
  return fieldPart('cliente', `archivo-de-prueba-${forms}`);
};

/** Both ways a file comes into a conversation. */
const ways = {
  persona: (hand: ChatHand, pieces: Pieces): Promise<Reply> =>
    send(served.origin + chat.archivos, headersOf(hand), [
      fieldPart('_csrf', hand.token('chat-archivo')),
      key(),
      ...pieces,
      closing,
    ]),
  mesa: (_hand: ChatHand, pieces: Pieces): Promise<Reply> =>
    send(served.origin + paths.mesa.chat.verbo(talk.conversacion, 'archivos'), headersOf(officer), [
      fieldPart('_csrf', officer.token('mesa-chat-archivos')),
      key(),
      ...pieces,
      closing,
    ]),
} as const;

const text = (of: string) => Buffer.from(of, 'latin1');
const refused: Readonly<Record<string, readonly [string, Uint8Array]>> = {
  'de 0 bytes': ['vacio.pdf', text('')],
  'HTML llamado .pdf': ['pagina.pdf', text('<!doctype html><script>alert(1)</script>')],
  'SVG llamado .png': ['dibujo.png', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  'programa llamado .pdf': ['oficio.pdf', text('MZ\x90\0\x03')],
  'PDF sin final': ['cortado.pdf', text('%PDF-1.7\n1 0 obj')],
  'comprimido llamado .pdf': ['varios.pdf', text('PK\x03\x04....')],
};

for (const [way, post] of Object.entries(ways)) {
  test(`ASVS 5.2.2 5.3.2 (${way}) of a file that is not taken nothing is kept, and the sentence says why`, async () => {
    const hand = await begun();
    const before = await stored();
    const rows = (await dump(served)).get('conversacion_lineas');
    for (const [kind, [name, bytes]] of Object.entries(refused)) {
      const { status, text: said } = await post(hand, wholeFile('archivo', name, bytes));
      assert.ok(status >= 400 && status < 500, `${kind}: ${status}`);
      assert.match(
        (JSON.parse(said) as { detail: string }).detail,
        /vacío|tipo aceptado|corrija|errores|incompleto/i,
        said,
      );
    }
    assert.deepEqual(await stored(), before);
    assert.equal((await dump(served)).get('conversacion_lineas'), rows);
  });

  test(`ASVS 5.4.3 (${way}) what the antivirus knows becomes no line and is given out by nothing`, async () => {
    const hand = await begun();
    const rows = (await dump(served)).get('conversacion_lineas');
    const infected = Buffer.concat([Buffer.from('%PDF-1.4\n'), eicar(), Buffer.from('\n%%EOF')]);
    const { status, text: said } = await post(hand, wholeFile('archivo', 'oficio.pdf', infected));
    assert.equal(status, 422, said);
    assert.match(said, /archivo-infectado/);
    assert.equal((await dump(served)).get('conversacion_lineas'), rows);
  });

  test(`ASVS 5.2.1 (${way}) a file over the limit is refused while it streams, and memory stays`, async () => {
    const hand = await begun();
    const before = await stored();
    const heldBefore = process.memoryUsage().rss;
    const megas = limits.fileSizeBytesMax / 1024 / 1024 + 1;
    const { status, text: said } = await post(hand, endlessFile('archivo', megas));
    assert.ok(status === 413 || status === 422, String(status));
    assert.match(said, /pesa más de 25 MB/);
    assert.ok(process.memoryUsage().rss - heldBefore < 200 * 1024 * 1024);
    assert.deepEqual(await stored(), before);
  });

  test(`ASVS 5.3.2 1.2.1 (${way}) names come in as nothing but names, and go out in a header they cannot leave`, async () => {
    const names = [
      '../../etc/passwd.pdf',
      'C:\\fotos\\a.pdf',
      'a\u0000.pdf',
      'factura\u202efdp.exe',
      '...',
      '.htaccess',
      '<b>x.pdf',
      '=1+1.pdf',
      `a\u2028b"; filename="c.html`,
    ];
    for (const name of names) {
      const hand = await begun();
      const { status } = await post(hand, wholeFile('archivo', name, sampleFiles.pdf));
      assert.ok(status < 500, `${name}: ${status}`);
    }
    const lines = await served.deps.db.query<{ nombre: string }>({
      name: 'prueba-nombres-de-archivos',
      text: "select contenido ->> 'nombre' as nombre from conversacion_lineas where clase = 'archivo'",
    });
    assert.ok(lines.length > 3);
    for (const { nombre } of lines) {
      assert.doesNotMatch(nombre, /[/\\\p{Cc}\p{Cf}<>"]/u);
      assert.ok(nombre !== '' && nombre.length <= limits.fileNameCharsMax && !/^\.+$/.test(nombre), nombre);
    }
  });

  test(`ASVS 5.3.2 (${way}) with a key that names no line, or one used for something else, nothing is kept`, async () => {
    const hand = await begun();
    const before = await stored();
    const [path, purpose, who] =
      way === 'persona'
        ? ([chat.archivos, 'chat-archivo', hand] as const)
        : ([paths.mesa.chat.verbo(talk.conversacion, 'archivos'), 'mesa-chat-archivos', officer] as const);
    for (const cliente of ['', 'x', 'con espacio dentro', 'z'.repeat(100)]) {
      const { status } = await send(served.origin + path, headersOf(who), [
        fieldPart('_csrf', who.token(purpose)),
        fieldPart('cliente', cliente),
        ...wholeFile('archivo', 'a.pdf', text(`%PDF-1.4\n${cliente}${way}\n%%EOF`)),
        closing,
      ]);
      assert.ok(status === 400 || status === 422, `${cliente}: ${status}`);
    }
    assert.deepEqual(await stored(), before);
  });

  test(`ASVS 3.5.1 (${way}) a file that comes before the token, or with another’s, is not stored and joins nothing`, async () => {
    const hand = await begun();
    const supplier = chatHand(served, await served.sessionOf(served.supplier('asociacion')));
    supplier.client.cookies.set('chat', hand.client.cookies.get('chat') ?? '');
    const before = await stored();
    const rows = (await dump(served)).get('conversaciones');
    const [path, purpose, who] =
      way === 'persona'
        ? ([chat.archivos, 'chat-archivo', supplier] as const)
        : ([paths.mesa.chat.verbo(talk.conversacion, 'archivos'), 'mesa-chat-archivos', officer] as const);
    const file = wholeFile('archivo', 'a.pdf', text(`%PDF-1.4\nfalso ${way}\n%%EOF`));
    const good = fieldPart('_csrf', who.token(purpose));
    const other = { ...headersOf(who), origin: 'http://otro.example', 'sec-fetch-site': 'cross-site' };
    const href = served.origin + path;
    for (const [headers, pieces] of [
      [headersOf(who), [fieldPart('_csrf', 'x'), key(), ...file]],
      [headersOf(who), [key(), ...file]],
      [headersOf(who), [fieldPart('_csrf', hand.token(purpose)), key(), ...file]],
      [other, [good, key(), ...file]],
    ] as const)
      assert.equal((await send(href, headers, [...pieces, closing])).status, 403);
    await send(href, headersOf(who), [...file, key(), good, closing]);
    assert.deepEqual(await stored(), before);
    if (way === 'persona') {
      const forged = await send(href, headersOf(who), [fieldPart('_csrf', 'x'), closing]);
      assert.equal(forged.status, 403);
      assert.equal(
        (await dump(served)).get('conversaciones'),
        rows,
        'a forged form joined the conversation to the account',
      );
    }
  });
}

test('ASVS 5.2.4 twenty files a conversation, also where they come at the same moment', async () => {
  const hand = await begun();
  const before = await stored();
  const all = Array.from({ length: chatLimits.filesPerConversationMax + 10 }, (_, n) =>
    ways.persona(hand, wholeFile('archivo', `${n}.pdf`, text(`%PDF-1.4\nnumero ${n}\n%%EOF`))),
  );
  const answers = await Promise.all(all);
  assert.equal(answers.filter(({ status }) => status === 200).length, chatLimits.filesPerConversationMax);
  const { text: said } = await ways.persona(
    hand,
    wholeFile('archivo', 'otro.pdf', text('%PDF-1.4\notro mas\n%%EOF')),
  );
  assert.match(said, /caben hasta 20 archivos/);
  assert.ok((await stored()).length <= before.length + all.length);
});

test('ASVS 3.2.1 5.4.1 5.4.2 each file comes back as a download that no browser runs, to its own people only', async () => {
  const hand = await begun();
  const bytes = sampleFiles.pdf;
  assert.equal((await ways.persona(hand, wholeFile('archivo', 'informe (final); ñ.pdf', bytes))).status, 200);
  const page = await hand.client.send(chat.panel, { headers: { accept: 'text/html' } });
  const href = /href="(\/chat\/archivos\/[^"]+)"/.exec(page.html)?.[1] ?? '';
  const own = [
    [href, headersOf(hand)],
    [paths.mesa.chat.archivo(talk.conversacion, talk.archivo), headersOf(officer)],
    [chat.transcripcion, headersOf(hand)],
    [`${chat.transcripcion}?formato=json`, headersOf(hand)],
    [paths.mesa.chat.transcripcion(talk.conversacion), headersOf(officer)],
    [`${paths.mesa.chat.transcripcion(talk.conversacion)}?formato=json`, headersOf(officer)],
  ] as const;
  for (const [path, headers] of own) {
    const answer = await fetch(served.origin + path, { headers });
    await answer.arrayBuffer();
    assert.equal(answer.status, 200, path);
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /^attachment; filename="[\w. (),+-]+"; filename\*=UTF-8''[\w%.~!*-]+$/,
      path,
    );
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/, path);
    assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
    assert.doesNotMatch(answer.headers.get('content-type') ?? '', /html|svg|xml/);
  }
  const id = href.split('/').at(-1) ?? '';
  const stranger = await begun();
  for (const [path, headers] of [
    [href, headersOf(stranger)],
    [chat.archivo(talk.archivo), headersOf(hand)],
    [paths.mesa.chat.archivo(talk.conversacion, id), headersOf(officer)],
    [paths.mesa.chat.archivo(talk.conversacion, '-'.repeat(36)), headersOf(officer)],
    [chat.archivo('..%2f..%2fetc%2fpasswd'), headersOf(hand)],
    [chat.archivo('__proto__'), headersOf(hand)],
  ] as const)
    assert.equal((await fetch(served.origin + path, { headers })).status, 404, path);
});

test('ASVS 16.5.3 15.2.2 a parcel cut off, of too many parts or none at all ends nothing but itself', async () => {
  const hand = await begun();
  const before = await stored();
  const csrf = fieldPart('_csrf', hand.token('chat-archivo'));
  const begunFile = Buffer.concat([
    text(fileHead('archivo', 'a.pdf')),
    Buffer.from(sampleFiles.pdf).subarray(0, 20),
  ]);
  const broken: readonly (readonly (string | Uint8Array)[])[] = [
    [csrf, `--${boundary}\r\ncontent-dispo`],
    [csrf, key(), begunFile],
    [begunFile],
    [''],
  ];
  for (const pieces of broken) {
    const body = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
    const head = [
      'POST /chat/archivos HTTP/1.1',
      'host: x',
      ...Object.entries({ ...headersOf(hand), 'content-type': multipartType }).map(([k, v]) => `${k}: ${v}`),
    ];
    await raw(served.origin, [`${head.join('\r\n')}\r\ncontent-length: 50000\r\n\r\n`, body], {
      hangUp: true,
    });
    const ended = await raw(served.origin, [
      `${head.join('\r\n')}\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n`,
      body,
    ]);
    assert.ok(statusOf(ended) >= 400 && statusOf(ended) < 500, ended.slice(0, 200));
  }
  const many = Array.from({ length: 2_100 }, (_, i) => fieldPart(`campo${i}`, 'x'));
  const { status } = await ways.persona(hand, many);
  assert.ok(status === 413 || status === 422, String(status));
  assert.equal((await fetch(served.origin + paths.healthz)).status, 200);
  assert.deepEqual(await stored(), before);
});
