// The page of a mailed link over HTTP, without JavaScript: what came, what is missing, filing once, and what is read afterwards.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hiddenFields } from '../../../tests/web-client.ts';
import { askCorrection } from '../../actions/ask-correction.ts';
import { completionLink, completionToken } from '../../actions/correo/completion-link.ts';
import { lettersOf, threadRow } from '../../actions/correo/testing/mail-scene.ts';
import { takeSolicitud } from '../../actions/take-solicitud.ts';
import { writeMessage } from '../../actions/write-message.ts';
import {
  acta,
  factura,
  incomplete,
  type MailDesk,
  startMailDesk,
} from '../../desk/correo/testing/mail-desk.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { quienIngreso } from '../../domain/solicitud/quien-ingreso.ts';
import { paths } from '../../paths.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';

let desk: MailDesk;
let counted = 0;
before(async () => {
  desk = await startMailDesk();
});
after(() => desk.stop());

async function waiting() {
  counted += 1;
  const de = `contratista.${counted}@textiles-demostracion.example`;
  const row = await desk.mail(incomplete(de));
  const hilo = row.hilo ?? '';
  const token = completionToken(desk.deps.keys, hilo);
  return {
    de,
    hilo,
    here: paths.completarCorreo(token),
    files: paths.completarCorreoArchivos(token),
    review: paths.completarCorreoRevisar(token),
    messages: paths.completarCorreoMensajes(token),
  };
}

const upload = (
  name: string,
  { nombre, bytes }: { nombre: string; bytes: Buffer },
): [string, string, Uint8Array] => [`documento:${name}`, nombre, bytes];

/** From the letter's link to the case, as its owner would. */
async function filed() {
  const thread = await waiting();
  const person = desk.anonymous();
  const sent = await sendAll(thread.files, person, [upload('factura', factura)]);
  assert.equal(sent.location, thread.review);
  const done = await person.post(await person.get(thread.review), thread.review, []);
  assert.equal(done.location, thread.here);
  const { solicitud } = await threadRow(desk.deps, thread.hilo);
  assert.ok(solicitud !== null);
  return { ...thread, person, referencia: solicitud };
}

type Client = ReturnType<MailDesk['anonymous']>;

/** The page's own fields with the values shown, and the files. */
async function sendAll(
  action: string,
  person: Client,
  files: readonly [string, string, Uint8Array][],
  over: Readonly<Record<string, string>> = {},
) {
  const page = await person.get(action.replace(/\/archivos$/, ''));
  const body = new FormData();
  const start = page.html.indexOf(`action="${action}"`);
  const form = page.html.slice(start, page.html.indexOf('</form>', start));
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name === undefined || tag.includes('type="file"')) continue;
    body.append(name, over[name] ?? /value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [name, fileName, bytes] of files)
    body.append(name, new Blob([bytes as Uint8Array<ArrayBuffer>]), fileName);
  return person.send(action, { method: 'POST', body });
}

test('the page says what came and what is missing in the words of the definition, kept by nobody and found by nobody', async () => {
  const { here, de } = await waiting();
  const answer = await fetch(desk.origin + here);
  const html = await answer.text();
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.equal(answer.headers.get('x-robots-tag'), 'noindex, nofollow');
  assert.equal(answer.headers.get('referrer-policy'), 'same-origin');
  assert.match(html, /Todavía falta<\/strong><\/p><ul[^>]*><li>Factura<\/li>/);
  assert.ok(html.includes('LICO-MDEMO-003-2026') && html.includes(de) && html.includes(acta.nombre));
  assert.ok(!html.includes('La orden de pago está en trámite'), 'the page showed the words of the mail');
});

test('an unknown token and one of a thread that is long closed get the same answer, and guessing shuts the door', async () => {
  const { hilo, here } = await waiting();
  await desk.deps.db.execute(
    {
      name: 'prueba-cerrar',
      text: `update correo_hilos set estado = 'cerrado', cerrado_en = '2026-01-01' where id = $1`,
    },
    [hilo],
  );
  const person = desk.anonymous();
  const expired = await person.get(here);
  const unknown = await person.get(paths.completarCorreo('A'.repeat(43)));
  assert.deepEqual([expired.status, unknown.status], [404, 404]);
  const words = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0];
  assert.equal(words(expired.html), words(unknown.html));
  for (let i = 0; i < 40; i += 1) await person.get(paths.completarCorreo(`${i}`.padStart(43, 'B')));
  assert.equal((await person.get(paths.completarCorreo('C'.repeat(43)))).status, 429);
  const { here: good } = await waiting();
  assert.equal((await person.get(good)).status, 200, 'a good link is no guess');
});

test('what is sent is kept, valid or not; what is wrong stands beside its field', async () => {
  const { hilo, files } = await waiting();
  const person = desk.anonymous();
  const wrong = await sendAll(
    files,
    person,
    [upload('factura', { nombre: 'nota.txt', bytes: Buffer.from('no es') })],
    {
      proceso: 'esto no es un código',
    },
  );
  assert.equal(wrong.status, 422);
  assert.ok(
    wrong.html.includes('esto no es un código') && wrong.html.includes('no es de un tipo aceptado aquí'),
  );
  assert.equal((await threadRow(desk.deps, hilo)).solicitud, null);
  const removed = /value="(quitar-archivo:documento:acta:[^"]+)"/.exec(wrong.html)?.[1] ?? '';
  const gone = await person.postFiles(wrong, files, []);
  assert.equal(gone.status, 422);
  const body = new FormData();
  for (const [name, value] of Object.entries({
    _csrf: /name="_csrf" value="([^"]*)"/.exec(wrong.html.slice(wrong.html.indexOf(files)))?.[1] ?? '',
    _accion: removed,
  }))
    body.append(name, value);
  assert.equal((await person.send(files, { method: 'POST', body })).status, 303);
  assert.deepEqual((await threadRow(desk.deps, hilo)).contenido.documentos, []);
});

test('a form of somebody else stores nothing', async () => {
  const { hilo, files } = await waiting();
  const body = new FormData();
  body.append('_csrf', 'x');
  body.append('documento:factura', new Blob([new Uint8Array(factura.bytes)]), factura.nombre);
  const answer = await desk.anonymous().send(files, { method: 'POST', body });
  assert.equal(answer.status, 403);
  assert.equal((await threadRow(desk.deps, hilo)).contenido.documentos.length, 1);
});

test('the review files once: a second click leads to the same case, and its author is told by mail', async () => {
  const { hilo, de, person, review, here, referencia } = await filed();
  const again = await person.get(review);
  assert.equal(again.location, here);
  const caso = await findSolicitudByReferencia(desk.deps.db, referencia);
  assert.ok(caso !== null);
  assert.deepEqual(caso.adjuntos.map(({ documento }) => documento).sort(), ['acta', 'factura']);
  const [opening] = await readJournal(desk.deps.db, caso.id);
  assert.ok(opening !== undefined);
  assert.deepEqual(quienIngreso(opening), {
    hilo: (await threadRow(desk.deps, hilo)).referencia,
    remitente: de,
    funcionario: null,
  });
  const letters = (await lettersOf(desk.deps, hilo)).filter(({ clase }) => clase === 'presentada');
  assert.equal(letters.length, 1);
  assert.ok(
    letters[0]?.texto.includes(referencia) && letters[0]?.texto.includes(completionLink(desk.deps, hilo)),
  );
});

test('afterwards the same link shows the state, the messages both ways, and takes an answer', async () => {
  const { person, here, messages, referencia } = await filed();
  const { deps } = desk;
  const officer = desk.staff('control1');
  const taken = await takeSolicitud(deps, officer, { referencia, versionVista: 1, llave: 'tomar-la-prueba' });
  assert.ok(!isRefusal(taken));
  await writeMessage(deps, officer, {
    referencia,
    versionVista: taken.version,
    llave: 'escribir-la-prueba',
    texto: '¿En qué fecha pidió el pago?',
  });
  const page = await person.get(here);
  assert.ok(page.html.includes(referencia) && page.html.includes('¿En qué fecha pidió el pago?'));
  assert.ok(!page.html.includes(officer.nombre), 'the page named the officer');
  const empty = await person.post(page, messages, [['texto', ' ']]);
  assert.equal(empty.status, 422);
  const sent = await person.post(page, messages, [['texto', 'El 3 de agosto.']]);
  assert.equal(sent.location, `${here}?hecho=escribir`);
  const twice = await person.post(page, messages, [['texto', 'El 3 de agosto.']]);
  assert.equal(twice.status, 303);
  const caso = await findSolicitudByReferencia(deps.db, referencia);
  const journal = await readJournal(deps.db, caso?.id ?? '');
  const written = journal.filter(({ datos }) => datos.texto === 'El 3 de agosto.');
  assert.equal(written.length, 1);
  assert.match(written[0]?.actor.nombre ?? '', /\(por correo\)$/);
});

test('a correction asked of a case without account is answered behind its link, with its papers', async () => {
  const { person, here, hilo, referencia } = await filed();
  const { deps } = desk;
  const correct = paths.completarCorreoSubsanar(completionToken(deps.keys, hilo));
  assert.equal((await person.get(correct)).location, here, 'nothing was asked yet');
  const officer = desk.staff('control1');
  const taken = await takeSolicitud(deps, officer, { referencia, versionVista: 1, llave: 'tomar-y-pedir' });
  assert.ok(!isRefusal(taken));
  const asked = await askCorrection(deps, officer, {
    referencia,
    versionVista: taken.version,
    llave: 'pedir-correccion',
    pide: 'El monto no consta.',
    campos: ['monto'],
    documentos: ['acta'],
  });
  assert.ok(!isRefusal(asked));
  assert.ok((await person.get(here)).html.includes('Le pidieron una corrección'));
  const page = await person.get(correct);
  assert.ok(page.html.includes('El monto no consta.'));
  const wordless = await person.postFiles(page, correct, [upload('acta', acta)]);
  assert.equal(wordless.status, 422);
  assert.ok(wordless.html.includes(`Vuelva a elegir los archivos: ${acta.nombre}`));
  const body = new FormData();
  for (const [name, value] of Object.entries({
    ...hiddenFields(page.html, correct),
    monto: '12500,40',
    texto: 'Es lo que falta.',
  }))
    body.append(name, value);
  body.append('documento:acta', new Blob([new Uint8Array(acta.bytes)]), acta.nombre);
  const sent = await person.send(correct, { method: 'POST', body });
  assert.equal(sent.location, `${here}?hecho=subsanar`);
  const caso = await findSolicitudByReferencia(deps.db, referencia);
  assert.equal(caso?.estado, 'en-revision');
  assert.equal(caso?.datos.monto, '12500,40');
});
