/** A request for the person who filed it: answer, messages, corrections, giving up, reopening, files; and for nobody else. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deny } from '../../../tests/deny.ts';
import { fileFor } from '../../../tests/filing.ts';
import { type PortalServer, startPortal } from '../../../tests/journeys/portal-server.ts';
import { sampleFiles } from '../../../tests/sample-files.ts';
import { WebClient as Browser, hiddenFields, type WebClient } from '../../../tests/web-client.ts';
import { addNote } from '../../actions/add-note.ts';
import { askCorrection } from '../../actions/ask-correction.ts';
import { takeSolicitud } from '../../actions/take-solicitud.ts';
import { writeMessage } from '../../actions/write-message.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { paths } from '../../paths.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';

let portal: PortalServer;
let owner: WebClient;

before(async () => {
  portal = await startPortal();
  owner = await portal.signedIn(portal.scene.supplier('asociacion'));
});
after(() => portal.stop());

/** A trámite that an officer decides, with documents. */
function forOfficer() {
  const { scene } = portal;
  const vigente = scene.deps.definiciones.todas.find(
    ({ definicion }) => definicion.alAprobar === 'reemplazarSocios',
  );
  assert.ok(vigente);
  return vigente.definicion;
}

/** Answers with which an officer decides, from the definition's own examples. */
function example(): Readonly<Record<string, unknown>> {
  const found = forOfficer().ejemplos.find(
    ({ quien, espera }) => quien === 'asociacion' && 'funcionario' in espera,
  );
  assert.ok(found);
  return found.datos;
}

async function current(referencia: string): Promise<Solicitud> {
  const found = await findSolicitudByReferencia(portal.scene.deps.db, referencia);
  assert.ok(found);
  return found;
}

async function filed(): Promise<string> {
  const { referencia } = await fileFor(portal.scene, {
    actor: portal.scene.supplier('asociacion'),
    tramite: forOfficer().id,
    datos: example(),
  });
  return referencia;
}

const officer = () => portal.scene.staff('registro1');
const command = async (referencia: string) => ({
  referencia,
  versionVista: (await current(referencia)).version,
  llave: portal.scene.deps.ids.newId(),
});

const denied = (referencia: string, motivo: string) =>
  deny(portal.scene.deps, [officer(), portal.scene.staff('registro2')], referencia, {
    motivo,
    causal: forOfficer().causalesDeNegativa[0] ?? '',
  });

async function taken(): Promise<string> {
  const referencia = await filed();
  assert.ok(!isRefusal(await takeSolicitud(portal.scene.deps, officer(), await command(referencia))));
  return referencia;
}

async function asked(): Promise<string> {
  const referencia = await taken();
  const documentos = Object.keys(forOfficer().documentos).slice(0, 1);
  const outcome = await askCorrection(portal.scene.deps, officer(), {
    ...(await command(referencia)),
    pide: 'El oficio no está firmado.\n\nFírmelo y adjúntelo otra vez.',
    campos: [],
    documentos,
  });
  assert.ok(!isRefusal(outcome));
  return referencia;
}

test('an approval shows what changed, why, on which law, and what to do next', async () => {
  const { scene } = portal;
  const actor = scene.supplier('textilera');
  const vigente = scene.deps.definiciones.todas.find(
    ({ definicion: d }) => d.alAprobar === 'actualizarDireccionYNombre',
  );
  assert.ok(vigente);
  const { definicion } = vigente;
  const datos = { cambia: ['nombreComercial'], nombreComercial: 'Telares <b>Nuevos</b>' };
  const { referencia } = await fileFor(scene, { actor, tramite: definicion.id, datos });
  const { status, html } = await (await portal.signedIn(actor)).get(paths.solicitud(referencia));
  assert.equal(status, 200);
  for (const text of [
    'Solicitud aprobada',
    referencia,
    'Qué cambió en el registro',
    'Textiles Demostración',
    'Por qué',
    'Base legal',
    definicion.despues.aprobado,
    'Tiempo ofrecido: Inmediato',
    'Plazo legal',
    'Lo que usted presentó',
    'Aprobada en el acto',
  ])
    assert.ok(html.includes(text), text);
  assert.ok(html.includes('Telares &lt;b&gt;Nuevos') && !html.includes('<b>Nuevos'));
});

test('a request that an officer decides says who has it, until when, and how that was reckoned', async () => {
  const { html } = await owner.get(paths.solicitud(await filed()));
  for (const text of [
    'Recibimos su solicitud',
    'Registro de Proveedores',
    'Tiempo ofrecido: 72 horas',
    'Plazo legal: 30 días',
    'Cómo se calculó',
    'sin contar ese día',
  ])
    assert.ok(html.includes(text), text);
});

test('a page of its own tells step by step how each date is reckoned', async () => {
  const referencia = await asked();
  const { html: page } = await owner.get(paths.solicitud(referencia));
  assert.ok(page.includes(`href="${paths.plazos(referencia)}"`));
  const { status, html } = await owner.get(paths.plazos(referencia));
  assert.equal(status, 200);
  for (const text of [
    'Plazos, paso a paso',
    'Tiempo ofrecido: 72 horas',
    'Plazo legal: 30 días',
    'en pausa desde el',
    'Plazo para corregir: 10 días (término)',
    'sin contar ese día',
  ])
    assert.ok(html.toLowerCase().includes(text.toLowerCase()), text);
});

test('ASVS 8.2.2 somebody else’s request and one that does not exist are told alike; nobody is asked to sign in', async () => {
  const referencia = await filed();
  const other = await portal.signedIn(portal.scene.supplier('textilera'));
  const unknown = paths.solicitud('VT-3456-789A-7M');
  const strip = (html: string) => html.replaceAll(/nonce="[^"]*"|name="_csrf" value="[^"]*"/g, '');
  for (const path of ['', '/plazos', '/desistir', '/reabrir', '/subsanar', '/adjuntos/x']) {
    const [theirs, none] = [
      await other.get(paths.solicitud(referencia) + path),
      await other.get(unknown + path),
    ];
    assert.equal(theirs.status, 404, path);
    assert.equal(strip(theirs.html), strip(none.html), path);
    const [known, notKnown] = [
      await new Browser(portal.href).get(paths.solicitud(referencia) + path),
      await new Browser(portal.href).get(unknown + path),
    ];
    assert.deepEqual([known.status, notKnown.status], [303, 303]);
    assert.ok(known.location?.startsWith(`${paths.ingresar}?volver=`));
  }
});

test('what staff tell each other never shows, what they write to the person does, without their name', async () => {
  const referencia = await taken();
  const { deps } = portal.scene;
  await addNote(deps, officer(), { ...(await command(referencia)), texto: 'nota que nadie de fuera lee' });
  await writeMessage(deps, officer(), {
    ...(await command(referencia)),
    texto: 'Buenos días.\nFalta la fecha.',
  });
  const { html } = await owner.get(paths.solicitud(referencia));
  assert.ok(!html.includes('nota que nadie'));
  assert.match(html, /Buenos días\.<br>Falta la fecha\./);
  assert.ok(!html.includes(officer().nombre));
});

test('no address, however written, is more than not found', async () => {
  for (const path of ['%00', '%E0%A4%A', "'%20or%201=1", 'x'.repeat(2_000), '..%2f..%2fetc', '%F0%9F%98%80'])
    for (const page of ['', '/desistir', '/adjuntos/%00'])
      assert.equal((await owner.get(`/solicitudes/${path}${page}`)).status, 404, path);
  const referencia = await filed();
  assert.equal((await owner.get(`/solicitudes/${referencia.toLowerCase()}`)).status, 200);
});

test('what no text may hold is taken out of a message, or said beside it; never an error of ours', async () => {
  const referencia = await filed();
  const hostile = [
    'a\0b',
    '\u202eatsop',
    '😀 ñandú',
    '<script>alert(1)</script>',
    "'; drop table eventos; --",
    'x'.repeat(9_000),
  ];
  for (const texto of hostile) {
    const page = await owner.get(paths.solicitud(referencia));
    const { status } = await owner.post(page, paths.mensajes(referencia), [['texto', texto]]);
    assert.ok(status === 303 || status === 422, `${status}: ${texto.slice(0, 20)}`);
  }
  const { html } = await owner.get(paths.solicitud(referencia));
  assert.ok(!html.includes('<script>alert') && !html.includes('\u202e') && !html.includes('\0'));
});

test('a message is written once, however often the button is pressed', async () => {
  const referencia = await filed();
  const page = await owner.get(paths.solicitud(referencia));
  const send = () => owner.post(page, paths.mensajes(referencia), [['texto', 'Una sola vez']]);
  const answers = await Promise.all([send(), send(), send()]);
  for (const { status, location } of answers)
    assert.deepEqual([status, location], [303, `${paths.solicitud(referencia)}#mensajes`]);
  const journal = await readJournal(portal.scene.deps.db, (await current(referencia)).id);
  assert.equal(journal.filter(({ clase }) => clase === 'escribir').length, 1);
});

test('a message that crosses with news is kept, and the news is on the page', async () => {
  const referencia = await filed();
  const page = await owner.get(paths.solicitud(referencia));
  await takeSolicitud(portal.scene.deps, officer(), await command(referencia));
  const crossed = await owner.post(page, paths.mensajes(referencia), [['texto', 'escrito mientras tanto']]);
  assert.equal(crossed.status, 409);
  assert.match(crossed.html, /escrito mientras tanto<\/textarea>/);
  assert.match(crossed.html, /Un funcionario la tomó/);
  const sent = await owner.post(crossed, paths.mensajes(referencia), [['texto', 'escrito mientras tanto']]);
  assert.equal(sent.status, 303);
  const empty = await owner.post(await owner.get(paths.solicitud(referencia)), paths.mensajes(referencia), [
    ['texto', ' \u200b '],
  ]);
  assert.equal(empty.status, 422);
  assert.match(empty.html, /id="texto-error"/);
});

test('a message whose session ended is sent after signing in, with nothing typed again', async () => {
  const referencia = await filed();
  const client = await portal.signedIn(portal.scene.supplier('asociacion'));
  const page = await client.get(paths.solicitud(referencia));
  client.cookies.delete('sesion');
  const ended = await client.post(page, paths.mensajes(referencia), [['texto', 'no se pierde']]);
  assert.equal(ended.status, 401);
  const fields = hiddenFields(ended.html, paths.ingresar);
  assert.equal(new URLSearchParams(fields._pendiente).get('texto'), 'no se pierde');
  assert.equal(new URLSearchParams(fields._pendiente).get('_proposito'), 'mensaje');
});

test('a correction is answered with the paper that was asked for, and the case goes on', async () => {
  const referencia = await asked();
  const [clave = ''] = Object.keys(forOfficer().documentos);
  const view = await owner.get(paths.solicitud(referencia));
  assert.match(view.html, /le pide una corrección/);
  assert.match(view.html, /Responda hasta el/);
  const page = await owner.get(paths.subsanar(referencia));
  assert.match(page.html, /Fírmelo y adjúntelo otra vez/);
  const action = paths.subsanar(referencia);
  const without = await owner.postFiles(page, action, []);
  assert.equal(without.status, 422);
  assert.match(without.html, /Adjunte: /);
  const wrong = await owner.postFiles(without, action, [[`documento:${clave}`, 'foto.png', sampleFiles.png]]);
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /no es de un tipo aceptado/);
  // The file is right, the word to the officer is missing: the file stays.
  const wordless = await owner.postFiles(wrong, action, [
    [`documento:${clave}`, 'oficio ñ.pdf', sampleFiles.pdf],
  ]);
  assert.equal(wordless.status, 422);
  assert.match(wordless.html, /oficio ñ\.pdf/);
  assert.match(wordless.html, /id="texto-error"/);
  const done = await owner.post(wordless, action, [['texto', 'Ya está firmado.']]);
  assert.deepEqual([done.status, done.location], [303, paths.solicitud(referencia)]);
  const solicitud = await current(referencia);
  assert.equal(solicitud.estado, 'en-revision');
  const adjunto = solicitud.adjuntos.find(({ documento }) => documento === clave);
  assert.equal(adjunto?.nombre, 'oficio ñ.pdf');

  const file = await fetch(portal.href + paths.adjunto(referencia, adjunto?.id ?? ''), {
    headers: { cookie: `sesion=${owner.cookies.get('sesion')}` },
  });
  assert.equal(file.status, 200);
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
  assert.match(file.headers.get('content-security-policy') ?? '', /sandbox/);
  assert.match(
    file.headers.get('content-disposition') ?? '',
    /^attachment; filename="oficio n\.pdf"; filename\*=UTF-8''oficio%20%C3%B1\.pdf$/,
  );
  assert.deepEqual(new Uint8Array(await file.arrayBuffer()), sampleFiles.pdf);
});

test('a correction takes hostile answers without an error of ours', async () => {
  const referencia = await taken();
  const { deps } = portal.scene;
  const campos = Object.keys(forOfficer().datos);
  await askCorrection(deps, officer(), {
    ...(await command(referencia)),
    pide: 'Aclare.',
    campos,
    documentos: [],
  });
  const page = await owner.get(paths.subsanar(referencia));
  const answers: readonly (readonly [string, string])[] = [
    ...campos.map((campo): [string, string] => [campo, 'ingresos']),
    ['explicacion', 'a\0b'],
    ['__proto__', 'x'],
    ['texto', 'Listo\0.'],
  ];
  const { status } = await owner.post(
    page,
    paths.subsanar(referencia),
    answers.filter(([name], i) => name !== 'explicacion' || i >= campos.length),
  );
  assert.ok(status === 303 || status === 422, String(status));
});

test('a file of a forged form, or one slipped in from elsewhere, is not taken', async () => {
  const referencia = await asked();
  const [clave = ''] = Object.keys(forOfficer().documentos);
  const action = paths.subsanar(referencia);
  const page = await owner.get(action);
  const body = new FormData();
  body.append('_csrf', 'x');
  body.append('texto', 'hola');
  body.append(`documento:${clave}`, new Blob([Buffer.from(sampleFiles.pdf)]), 'oficio.pdf');
  const forged = await owner.send(action, { method: 'POST', body });
  assert.equal(forged.status, 403);
  assert.ok(!forged.html.includes('Recibido'));
  assert.match(forged.html, /hola<\/textarea>/);
  const slipped = await owner.post(page, action, [
    ['texto', 'hola'],
    ['_adjunto', `${Buffer.from('{"documento":"x"}').toString('base64url')}.AAAA`],
  ]);
  assert.equal(slipped.status, 422);
});

test('a request can be given up, after a page that says what it means', async () => {
  const referencia = await filed();
  const view = await owner.get(paths.solicitud(referencia));
  assert.ok(view.html.includes(`href="${paths.desistir(referencia)}"`));
  const page = await owner.get(paths.desistir(referencia));
  assert.match(page.html, /nada cambiará en el registro/);
  assert.equal((await current(referencia)).estado, 'recibida', 'looking changes nothing');
  assert.equal((await owner.post(page, paths.desistir(referencia), [])).status, 303);
  const after = await owner.get(paths.solicitud(referencia));
  assert.match(after.html, /Usted desistió de esta solicitud/);
  assert.equal((await owner.get(paths.desistir(referencia))).status, 409);
});

test('a denial gives the reason and the law, and can be asked to be looked at again within its days', async () => {
  const referencia = await taken();
  const causal = forOfficer().causalesDeNegativa[0] ?? '';
  await denied(referencia, 'El listado no es el vigente.');
  const view = await owner.get(paths.solicitud(referencia));
  for (const text of ['Solicitud negada', 'El listado no es el vigente.', causal, 'pedir que se reabra'])
    assert.ok(view.html.includes(text), text);
  const page = await owner.get(paths.reabrir(referencia));
  const empty = await owner.post(page, paths.reabrir(referencia), [['motivo', '']]);
  assert.equal(empty.status, 422);
  assert.match(empty.html, /id="motivo-error"/);
  assert.equal(
    (await owner.post(empty, paths.reabrir(referencia), [['motivo', 'Adjunto el vigente.']])).status,
    303,
  );
  assert.equal((await current(referencia)).estado, 'en-revision');
});

test('past its days nothing offers to reopen', async () => {
  const referencia = await taken();
  await denied(referencia, 'No.');
  portal.scene.deps.clock.advance(40 * 86_400_000);
  owner = await portal.signedIn(portal.scene.supplier('asociacion'));
  assert.ok(!(await owner.get(paths.solicitud(referencia))).html.includes('pedir que se reabra'));
  assert.equal((await owner.get(paths.reabrir(referencia))).status, 409);
});

test('one’s own requests are listed with state and clock, drafts first; an empty list leads on', async () => {
  const tramite = forOfficer();
  await owner.post(await owner.get(paths.solicitar(tramite.id)), paths.solicitar(tramite.id), []);
  const { html } = await owner.get(paths.misSolicitudes);
  assert.match(html, /Borradores/);
  assert.match(html, /Por subsanar/);
  assert.match(html, /Negada/);
  assert.match(html, /en pausa/i);
  assert.equal((await owner.get(`${paths.misSolicitudes}?pagina=2`)).status, 200);
  const newcomer = await portal.signedIn(portal.scene.supplier('personaNatural'));
  assert.match((await newcomer.get(paths.misSolicitudes)).html, /Todavía no ha presentado nada/);
});
