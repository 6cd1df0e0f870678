// Forged, repeated, stale and interrupted forms: one effect at most, and nothing typed is lost.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { demoOutsideAccounts } from '../../demo/accounts.ts';
import { saveDraft } from '../../src/actions/save-draft.ts';
import { startDraft } from '../../src/actions/start-draft.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import { paths } from '../../src/paths.ts';
import { updateClave } from '../../src/store/cuentas.ts';
import { tramites } from '../../tramites/index.ts';
import { fileFor } from '../filing.ts';
import { restoreRegister } from '../restore-register.ts';
import { type Served, serveScene } from '../served.ts';
import { type Answer, hiddenFields, WebClient } from '../web-client.ts';
import { dump, everyDoor } from './hands.ts';

let served: Served;
before(async () => {
  served = await serveScene(everyDoor);
});
after(() => served.stop());
beforeEach(() => restoreRegister(served));

/** Decided at once, without papers, on two pages: the trade name is the last question. */
const definicion = tramites.find(
  ({ documentos, ejemplos, paginas }) =>
    Object.keys(documentos).length === 0 &&
    paginas.length > 2 &&
    ejemplos.some(({ espera }) => 'aprobada' in espera),
);
assert.ok(definicion);
const honest = { cambia: ['nombreComercial'], nombreComercial: 'Nombre de Prueba Uno' };

type Ready = { readonly id: string; readonly client: WebClient; readonly review: Answer };

async function ready(nombre = honest.nombreComercial): Promise<Ready> {
  const actor = served.supplier('textilera');
  const draft = await startDraft(served.deps, actor, definicion?.id ?? '');
  assert.ok(!isRefusal(draft));
  const datos = { ...honest, nombreComercial: nombre };
  await saveDraft(served.deps, actor, draft.id, Object.keys(datos), datos);
  const client = new WebClient(served.origin, await served.sessionOf(actor));
  return { id: draft.id, client, review: await client.get(paths.borradorRevisar(draft.id)) };
}

const confirmations = (html: string) =>
  [...html.matchAll(/name="confirmaciones"[^>]*value="([^"]*)"/g)].map(
    (m) => ['confirmaciones', m[1] ?? ''] as const,
  );

const file = ({ client, review, id }: Ready) =>
  client.post(review, paths.borradorPresentar(id), confirmations(review.html));

const cases = async () =>
  ((await dump(served)).get('solicitudes') ?? '').split('\n').filter((row) => row !== '').length;

test('ASVS 3.5.1 3.5.2 a filing without its own fresh token, or from another place, files nothing', async () => {
  const { id, client, review } = await ready();
  const mine = hiddenFields(review.html, paths.borradorPresentar(id));
  const otherForm = hiddenFields(review.html, paths.borradorEliminar(id))._csrf ?? '';
  const stranger = await ready();
  const otherPerson = new WebClient(served.origin, await served.sessionOf(served.supplier('asociacion')));
  const signOut = hiddenFields((await otherPerson.get(paths.misSolicitudes)).html, paths.salir)._csrf ?? '';
  const otherSession = hiddenFields(stranger.review.html, paths.borradorPresentar(stranger.id))._csrf ?? '';
  const atFirst = await dump(served);
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    client.send(paths.borradorPresentar(id), {
      method: 'POST',
      headers,
      body: new URLSearchParams([
        ...Object.entries(fields),
        ...confirmations(review.html).map(([k, v]): [string, string] => [k, v]),
      ]),
    });
  for (const [why, _csrf] of Object.entries({
    vacio: '',
    inventado: `${mine._csrf?.split('.')[0]}.${'x'.repeat(43)}`,
    'de otro formulario': otherForm,
    'de otra persona': signOut,
    'de otra sesión': otherSession,
    partido: mine._csrf?.slice(0, -1) ?? '',
  }))
    assert.equal((await send({ ...mine, _csrf })).status, 403, why);
  for (const headers of [
    { origin: 'http://evil.example' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: `${served.origin}.evil.example` },
  ])
    assert.equal((await send(mine, headers)).status, 403, JSON.stringify(headers));
  for (const table of ['solicitudes', 'eventos', 'asientos', 'borradores'])
    assert.equal((await dump(served)).get(table), atFirst.get(table), table);
});

test('ASVS 3.5.1 a token ends with the longest session: twelve hours, and not one more', async () => {
  const client = new WebClient(served.origin);
  const page = await client.get(paths.ingresar);
  const nobody: [string, string][] = [
    ['ruc', '1'],
    ['usuario', 'nadie'],
    ['clave', 'x'],
  ];
  served.deps.clock.advance(11 * 3_600_000);
  assert.equal((await client.post(page, paths.ingresar, nobody)).status, 401);
  served.deps.clock.advance(2 * 3_600_000);
  const late = await client.post(page, paths.ingresar, nobody);
  assert.equal(late.status, 403);
  assert.match(late.html, /value="nadie"/, 'what was typed is still there');
});

test('ASVS 2.3.4 a double click, fifty times at once, is one filing with one answer', async () => {
  const form = await ready('Nombre de Prueba Dos');
  const atFirst = await cases();
  const answers = await Promise.all(Array.from({ length: 50 }, () => file(form)));
  assert.deepEqual([...new Set(answers.map(({ status, location }) => `${status} ${location}`))].length, 1);
  assert.equal(answers[0]?.status, 303);
  assert.equal(await cases(), atFirst + 1);
});

test('the back button after filing leads to the first answer, whatever is sent again', async () => {
  const form = await ready('Nombre de Prueba Tres');
  const filed = await file(form);
  assert.equal(filed.status, 303);
  const atFirst = await cases();
  const again = await file(form);
  assert.deepEqual([again.status, again.location], [303, filed.location]);
  const page = await form.client.get(paths.borradorPagina(form.id, 1));
  assert.equal(page.status === 404 || page.location === filed.location, true, String(page.status));
  assert.equal(await cases(), atFirst);
});

test('two tabs on different pages both keep what they wrote, and a review that is no longer true is shown again', async () => {
  const { id, client, review } = await ready('Nombre de la primera pestaña');
  const tab = await client.get(paths.borradorPagina(id, 3));
  const saved = await client.post(tab, tab.path, [['nombreComercial', 'Nombre de la segunda pestaña']]);
  assert.equal(saved.status, 303);
  const atFirst = await cases();
  const stale = await file({ id, client, review });
  assert.equal(stale.status, 409);
  assert.match(stale.html, /Nombre de la segunda pestaña/);
  assert.match(stale.html, /Algo cambió desde que revisó/);
  assert.equal(await cases(), atFirst);
  assert.equal((await file({ id, client, review: stale })).status, 303);
});

test('a version that somebody changed meanwhile is not written over, and what was typed stays', async () => {
  const officers = tramites
    .flatMap((d) => d.ejemplos.map((e) => ({ d, e })))
    .find(({ e }) => e.quien === 'conPendientes' && 'funcionario' in e.espera);
  assert.ok(officers);
  const { referencia } = await fileFor(served, {
    actor: served.supplier('conPendientes'),
    tramite: officers.d.id,
    datos: officers.e.datos,
  });
  const one = new WebClient(served.origin, await served.sessionOf(served.staff('registro1')));
  const two = new WebClient(served.origin, await served.sessionOf(served.staff('registro2')));
  const take = paths.mesa.verbo(referencia, 'tomar');
  const [pageOne, pageTwo] = [
    await one.get(paths.mesa.solicitud(referencia)),
    await two.get(paths.mesa.solicitud(referencia)),
  ];
  assert.equal((await one.post(pageOne, take, [])).status, 303);
  const late = await two.post(pageTwo, take, []);
  assert.equal(late.status, 409);
  const note = paths.mesa.verbo(referencia, 'anotar');
  const lateNote = await two.post(pageTwo, note, [['texto', 'Nota que no debe perderse']]).catch(() => null);
  if (lateNote !== null)
    assert.ok(lateNote.status === 303 || lateNote.html.includes('Nota que no debe perderse'));
});

test('a session that ends in mid-form costs one sign-in: what was typed is carried along and saved', async () => {
  const { id, client } = await ready('Nombre anterior');
  const clave = demoOutsideAccounts.find(({ usuario }) => usuario === 'textilera')?.clave ?? '';
  const actor = served.supplier('textilera');
  await updateClave(
    served.deps.db,
    actor.cuenta,
    await served.deps.passwords.hash(clave),
    served.deps.clock.nowMs(),
  );
  const page = await client.get(paths.borradorPagina(id, 3));
  client.cookies.delete('sesion');
  const typed = 'Nombre escrito «con" sesión <vencida>';
  const asked = await client.post(page, page.path, [['nombreComercial', typed]]);
  assert.equal(asked.status, 401);
  const credentials: [string, string][] = [
    ['ruc', actor.ruc],
    ['usuario', 'textilera'],
    ['clave', clave],
  ];
  const entered = await client.post(asked, paths.ingresar, credentials);
  assert.equal(entered.status, 200);
  const saved = await client.post(entered, page.path, []);
  assert.equal(saved.status, 303, saved.html.slice(0, 300));
  const review = await client.get(paths.borradorRevisar(id));
  assert.ok(
    review.html.includes('Nombre escrito «con&quot; sesión &lt;vencida&gt;'),
    'what was typed is in the review',
  );
  assert.equal((await file({ id, client, review })).status, 303);
});
