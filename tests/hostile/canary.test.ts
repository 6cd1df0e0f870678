// Planted words through every new door of a whole running product, then looked for in everything it keeps, prints and sends.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { demoStaffAccounts } from '../../demo/accounts.ts';
import { paths } from '../../src/paths.ts';
import { buildPdf } from '../authority/build-pdf.ts';
import { lmtpClient } from '../correo/lmtp-client.ts';
import {
  addressLine,
  filePart,
  header,
  multipart,
  subjectLine,
  textPart,
  whole,
} from '../correo/mail-bytes.ts';
import { type SmtpSink, startSmtpSink } from '../fakes/smtp-sink.ts';
import { freePort } from '../free-port.ts';
import { type Product, startProduct } from '../product.ts';
import { SealedHand, wordsOn } from '../sealed-hand.ts';
import { solveProof } from '../solve-proof.ts';
import { hiddenFields, WebClient } from '../web-client.ts';
import { everyFile, everyTable, foundIn, type Kept } from './everything-kept.ts';

const { denuncias, mesa } = paths;
const agency = 'tramites@agencia-demostracion.example';
const alert = 'alerta@agencia-demostracion.example';
const ourServer = 'correo.agencia-demostracion.example';
const patienceMs = 40_000;

/** What was planted, and the tables it may be found in: the ordinary mail door keeps mails as they came, the sealed room nothing. */
type Planted = { readonly phrase: string; readonly may?: RegExp };
const planted = new Map<string, Planted>();
const plant = (what: string, may?: RegExp): string => {
  const phrase = `canario${planted.size}zorzal${what}`;
  planted.set(what, { phrase, ...(may === undefined ? {} : { may }) });
  return phrase;
};

let dataDir: string;
let product: Product;
let sink: SmtpSink;
let lmtpPort: number;
let said = '';
before(async () => {
  [dataDir, sink, lmtpPort] = await Promise.all([
    mkdtemp(join(tmpdir(), 'ventanilla-canario-')),
    startSmtpSink(),
    freePort(),
  ]);
  product = await startProduct(dataDir, {
    LOG_LEVEL: 'debug',
    SMTP_URL: sink.url,
    LMTP_PORT: String(lmtpPort),
    MAIL_ADDRESS: agency,
    MAIL_ALERT_ADDRESS: alert,
    MAIL_AUTHSERV_ID: ourServer,
    MAIL_FROM: `Ventanilla <${agency}>`,
  });
  for (const stream of [product.child.stdout, product.child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
    });
});
after(async () => {
  product.child.kill('SIGTERM');
  await product.gone;
  await sink.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (const endMs = Date.now() + patienceMs; Date.now() < endMs; await wait(200)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  return assert.fail(`never came: ${what}`);
}

async function deliver(de: string, para: string, mail: Buffer): Promise<void> {
  const client = await until('the mail door', () => lmtpClient(lmtpPort).catch(() => undefined));
  const answers = await client.deliver(de, [para], mail);
  client.cut();
  assert.match(answers.join(), /^250/);
}

type Letter = {
  readonly de: string;
  readonly nombre: string;
  readonly para: string;
  readonly asunto: string;
  readonly texto: string;
  readonly archivo: string;
  readonly dentro: string;
};

function mailWith({ de, nombre, para, asunto, texto, archivo, dentro }: Letter): Buffer {
  const domain = de.split('@')[1] ?? '';
  const found = `${ourServer}; dmarc=pass header.from=${domain}; spf=pass smtp.mailfrom=${domain}`;
  return whole(
    [
      header('Authentication-Results', found),
      addressLine('From', nombre, de),
      header('To', para),
      subjectLine(asunto),
      header('Date', 'Sun, 22 Nov 2026 10:15:00 -0500'),
      header('Message-ID', `<${asunto.replaceAll(/\W/g, '')}@${domain}>`),
      header('MIME-Version', '1.0'),
    ],
    multipart('mixed', [
      textPart(texto),
      filePart('application/pdf', archivo, buildPdf({ lines: [dentro] })),
    ]),
  );
}

/** By the sealed door, then twice more through its thread. */
async function complain(): Promise<void> {
  const person = new SealedHand(product.origin);
  person.headers = { 'user-agent': plant('agente'), referer: `https://${plant('referente')}.example/` };
  const file = Buffer.from(plant('contenido'));
  const review = await person.tell({
    datos: {
      hechos: plant('hechos'),
      involucrados: plant('involucrados'),
      seIdentifica: 'si',
      nombre: plant('nombre'),
      identificacion: plant('cedula'),
      correo: `${plant('direccion')}@ejemplo.example`,
    },
    archivos: [['archivos', `${plant('archivo')}.txt`, file]],
  });
  assert.equal(review.path, denuncias.revisar, review.html.slice(0, 400));
  planted.set('apunte', { phrase: person.cookies.get('apunte') ?? '' });
  const challenge = /name="prueba" value="([^"]+)"/.exec(review.html)?.[1] ?? '';
  const nonce = solveProof(challenge, Number(challenge.split('.')[1]));
  const body = new URLSearchParams({
    ...hiddenFields(review.html, denuncias.enviar),
    declara: 'verdad',
    nonce,
  });
  const sent = await person.send(denuncias.enviar, { method: 'POST', body });
  assert.equal(
    sent.location,
    denuncias.palabras,
    /error-summary__list[\s\S]{0,300}/.exec(sent.html)?.[0] ?? '',
  );
  const words = wordsOn((await person.get(denuncias.palabras)).html);
  assert.equal(words.length, 8);
  planted.set('palabras', { phrase: words.join(' ') });
  const back = new SealedHand(product.origin);
  const thread = await back.open(words);
  planted.set('lectura', { phrase: back.cookies.get('lectura') ?? '' });
  const wrote = await back.post(thread, denuncias.mensajes, [['texto', plant('mensaje')]]);
  assert.equal(wrote.status, 303, wrote.html.slice(0, 400));
  const again = await back.get(denuncias.hilo);
  assert.match(again.html, /canario\d+zorzalmensaje/);
  const more = await back.postFiles(again, denuncias.hiloArchivos, [
    ['archivos', `${plant('otro-archivo')}.txt`, Buffer.from(plant('otro-contenido'))],
  ]);
  assert.equal(more.status, 303);
  const wrong = new SealedHand(product.origin);
  await wrong.open(`${plant('palabras-erradas')} uno dos tres`);
  // An unfinished one, and one that leaves quickly: both are drafts for a while.
  await new SealedHand(product.origin).tell({ datos: { hechos: plant('borrador') } });
}

const ordinary =
  /^public\.(correos_recibidos|correo_\w+|archivos|examenes\w*|solicitud\w*|eventos|correos|\w*adjuntos\w*|lecturas\w*)$/;

async function write(): Promise<void> {
  await deliver(
    'quien.denuncia@correo.example',
    alert,
    mailWith({
      de: `${plant('remitente-sellado')}@correo.example`,
      nombre: plant('nombre-sellado'),
      para: alert,
      asunto: `Denuncia de coima ${plant('asunto-sellado')}`,
      texto: `El funcionario pidió una coima del diez por ciento para adjudicar el contrato. ${plant('texto-sellado')}`,
      archivo: `${plant('adjunto-sellado')}.pdf`,
      dentro: plant('pdf-sellado'),
    }),
  );
  const de = 'contratista.sintetico@correo.example';
  await deliver(
    de,
    agency,
    mailWith({
      de,
      nombre: plant('nombre-ordinario', ordinary),
      para: agency,
      asunto: `Retención indebida de pagos ${plant('asunto-ordinario', ordinary)}`,
      texto: `La entidad no me paga la factura del contrato del proceso LICO-MDEMO-003-2026. ${plant('texto-ordinario', ordinary)}`,
      archivo: `${plant('adjunto-ordinario', ordinary)} acta entrega recepcion definitiva.pdf`,
      dentro: plant('pdf-ordinario', ordinary),
    }),
  );
}

/** A reader signs in, opens the room with a wrong phrase and with the right one. */
async function read(): Promise<void> {
  const account = demoStaffAccounts.find(({ usuario }) => usuario === 'lectora1');
  assert.ok(account?.sala);
  const { clave, usuario, sala } = account;
  const reader = new WebClient(product.origin);
  const asked = await reader.post(await reader.get(mesa.ingresar), mesa.ingresar, [
    ['usuario', usuario],
    ['clave', clave],
  ]);
  const code = /v-secreto[^>]*>(\d{6})</.exec(asked.html)?.[1] ?? '';
  const entered = await reader.post(asked, mesa.inscribir, [['codigo', code]]);
  assert.equal(entered.status, 303, entered.html.slice(0, 400));
  planted.set('frase', { phrase: sala.frase });
  for (const frase of [plant('frase-errada'), sala.frase]) {
    const closed = await reader.get(mesa.sala.inicio);
    await reader.post(closed, mesa.sala.abrir, [
      ['clave', clave],
      ['frase', frase],
    ]);
  }
  planted.set('galleta-de-sala', { phrase: reader.cookies.get('sala') ?? '' });
  const inbox = await reader.get(mesa.sala.inicio);
  const links = [...inbox.html.matchAll(/href="(\/mesa\/sala\/denuncias\/[^"]+)"/g)].map(
    (found) => found[1] ?? '',
  );
  assert.equal(links.length, 2, 'the complaint and the mail');
  const pages = await Promise.all(links.map((link) => reader.get(link)));
  for (const what of ['hechos', 'mensaje', 'texto-sellado', 'asunto-sellado'])
    assert.ok(
      pages.some(({ html }) => html.includes(planted.get(what)?.phrase ?? '?')),
      what,
    );
  for (const what of ['nombre', 'cedula', 'direccion', 'remitente-sellado', 'nombre-sellado'])
    assert.ok(
      pages.every(({ html }) => !html.includes(planted.get(what)?.phrase ?? '?')),
      `${what} is behind the second key`,
    );
}

async function publicAnswers(): Promise<readonly Kept[]> {
  const found: Kept[] = [];
  for (const path of [
    paths.healthz,
    paths.readyz,
    paths.metrics,
    paths.catalogo,
    paths.demoBuzon,
    denuncias.inicio,
    '/no-hay',
    '/denuncias/no-hay',
    '/%',
  ]) {
    const answer = await fetch(product.origin + path);
    found.push({ place: path, text: Buffer.from(await answer.arrayBuffer()).toString('latin1') });
  }
  return found;
}

test('ASVS 16.2.5 what was sealed is nowhere, and what was mailed lies where mails are kept and nowhere else', async () => {
  await complain();
  await write();
  const letter = await until('the letter that asks for what is missing', () =>
    sink.letters.find(
      ({ to, raw }) => to.includes('contratista.sintetico@correo.example') && raw.includes('completar'),
    ),
  );
  const token = /correo\/completar\/([\w-]{43})/.exec(letter.raw.replaceAll(/=\r\n/g, ''))?.[1] ?? '';
  assert.equal(token.length, 43);
  assert.equal((await fetch(product.origin + paths.completarCorreo(token))).status, 200);
  await fetch(`${product.origin}${paths.completarCorreo(plant('enlace-errado'))}`);
  await read();

  // The link goes out in letters, whose text the outbox keeps: whoever reads the database reads the thread anyway.
  planted.set('enlace', { phrase: token, may: /^public\.(correo_salidas|correos)$/ });
  const [tables, files, answers] = [
    await everyTable(dataDir),
    await everyFile(dataDir),
    await publicAnswers(),
  ];
  assert.ok(
    tables.some(({ place }) => place.startsWith('pgboss.')) &&
      tables.some(({ place }) => place === 'sala.piezas'),
  );
  assert.ok(files.some(({ place }) => place.endsWith('postgres.log')));
  const letters = sink.letters.map(({ raw, to }) => ({ place: `letter to ${to.join()}`, text: raw }));
  const outside = [{ place: 'stdout and stderr', text: said }, ...answers];
  const leaks: string[] = [];
  for (const [what, { phrase, may }] of planted) {
    assert.ok(phrase.length > 12, what);
    leaks.push(
      ...foundIn(tables, phrase)
        .filter((place) => may?.test(place) !== true)
        .map((place) => `${what}: ${place}`),
    );
    leaks.push(...foundIn(outside, phrase).map((place) => `${what}: ${place}`));
    // The file store and PostgreSQL's own files hold what ordinary mails said; logs hold nothing of anybody.
    const filesBarred = may === undefined ? files : files.filter(({ place }) => place.endsWith('.log'));
    leaks.push(...foundIn(filesBarred, phrase).map((place) => `${what}: ${place}`));
    // The letter of the alert mailbox goes to whoever wrote there: their address is on its envelope.
    if (may === undefined && what !== 'remitente-sellado')
      leaks.push(...foundIn(letters, phrase).map((place) => `${what}: ${place}`));
  }
  assert.deepEqual(leaks, []);
  // The search would have found them: what is ordinary is found where it may be.
  for (const what of ['texto-ordinario', 'pdf-ordinario', 'asunto-ordinario'])
    assert.ok(foundIn([...tables, ...files], planted.get(what)?.phrase ?? '').length > 0, what);
  // Nor does anything tell who came: no address of a machine beside the sealed door.
  assert.ok(!said.includes('/denuncias'), 'the log names no page of the sealed door');
});

test('ASVS 16.5.1 the letter of the alert mailbox says nothing of the mail it answers', async () => {
  const sent = await until('the acknowledgement', () =>
    sink.letters.find(({ to }) => to.some((one) => one.includes('remitente-sellado'))),
  );
  assert.doesNotMatch(sent.raw, /^(?:In-Reply-To|References):/im);
  assert.doesNotMatch(sent.raw.slice(sent.raw.indexOf('\r\n\r\n')), /canario\d+zorzal/);
  assert.doesNotMatch(sent.raw, /^Subject:.*(?:canario|coima|denuncia de coima)/im);
});
