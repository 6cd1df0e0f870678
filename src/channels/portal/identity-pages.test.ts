/** Signing in and out, the account's sessions, and the reset of a password, as a browser without JavaScript does them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account, type PortalServer, startPortal } from '../../../tests/journeys/portal-server.ts';
import { hiddenFields, WebClient } from '../../../tests/web-client.ts';
import { createResetLinks } from '../../actions/create-reset-links.ts';
import { paths } from '../../paths.ts';
import { listSolicitudesOfTitular, readJournal } from '../../store/solicitudes.ts';

let portal: PortalServer;

before(async () => {
  portal = await startPortal();
});
after(() => portal.stop());

type Answers = readonly (readonly [string, string])[];

const credentials = (clave = account.clave): Answers => [
  ['ruc', account.ruc],
  ['usuario', account.usuario],
  ['clave', clave],
];

async function signIn(client: WebClient, clave?: string, from: string = paths.ingresar) {
  return client.post(await client.get(from), paths.ingresar, credentials(clave));
}

function resetPath(): string {
  const found = portal.scene.deps.definiciones.todas.find(
    ({ definicion }) => definicion.solicitante === 'titular-sin-sesion',
  );
  assert.ok(found);
  return paths.solicitar(found.definicion.id);
}

test('signing in leads back to where one was going, with a new session', async () => {
  const client = new WebClient(portal.href);
  const guarded = await client.get(paths.miCuenta);
  assert.equal(guarded.location, `${paths.ingresar}?volver=${encodeURIComponent(paths.miCuenta)}`);
  const answer = await signIn(client, undefined, guarded.location ?? '');
  assert.deepEqual([answer.status, answer.location], [303, paths.miCuenta]);
  assert.match((await client.get(paths.miCuenta)).html, /Textiles Demostración/);
});

test('a wrong password keeps what was typed, except the password, and says one sentence for all three', async () => {
  const client = new WebClient(portal.href);
  const answer = await signIn(client, 'no-es-la-clave');
  assert.equal(answer.status, 401);
  assert.match(answer.html, /El RUC, el usuario o la clave no coinciden/);
  assert.ok(
    answer.html.includes(`value="${account.ruc}"`) && answer.html.includes(`value="${account.usuario}"`),
  );
  assert.ok(!answer.html.includes('no-es-la-clave'));
});

test('ASVS 3.7.2 nobody is led to another site after signing in', async () => {
  for (const volver of [
    '//malo.example',
    '/\\malo.example',
    'https://malo.example/',
    '/%2f/malo.example//x',
  ]) {
    const client = new WebClient(portal.href);
    const answer = await signIn(client, undefined, `${paths.ingresar}?volver=${encodeURIComponent(volver)}`);
    assert.equal(answer.status, 303);
    assert.ok(
      !answer.location?.includes('malo') || answer.location.startsWith('/%'),
      `${volver} → ${answer.location}`,
    );
  }
});

test('ASVS 3.5.1 a sign-in sent from another site, or without its token, is refused with what was typed', async () => {
  const client = new WebClient(portal.href);
  const page = await client.get(paths.ingresar);
  const body = new URLSearchParams([
    ...Object.entries(hiddenFields(page.html, paths.ingresar)),
    ...credentials().map(([k, v]): [string, string] => [k, v]),
  ]);
  const foreign = await client.send(paths.ingresar, {
    method: 'POST',
    body,
    headers: { origin: 'https://malo.example', 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(foreign.status, 403);
  const untokened = await client.send(paths.ingresar, {
    method: 'POST',
    body: new URLSearchParams({ ruc: account.ruc }),
  });
  assert.equal(untokened.status, 403);
  assert.ok(untokened.html.includes(`value="${account.ruc}"`));
});

test('after many wrong guesses the form asks for work or for waiting, and still lets the owner in', async () => {
  const guesser = new WebClient(portal.href);
  const other = { ruc: '1799999044001', usuario: 'asociacion' };
  let answer = await guesser.get(paths.ingresar);
  for (let n = 0; n < 11; n += 1)
    answer = await guesser.post(answer, paths.ingresar, [
      ['ruc', other.ruc],
      ['usuario', other.usuario],
      ['clave', 'x'],
    ]);
  assert.equal(answer.status, 422);
  assert.match(answer.html, /data-prueba="/);
  assert.match(answer.html, /<noscript>.*Espere \d+ segundos/s);
  const { _espera: ticket } = hiddenFields(answer.html, paths.ingresar);
  assert.ok(ticket);
  portal.scene.deps.clock.advance(60_000);
  const waited = await guesser.post(answer, paths.ingresar, [
    ['ruc', other.ruc],
    ['usuario', other.usuario],
    ['clave', 'x'],
  ]);
  assert.equal(waited.status, 401, 'waiting made the guess count as a guess again');
});

test('a form whose session ended is offered again after signing in, and sending it succeeds', async () => {
  const owner = portal.scene.supplier('textilera');
  const client = await portal.signedIn(owner);
  const tramite = portal.scene.deps.definiciones.todas.find(
    ({ definicion: d }) => d.alAprobar === 'actualizarDireccionYNombre',
  );
  assert.ok(tramite);
  const start = paths.solicitar(tramite.definicion.id);
  const page = await client.get(start);
  client.cookies.delete('sesion');
  const ended = await client.post(page, start, [['nota', 'línea uno\nlínea «dos» & más']]);
  assert.equal(ended.status, 401);
  assert.match(ended.html, /lo que escribió se conserva/);
  const offered = await client.post(ended, paths.ingresar, credentials());
  assert.equal(offered.status, 200);
  assert.match(offered.html, /Continuar donde estaba/);
  const kept = hiddenFields(offered.html, start);
  assert.equal(kept.nota?.replaceAll('\r\n', '\n'), 'línea uno\nlínea «dos» & más');
  assert.match(offered.html, /Textiles Demostración/, 'the page already belongs to the new session');
});

test('the account lists its sessions in words and ends one, or all others', async () => {
  const owner = portal.scene.supplier('textilera');
  const [here, there, third] = await Promise.all([
    portal.signedIn(owner),
    portal.signedIn(owner),
    portal.signedIn(owner),
  ]);
  const page = await here.get(paths.miCuenta);
  assert.match(page.html, /Firefox en Linux/);
  assert.match(page.html, /Esta sesión/);
  await here.post(page, paths.cerrarSesion, []);
  assert.equal((await here.post(page, paths.cerrarOtras, [])).location, paths.miCuenta);
  assert.equal((await there.get(paths.miCuenta)).status, 303);
  assert.equal((await third.get(paths.miCuenta)).status, 303);
  assert.equal((await here.get(paths.miCuenta)).status, 200);
});

test('ASVS 7.4.1 signing out ends the session itself; a forged request does not', async () => {
  const client = await portal.signedIn(portal.scene.supplier('textilera'));
  const token = client.cookies.get('sesion') ?? '';
  const page = await client.get(paths.misSolicitudes);
  assert.equal(
    (await client.send(paths.salir, { method: 'POST', body: new URLSearchParams({ _csrf: 'x' }) })).status,
    403,
  );
  assert.equal((await client.post(page, paths.salir, [])).status, 303);
  assert.equal(client.cookies.get('sesion'), '');
  assert.equal((await new WebClient(portal.href, token).get(paths.misSolicitudes)).status, 303);
});

test('ASVS 7.5.1 proving again who one is gives the session a new token', async () => {
  const client = new WebClient(portal.href);
  await signIn(client);
  const before = client.cookies.get('sesion');
  const page = await client.get(`${paths.reforzar}?volver=${paths.misSolicitudes}`);
  const wrong = await client.post(page, paths.reforzar, [['clave', 'otra']]);
  assert.match(wrong.html, /La clave no coincide/);
  const right = await client.post(wrong, paths.reforzar, [['clave', account.clave]]);
  assert.deepEqual([right.status, right.location], [303, paths.misSolicitudes]);
  assert.notEqual(client.cookies.get('sesion'), before);
  assert.equal((await client.get(paths.misSolicitudes)).status, 200);
});

/** What differs between any two answers: the nonce and the form tokens. */
const plain = (html: string) =>
  html.replaceAll(/nonce="[^"]*"/g, '').replaceAll(/name="_csrf" value="[^"]*"/g, '');

test('ASVS 6.3.8 the reset answers alike whether or not the data belong to an account', async () => {
  const client = new WebClient(portal.href);
  const ask = async (ruc: string, correo: string) =>
    client.post(await client.get(resetPath()), resetPath(), [
      ['ruc', ruc],
      ['correo', correo],
    ]);
  const right = await ask('1799999028001', 'contabilidad@textiles-demostracion.example');
  const wrong = await ask('1799999281001', 'nadie@correo-ejemplo.example');
  assert.equal(right.status, 200);
  assert.equal(plain(right.html), plain(wrong.html));
  assert.match(right.html, /Revise su correo/);
  const cases = await listSolicitudesOfTitular(portal.scene.deps.db, '1799999028001', 10);
  assert.ok(cases.some(({ estado, canal }) => estado === 'aprobada' && canal === 'portal'));
});

test('what is wrong in the reset form is said beside the field, and the rest stays', async () => {
  const client = new WebClient(portal.href);
  const answer = await client.post(await client.get(resetPath()), resetPath(), [
    ['ruc', '17'],
    ['correo', 'a@b.example'],
  ]);
  assert.equal(answer.status, 422);
  assert.match(answer.html, /id="ruc-error"/);
  assert.ok(answer.html.includes('value="a@b.example"'));
});

async function resetLink(): Promise<string> {
  // A link made in the very instant of a change counts as older than it.
  portal.scene.deps.clock.advance(1_000);
  const [solicitud] = await listSolicitudesOfTitular(portal.scene.deps.db, '1799999028001', 1);
  assert.ok(solicitud);
  const [link] = await createResetLinks(portal.scene.deps, {
    solicitudId: solicitud.id,
    ruc: '1799999028001',
    cuentaId: portal.scene.supplier('textilera').cuenta,
    eventId: portal.scene.deps.ids.newId(),
  });
  assert.ok(link);
  return new URL(link.url).pathname;
}

test('ASVS 6.4.1 a link sets one password, once, ends every session, and the notice stands in the journal', async () => {
  const path = await resetLink();
  const elsewhere = await portal.signedIn(portal.scene.supplier('textilera'));
  const client = new WebClient(portal.href);
  const page = await client.get(path);
  assert.equal(page.status, 200);
  const weak = await client.post(page, path, [['clave', 'corta']]);
  assert.equal(weak.status, 422);
  assert.match(weak.html, /id="clave-error"/);
  const done = await client.post(weak, path, [['clave', 'cinco gallinas pintas al sol']]);
  assert.equal(done.status, 200);
  assert.match(done.html, /Su clave cambió/);
  assert.equal((await elsewhere.get(paths.miCuenta)).status, 303);
  const again = await client.get(path);
  assert.equal(again.status, 410);
  assert.ok(again.html.includes(`href="${paths.cortos.clave}"`), 'an invalid link shows the way on');
  assert.equal((await signIn(new WebClient(portal.href), 'cinco gallinas pintas al sol')).status, 303);
  const [solicitud] = await listSolicitudesOfTitular(portal.scene.deps.db, '1799999028001', 1);
  const journal = await readJournal(portal.scene.deps.db, solicitud?.id ?? '');
  const recorded = journal.at(-1);
  assert.equal(recorded?.clase, 'registrar-efecto');
  assert.match(JSON.stringify(recorded?.datos.avisos), /Se cambió la clave/);
});

test('looking at a link changes nothing: a mail scanner that follows it does no harm', async () => {
  const path = await resetLink();
  const scanner = new WebClient(portal.href);
  for (let n = 0; n < 3; n += 1) assert.equal((await scanner.get(path)).status, 200);
});
