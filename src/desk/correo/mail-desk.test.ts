// The mail desk over HTTP, without JavaScript: lists, verbs, conflicts, quarantine, what may be read by whom.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { WebClient } from '../../../tests/web-client.ts';
import { lettersOf, threadRow } from '../../actions/correo/testing/mail-scene.ts';
import { paths } from '../../paths.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';
import { statement } from '../../store/statement.ts';
import { acta, factura, incomplete, type MailDesk, startMailDesk } from './testing/mail-desk.ts';

const { correo } = paths.mesa;
const retencion = 'retencion-indebida-de-pagos';
let desk: MailDesk;
let counted = 0;
before(async () => {
  desk = await startMailDesk();
});
after(() => desk.stop());

const somebody = () => {
  counted += 1;
  return `contratista.${counted}@textiles-demostracion.example`;
};

/** A complaint that lacks its invoice, with its thread. */
async function waiting() {
  const de = somebody();
  const row = await desk.mail(incomplete(de));
  assert.ok(row.hilo !== null);
  return { de, row, hilo: row.hilo, href: correo.hilo(row.hilo) };
}

const send = async (client: WebClient, href: string, action: string, answers: [string, string][] = []) =>
  client.post(await client.get(href), action, answers);

test('the list shows who, what about, what is missing and how far the sender is believed; search finds closed ones too', async () => {
  const { de, href } = await waiting();
  const control = await desk.as('control1');
  const list = await control.get(`${correo.inicio}?ver=esperan`);
  assert.equal(list.status, 200);
  for (const words of [
    de,
    'Denuncia de retención indebida de pagos',
    'Falta: Factura',
    'Remitente comprobado',
  ])
    assert.ok(list.html.includes(words), words);
  const closed = await send(control, href, `${href}/cerrar`, [['motivo', 'Se resolvió por teléfono.']]);
  assert.equal(closed.status, 303);
  const found = await control.get(`${correo.inicio}?q=${encodeURIComponent(de)}`);
  assert.ok(found.html.includes(de) && found.html.includes('Cerrado'));
  const nothing = await control.get(`${correo.inicio}?q=no-existe-nadie-asi`);
  assert.ok(nothing.html.includes('Ningún correo coincide'));
});

test('only the unit of a thread handles it: another unit, suppliers and administrators do not see it, an auditor only reads', async () => {
  const { hilo, row, href } = await waiting();
  const other = await desk.as('registro1');
  assert.equal((await other.get(href)).status, 404);
  assert.equal((await other.get(correo.crudo(row.id))).status, 404);
  assert.equal((await other.get(correo.mensaje(row.id))).status, 404);
  const administrator = await desk.as('administracion');
  assert.equal((await administrator.get(href)).status, 403);
  assert.equal((await administrator.get(correo.inicio)).status, 403);
  const supplier = new WebClient(desk.origin, await desk.sessionOf(desk.supplier('textilera')));
  assert.match((await supplier.get(href)).location ?? '', /^\/mesa\/ingresar/);
  const auditor = await desk.as('auditor');
  const read = await auditor.get(href);
  assert.equal(read.status, 200);
  assert.ok(!read.html.includes(`action="${href}/`), 'an auditor was offered a verb');
  // A token of one's own session, as somebody with another page open might have.
  const mine = await (await desk.as('control1')).get(href);
  const version = /name="version" value="(\d+)"/.exec(mine.html)?.[1] ?? '';
  const forced = await auditor.send(`${href}/tomar`, {
    method: 'POST',
    body: new URLSearchParams({ version, llave: 'llave-del-auditor' }),
  });
  assert.ok(forced.status >= 400);
  assert.equal((await threadRow(desk.deps, hilo)).version, Number(version));
});

test('every read of a thread is noted, once per session', async () => {
  const { hilo, href } = await waiting();
  const control = await desk.as('control1');
  await control.get(href);
  await control.get(href);
  const rows = await desk.deps.db.query<{ n: number }>(
    statement(
      'prueba-lecturas',
      `select count(*)::int as n from sucesos_de_seguridad where clase = 'lectura-de-correo' and detalle ->> 'hilo' = $1`,
    ),
    [hilo],
  );
  assert.equal(rows[0]?.n, 1);
});

test('hilo-cambiado: the second of two officers is told who was faster, and keeps what was written', async () => {
  const { href } = await waiting();
  const [control, supervisor] = await Promise.all([desk.as('control1'), desk.as('supervisora')]);
  const [theirs, mine] = await Promise.all([control.get(href), supervisor.get(href)]);
  assert.equal((await control.post(theirs, `${href}/tomar`, [])).status, 303);
  const late = await supervisor.post(mine, `${href}/anotar`, [['texto', 'Llamé y no contestan.']]);
  assert.equal(late.status, 409);
  assert.ok(late.html.includes('Funcionaria de Ejemplo Tres cambió este hilo'));
  assert.ok(late.html.includes('Llamé y no contestan.'));
  const taken = await send(supervisor, href, `${href}/responder`, [['texto', 'Buenos días.']]).catch(
    () => null,
  );
  assert.equal(taken, null, 'somebody else was offered the answer of a thread that was taken');
});

test('an answer goes out once by mail, to the owner, signed, and a second click repeats nothing', async () => {
  const { de, hilo, href } = await waiting();
  const control = await desk.as('control1');
  const page = await control.get(href);
  const first = await control.post(page, `${href}/responder`, [
    ['texto', 'Falta la factura; envíela por favor.'],
  ]);
  assert.equal(first.location, `${href}?hecho=responder`);
  const again = await control.post(page, `${href}/responder`, [
    ['texto', 'Falta la factura; envíela por favor.'],
  ]);
  assert.equal(again.status, 303);
  const letters = (await lettersOf(desk.deps, hilo)).filter(({ clase }) => clase === 'respuesta');
  assert.equal(letters.length, 1);
  assert.equal(letters[0]?.para, de);
  assert.match(letters[0]?.texto ?? '', /envíela por favor\.\n\nFuncionaria de Ejemplo Tres/);
  assert.ok(letters[0]?.responde_a !== null);
  const shown = await control.get(`${href}?hecho=responder`);
  assert.ok(shown.html.includes('Su respuesta está en camino.') && shown.html.includes('Por enviar'));
  const empty = await control.post(shown, `${href}/responder`, [['texto', '  ']]);
  assert.equal(empty.status, 422);
});

test('an officer files what a mail holds: the record names its author and the officer, and nobody is said to have confirmed', async () => {
  const de = somebody();
  const row = await desk.mail({
    ...incomplete(de),
    comprobado: 'calla',
    adjuntos: [acta, factura],
  });
  const hilo = row.hilo ?? '';
  assert.equal((await threadRow(desk.deps, hilo)).estado, 'en-atencion');
  const href = correo.convertir(hilo, retencion);
  const control = await desk.as('control1');
  const page = await control.get(href);
  assert.ok(page.html.includes('factura.pdf'));
  const papers = [...page.html.matchAll(/<select[^>]*name="(papel:[0-9a-f]{64})"/g)].map(
    (match) => match[1] ?? '',
  );
  assert.equal(papers.length, 2);
  const names = [...page.html.matchAll(/v-correo__archivo-nombre">([^<]*)</g)].map((match) => match[1] ?? '');
  const choices = papers.map((name, i): [string, string] => [
    name,
    names[i] === 'factura.pdf' ? 'factura' : 'acta',
  ]);
  const missing = await control.post(page, href, [['proceso', 'LICO-MDEMO-003-2026']]);
  assert.equal(missing.status, 422);
  assert.ok(missing.html.includes('Falta adjuntar: Factura'));
  const done = await control.post(page, href, [
    ['proceso', 'LICO-MDEMO-003-2026'],
    ['monto', '12500,40'],
    ...choices,
  ]);
  assert.equal(done.location, `${correo.hilo(hilo)}?hecho=convertir`);
  const again = await control.post(page, href, [
    ['proceso', 'LICO-MDEMO-003-2026'],
    ['monto', '12500,40'],
    ...choices,
  ]);
  assert.equal(again.status, 303);
  const thread = await threadRow(desk.deps, hilo);
  assert.equal(thread.estado, 'presentado');
  const caso = await findSolicitudByReferencia(desk.deps.db, thread.solicitud ?? '');
  assert.ok(caso !== null);
  assert.equal(caso.canal, 'correo');
  assert.deepEqual([caso.solicitante.cuenta, caso.confirmaciones], [null, []]);
  const [opening] = await readJournal(desk.deps.db, caso.id);
  assert.deepEqual(opening?.datos.correo, {
    hilo: thread.referencia,
    remitente: de,
    funcionario: { cuenta: desk.staff('control1').cuenta, nombre: 'Funcionaria de Ejemplo Tres' },
  });
  assert.equal((await lettersOf(desk.deps, hilo)).filter(({ clase }) => clase === 'presentada').length, 1);
});

test('a trámite that demands the session of its holder is not filed on a mail: the officer points to its door', async () => {
  const row = await desk.mail({
    asunto: 'Cambio de teléfono',
    texto: 'Quiero cambiar el teléfono de mi empresa.',
  });
  const hilo = row.hilo ?? '';
  const href = correo.hilo(hilo);
  const registro = await desk.as('registro1');
  assert.equal((await registro.get(correo.convertir(hilo, 'contactos-telefonicos'))).status, 404);
  const sent = await send(registro, href, `${href}/derivar`, [['tramite', 'contactos-telefonicos']]);
  assert.equal(sent.location, `${href}?hecho=derivar`);
  const letters = await lettersOf(desk.deps, hilo);
  assert.ok(
    letters.some(
      ({ clase, texto }) => clase === 'derivacion' && texto.includes(paths.tramite('contactos-telefonicos')),
    ),
  );
  const unknown = await send(registro, href, `${href}/derivar`, [['tramite', 'no-existe']]);
  assert.equal(unknown.status, 422);
});

test('linking names a case without giving the thread any right in it, and only a case the officer may read', async () => {
  const de = somebody();
  const filed = await desk.mail({ ...incomplete(de), adjuntos: [acta, factura] });
  const referencia = (await threadRow(desk.deps, filed.hilo)).solicitud ?? '';
  const { hilo, href } = await waiting();
  const control = await desk.as('control1');
  assert.equal(
    (await send(control, href, `${href}/vincular`, [['referencia', 'VT-2222-2222-22']])).status,
    422,
  );
  assert.equal((await send(control, href, `${href}/vincular`, [['referencia', referencia]])).status, 303);
  const linked = await threadRow(desk.deps, hilo);
  assert.equal(linked.solicitud, null);
  assert.ok((await control.get(href)).html.includes(`Se refiere a`));
  const page = await desk.anonymous().get(desk.linkOf(hilo));
  assert.ok(!page.html.includes(referencia), 'the link of one person showed the case of another');
});

test('correo 11: a mail in quarantine has no words in its thread until somebody lets it out or discards it, with a reason', async () => {
  const { hilo, href } = await waiting();
  const { referencia } = await threadRow(desk.deps, hilo);
  const intruder = () => ({
    de: 'otra.persona@correo.example',
    asunto: `Re: ${referencia}`,
    texto: 'Palabras de la otra persona.',
  });
  const [first, second] = [await desk.mail(intruder()), await desk.mail(intruder())];
  assert.ok(first.en_cuarentena && second.en_cuarentena);
  const control = await desk.as('control1');
  assert.ok(
    (await control.get(`${correo.inicio}?ver=cuarentena`)).html.includes('otra.persona@correo.example'),
  );
  assert.ok(!(await control.get(href)).html.includes('Palabras de la otra persona.'));
  const alone = correo.mensaje(first.id);
  assert.ok((await control.get(alone)).html.includes('Palabras de la otra persona.'));
  assert.equal(
    (await send(control, alone, correo.verboDeMensaje(first.id, 'soltar'), [['motivo', ' ']])).status,
    422,
  );
  const page = await control.get(alone);
  const out = await control.post(page, correo.verboDeMensaje(first.id, 'soltar'), [
    ['motivo', 'Es su contadora.'],
  ]);
  assert.equal(out.status, 303);
  const twice = await control.post(page, correo.verboDeMensaje(first.id, 'soltar'), [
    ['motivo', 'Es su contadora.'],
  ]);
  assert.equal(twice.status, 409);
  const other = correo.mensaje(second.id);
  assert.equal(
    (await send(control, other, correo.verboDeMensaje(second.id, 'descartar'), [['motivo', 'Publicidad.']]))
      .status,
    303,
  );
  assert.equal((await threadRow(desk.deps, hilo)).direccion.startsWith('contratista'), true);
  const public_ = await desk.anonymous().get(desk.linkOf(hilo));
  assert.ok(!public_.html.includes('Palabras de la otra persona.'));
});

test('a mail is moved to the thread it belongs to, and both histories say so', async () => {
  const [from, to] = [await waiting(), await waiting()];
  const target = await threadRow(desk.deps, to.hilo);
  const control = await desk.as('control1');
  const here = correo.mensaje(from.row.id);
  assert.equal(
    (await send(control, here, correo.verboDeMensaje(from.row.id, 'mover'), [['referencia', 'VT-1']])).status,
    422,
  );
  const moved = await send(control, here, correo.verboDeMensaje(from.row.id, 'mover'), [
    ['referencia', target.referencia],
  ]);
  assert.equal(moved.location, `${to.href}?hecho=mover`);
  for (const { hilo } of [from, to])
    assert.equal((await threadRow(desk.deps, hilo)).contenido.historia.at(-1)?.verbo, 'mover');
});

test('a mail leaves as a download to the byte, and so do its files (ASVS 5.4.1)', async () => {
  const { row } = await waiting();
  const cookie = `sesion=${await desk.sessionOf(desk.staff('control1'))}`;
  const raw = await fetch(desk.origin + correo.crudo(row.id), { headers: { cookie } });
  assert.equal(raw.headers.get('content-type'), 'application/octet-stream');
  assert.match(raw.headers.get('content-disposition') ?? '', /^attachment; filename="correo-[0-9a-f]+\.eml"/);
  assert.equal(raw.headers.get('x-content-type-options'), 'nosniff');
  const bytes = Buffer.from(await raw.arrayBuffer());
  assert.ok(bytes.includes('Subject:'));
  const page = await (await desk.as('control1')).get(correo.mensaje(row.id));
  const href = /href="(\/mesa\/correo\/mensajes\/[^"]*\/adjuntos\/[0-9a-f]{64})"/.exec(page.html)?.[1] ?? '';
  const file = await fetch(desk.origin + href, { headers: { cookie } });
  assert.deepEqual(Buffer.from(await file.arrayBuffer()), acta.bytes);
  const unknown = await fetch(desk.origin + correo.adjunto(row.id, 'a'.repeat(64)), { headers: { cookie } });
  assert.equal(unknown.status, 404);
});

test('a form without its token changes nothing', async () => {
  const { hilo, href } = await waiting();
  const control = await desk.as('control1');
  const { version } = await threadRow(desk.deps, hilo);
  const body = new URLSearchParams({ version: String(version), llave: 'llave-de-prueba' });
  assert.equal((await control.send(`${href}/tomar`, { method: 'POST', body })).status, 403);
  assert.equal((await threadRow(desk.deps, hilo)).version, version);
});
