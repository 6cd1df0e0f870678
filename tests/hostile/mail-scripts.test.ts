// Eighty ways of smuggling a script, in mails and in complaints, as the desk and the sealed room show them in a real browser: none runs, nothing is fetched.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { handIn, mailRow, workOff } from '../../src/actions/correo/testing/mail-scene.ts';
import { openAsComplainant } from '../../src/actions/sala/open-as-complainant.ts';
import { openDenuncia } from '../../src/actions/sala/open-denuncia.ts';
import { writeToReaders } from '../../src/actions/sala/own-thread.ts';
import { storeSealedFile } from '../../src/actions/sala/store-sealed-file.ts';
import { syntheticComplaint } from '../../src/actions/sala/testing/room.ts';
import { paths } from '../../src/paths.ts';
import { keyOfWords } from '../../src/trust/sellado/palabras.ts';
import { browserOrReason } from '../browser.ts';
import { filePart, header, multipart, textPart, whole } from '../correo/mail-bytes.ts';
import { SealedHand } from '../sealed-hand.ts';
import { type Served, serveScene } from '../served.ts';
import { accepted } from './chat-case.ts';
import { everyDoor } from './hands.ts';
import { scripts } from './payloads.ts';
import { type RoomCase, roomCase } from './room-case.ts';
import { contextWith, planted, type Watched, watch } from './watched-page.ts';

let served: Served;
let room: RoomCase;
let browser: Awaited<ReturnType<typeof browserOrReason>>;
before(async () => {
  served = await serveScene(everyDoor);
  room = await roomCase(served, 'Un relato sintético.');
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await served.stop();
});

type Seen = Watched & { readonly context: BrowserContext; readonly elsewhere: string[] };

/** Signed in; `sala`: with that room open. Requests to any other place are noted and go nowhere. */
async function seenBy(session: string, cookies: Readonly<Record<string, string>> = {}): Promise<Seen> {
  if (typeof browser === 'string') throw new Error(browser);
  const context = await contextWith(browser, served.origin, session);
  await context.addCookies(
    Object.entries(cookies).map(([name, value]) => ({ name, value, url: served.origin })),
  );
  const elsewhere: string[] = [];
  await context.route('**', (route, request) => {
    if (request.url().startsWith(served.origin)) return route.continue();
    elsewhere.push(request.url());
    return route.abort();
  });
  return { ...(await watch(context)), context, elsewhere };
}

async function assertHarmless({ page, ran, elsewhere }: Seen, path: string): Promise<void> {
  const answer = await page.goto(served.origin + path);
  assert.equal(answer?.status(), 200, path);
  await page.evaluate('new Promise((done) => setTimeout(done, 60))');
  assert.deepEqual([ran, elsewhere], [[], []], path);
  assert.equal(await page.locator(planted).count(), 0, path);
}

const word = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const remote = [
  '<img src="https://malo.example/pixel.gif">',
  '<link rel="stylesheet" href="https://malo.example/a.css">',
  '<style>@import url(https://malo.example/b.css); body { background: url("https://malo.example/c.png") }</style>',
  '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://malo.example/d.svg"/></svg>',
  '<video src="https://malo.example/e.mp4" autoplay poster="https://malo.example/f.png"></video>',
  '<iframe src="https://malo.example/g"></iframe><object data="https://malo.example/h"></object>',
  '<meta http-equiv="refresh" content="0;url=https://malo.example/i">',
  '<form action="https://malo.example/j"><input name="clave"><button>Ver</button></form>',
].join('');

/** One mail with four of the sayings: in the subject, the name, the name of a file, and all of its HTML. */
function evilMail(at: number): Buffer {
  const [asunto = '', nombre = '', archivo = '', texto = ''] = scripts.slice(at, at + 4);
  const page = Buffer.from(`<p>Consulta</p>${texto}${remote}${scripts.slice(at, at + 4).join('')}`);
  const html = {
    lines: [
      header('Content-Type', 'text/html; charset=utf-8'),
      header('Content-Transfer-Encoding', 'base64'),
    ],
    body: Buffer.from(page.toString('base64').replaceAll(/(.{76})/g, '$1\r\n')),
  };
  const body = at % 8 === 0 ? html : multipart('alternative', [textPart(texto), html]);
  return whole(
    [
      header('From', `${word(nombre)} <persona${at}@correo.example>`),
      header('To', 'tramites@agencia-demostracion.example'),
      header('Subject', word(asunto)),
      header('Date', 'Sun, 22 Nov 2026 10:15:00 -0500'),
      header('Message-ID', `<guion${at}@correo.example>`),
      header('MIME-Version', '1.0'),
    ],
    multipart('mixed', [body, filePart('application/pdf', archivo, Buffer.from('%PDF-1.4 sintetico'))]),
  );
}

test('ASVS 1.2.1 3.4.3 5.4.1 eighty such mails at the mail desk are text, and nothing of them is fetched', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const { deps } = served;
  const found: { readonly hilo: string | null; readonly id: string }[] = [];
  for (let at = 0; at < scripts.length; at += 4) {
    const sobre = { de: `persona${at}@correo.example`, para: ['tramites@agencia-demostracion.example'] };
    const receipt = await handIn(deps, evilMail(at), { sobre });
    assert.ok('id' in receipt);
    await workOff(deps);
    const { id, hilo, estado } = await mailRow(deps, receipt.id);
    assert.equal(estado, 'procesado', String(at));
    found.push({ id, hilo });
  }
  const seen = await seenBy(await served.sessionOf(served.staff('auditor')));
  const { correo } = paths.mesa;
  await assertHarmless(seen, correo.inicio);
  for (const { id, hilo } of found) {
    if (hilo !== null) await assertHarmless(seen, correo.hilo(hilo));
    await assertHarmless(seen, correo.mensaje(id));
  }
  await seen.context.close();
});

test('ASVS 1.2.1 3.2.2 eighty such answers, messages, file names and mails in the sealed room are text for readers and complainant', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const { deps } = served;
  const names = scripts.filter((_, at) => at % 4 === 0);
  const archivos = await Promise.all(
    names.map(async (nombre) =>
      accepted(
        await storeSealedFile(deps, Readable.from([Buffer.from('sintetico')]), {
          nombre,
          sizeBytesMax: 1_000,
        }),
      ),
    ),
  );
  const respuestas = scripts.map((valor, at) => ({
    campo: `campo${at}`,
    pregunta: scripts[at] ?? '',
    valor,
  }));
  const nueva = syntheticComplaint(deps, {
    relato: { respuestas },
    archivos,
    textoParaImpedimentos: scripts.join('\n'),
  });
  const { id, palabras } = accepted(await openDenuncia(deps, nueva));
  assert.ok(palabras);
  const llave = await keyOfWords(deps.keys, palabras.join(' '));
  for (const texto of scripts) {
    const { denuncia } = accepted(await openAsComplainant(deps, llave));
    accepted(await writeToReaders(deps, llave, { texto, versionVista: denuncia.version }));
  }
  const sobre = { de: 'guion@correo.example', para: ['alerta@agencia-demostracion.example'] };
  assert.equal((await handIn(deps, evilMail(0), { sobre })).outcome, 'guardado');
  const { actor, token } = room.people.lectora;
  const reader = await seenBy(await served.sessionOf(actor), { sala: token });
  const { sala } = paths.mesa;
  await assertHarmless(reader, sala.inicio);
  const links = await reader.page
    .locator('a[data-fila]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  assert.ok(links.length >= 3 && links.includes(sala.denuncia(id)));
  for (const link of links) await assertHarmless(reader, link);
  assert.ok((await reader.page.content()).length > 1_000);
  await reader.context.close();
  const person = new SealedHand(served.origin);
  await person.open(palabras);
  const complainant = await seenBy('', { lectura: person.cookies.get('lectura') ?? '' });
  await assertHarmless(complainant, paths.denuncias.hilo);
  assert.match((await complainant.page.textContent('h1')) ?? '', /Su denuncia/);
  await complainant.context.close();
});

test('ASVS 5.4.1 3.2.1 whatever a mail or a complaint brought comes back as a download with a name that breaks nothing', async () => {
  const { deps } = served;
  const session = await served.sessionOf(served.staff('auditor'));
  const { correo } = paths.mesa;
  for (const nombre of [
    '../../etc/passwd',
    'a\r\nset-cookie: x=1',
    'x"; filename="y.html',
    '<script>.html',
    'pagina.html',
    '\u202egpj.exe',
    'CON',
    '',
  ]) {
    const raw = whole(
      [
        header('From', 'nombres@correo.example'),
        header('Message-ID', `<n${nombre.length}@correo.example>`),
        header('Subject', word(`Con ${nombre}`)),
        header('MIME-Version', '1.0'),
      ],
      multipart('mixed', [
        textPart('Adjunto algo.'),
        {
          lines: [
            header('Content-Type', 'text/html'),
            header('Content-Disposition', `attachment; filename="${word(nombre)}"`),
          ],
          body: Buffer.from(`<script>alert(1)</script>${nombre.length}`),
        },
      ]),
    );
    const receipt = await handIn(deps, raw, {
      sobre: { de: 'nombres@correo.example', para: ['tramites@agencia-demostracion.example'] },
    });
    assert.ok('id' in receipt);
    await workOff(deps);
    const [file] = await deps.db.query<{ sha256: string }>(
      {
        name: 'prueba-adjunto',
        text: "select leido->'adjuntos'->0->>'sha256' as sha256 from correos_recibidos where id = $1::uuid",
      },
      [receipt.id],
    );
    for (const path of [correo.crudo(receipt.id), correo.adjunto(receipt.id, file?.sha256 ?? '')]) {
      const answer = await fetch(served.origin + path, { headers: { cookie: `sesion=${session}` } });
      await answer.arrayBuffer();
      assert.equal(answer.status, 200, `${path} ${nombre}`);
      assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
      assert.match(
        answer.headers.get('content-disposition') ?? '',
        /^attachment; filename="[\w. (),+-]+"; filename\*=UTF-8''[\w%.~-]*$/,
      );
      assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(answer.headers.get('set-cookie'), null);
    }
  }
});
