// Signing in at the institution against a real OpenID provider on this machine, without JavaScript: the way there and back, and ends.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startProvider, type TestProvider } from '../../../tests/oidc/provider.ts';
import { type Stop, Traveller } from '../../../tests/oidc/traveller.ts';
import { hiddenFields } from '../../../tests/web-client.ts';
import { paths } from '../../paths.ts';
import { systemClock } from '../../platform/clock.ts';
import { openOidcClient } from '../../platform/oidc/oidc-client.ts';
import { updateActiva } from '../../store/cuentas.ts';
import { listSucesosOfCuenta } from '../../store/sucesos.ts';
import { appEnrolledOn } from '../testing/authenticator-app.ts';
import { type DeskServer, startDesk } from '../testing/desk-server.ts';

const { mesa } = paths;
const { institucional } = mesa;
let provider: TestProvider;
let desk: DeskServer;
/** Codes of each person's telephone. */
const apps = new Map<string, ReturnType<typeof appEnrolledOn>>();

const synthetic = (usuario: string) => ({ name: 'Persona Sintética', preferred_username: usuario });

before(async () => {
  const staff = ['registro1', 'registro2', 'control1', 'supervisora', 'auditor'];
  provider = await startProvider({
    ...Object.fromEntries(staff.map((usuario) => [usuario, synthetic(usuario)])),
    impostora: synthetic('registro1'),
    nadie: synthetic('nadie.conocido'),
  });
  const { issuer, clientId, clientSecret } = provider;
  const settings = {
    issuer,
    clientId,
    clientSecret,
    claim: 'preferred_username',
    name: 'la cuenta de prueba',
  };
  desk = await startDesk({ institucional: openOidcClient(settings, systemClock) });
  provider.serve(desk.href, { back: institucional.regreso, out: mesa.ingresar, order: institucional.orden });
});
after(async () => {
  await desk.stop();
  await provider.stop();
});

const says = ({ html }: Stop, text: string | RegExp) =>
  assert.ok(
    typeof text === 'string' ? html.includes(text) : text.test(html),
    `no «${text}» in ${html.slice(0, 3000)}`,
  );

const isBack = (url: string) => url.startsWith(`${desk.href}${institucional.regreso}`);

/** Leaves for the provider and signs in there; the address it sends the browser back to, not opened yet. */
async function awayAs(traveller: Traveller, login: string, volver = ''): Promise<string> {
  const start = `${desk.href}${institucional.ir}${volver === '' ? '' : `?volver=${encodeURIComponent(volver)}`}`;
  const form = await traveller.follow(start, isBack);
  if (form.location !== null && isBack(form.location)) return form.location;
  assert.match(form.url, /\/interaccion\//);
  let stop = await traveller.post(form.url, { login });
  while (stop.location !== null && !isBack(stop.location)) stop = await traveller.send(stop.location);
  assert.ok(stop.location !== null, stop.html);
  return stop.location;
}

async function sendStep(
  traveller: Traveller,
  page: Stop,
  action: string,
  typed: Readonly<Record<string, string>>,
) {
  return traveller.post(`${desk.href}${action}`, { ...hiddenFields(page.html, action), ...typed });
}

const now = () => desk.scene.deps.clock.nowMs();

/** The first time: the password and the second factor tie the account. */
async function tie(usuario: string): Promise<Traveller> {
  const clave = await desk.withPassword(usuario);
  const traveller = new Traveller();
  const page = await traveller.send(await awayAs(traveller, usuario));
  says(page, 'Vincule su cuenta');
  const step = await sendStep(traveller, page, institucional.vincular, { clave });
  says(step, 'Es su primer ingreso');
  apps.set(usuario, appEnrolledOn(step.html));
  const codigo = apps.get(usuario)?.codeAt(now()) ?? '';
  const entered = await sendStep(traveller, step, mesa.inscribir, { codigo });
  assert.equal(entered.location, `${desk.href}${mesa.inicio}`);
  return traveller;
}

test('ASVS 10.5.2 the first time the account is tied with its own password and factor; afterwards the subject alone names it', async () => {
  await tie('registro1');
  desk.scene.deps.clock.advance(30_000);
  const traveller = new Traveller();
  const back = await awayAs(traveller, 'registro1', '/mesa/cola?ver=todas');
  const leaving = new URL(traveller.way[1] ?? '');
  assert.deepEqual(
    ['response_type', 'code_challenge_method', 'scope'].map((name) => leaving.searchParams.get(name)),
    ['code', 'S256', 'openid profile email'],
  );
  assert.equal(
    leaving.href.includes('cola'),
    false,
    'ASVS 14.2.1 the provider is not told where the person goes',
  );
  const step = await traveller.send(back);
  says(step, 'Código de su aplicación');
  assert.match((await traveller.send(`${desk.href}${mesa.cola}`)).location ?? '', /ingresar/);
  const entered = await sendStep(traveller, step, mesa.segundoPaso, {
    codigo: apps.get('registro1')?.codeAt(now()) ?? '',
  });
  assert.equal(entered.location, `${desk.href}/mesa/cola?ver=todas`);
  const { cuenta } = desk.scene.staff('registro1');
  const [last] = await listSucesosOfCuenta(desk.scene.deps.db, cuenta, 1);
  assert.deepEqual([last?.clase, last?.detalle.metodo], ['ingreso', 'institucional+totp']);
});

test('somebody else who is called like a tied account does not get it, whatever password she tries', async () => {
  const traveller = new Traveller();
  const page = await traveller.send(await awayAs(traveller, 'impostora'));
  assert.equal(page.status, 403);
  says(page, 'todavía no está vinculada');
});

test('a name alone ties nothing: wrong passwords are counted and the tie ends', async () => {
  const traveller = new Traveller();
  await desk.withPassword('registro2');
  let page = await traveller.send(await awayAs(traveller, 'registro2'));
  for (let tries = 0; tries < 5; tries += 1) {
    page = await sendStep(traveller, page, institucional.vincular, { clave: 'no es esta clave' });
    assert.notEqual(page.status, 200);
  }
  page = await sendStep(traveller, page, institucional.vincular, { clave: 'palabras largas de registro2' });
  says(page, 'La vinculación tardó demasiado');
  const own = await desk.scene.deps.db.query({
    name: 'prueba-vinculos',
    text: `select 1 from identidades_institucionales where sujeto = 'sub-registro2'`,
  });
  assert.deepEqual(own, []);
});

test('nobody known, somebody who was closed, somebody who said no: a sentence, and no account', async () => {
  const unknown = new Traveller();
  says(await unknown.send(await awayAs(unknown, 'nadie')), 'no tiene una cuenta en Ventanilla');
  const refused = new Traveller();
  const no = await refused.send(await awayAs(refused, 'no-existe-alli'));
  assert.equal(no.status, 401);
  says(no, 'no se completó');
  await tie('auditor');
  const { cuenta } = desk.scene.staff('auditor');
  await updateActiva(desk.scene.deps.db, cuenta, false);
  const closed = new Traveller();
  says(await closed.send(await awayAs(closed, 'auditor')), 'desactivada');
  await updateActiva(desk.scene.deps.db, cuenta, true);
});

test('ASVS 10.2.1 what comes back is good once, in time, and in the browser that left', async () => {
  const traveller = new Traveller();
  const back = await awayAs(traveller, 'registro1');
  const elsewhere = await new Traveller().send(back);
  assert.equal(elsewhere.status, 401);
  says(elsewhere, 'empezó en otro navegador');
  const forged = await traveller.send(back.replace(/state=[^&]*/, 'state=inventado'));
  assert.equal(forged.status, 401);
  says(await traveller.send(back), 'Código de su aplicación');
  says(await traveller.send(back), 'ya se usó');
  const late = new Traveller();
  const old = await awayAs(late, 'registro1');
  desk.scene.deps.clock.advance(16 * 60_000);
  says(await late.send(old), 'tardó demasiado');
});

test('ASVS 3.7.2 after signing in nobody is led to another site', async () => {
  for (const volver of ['https://malo.example/', '//malo.example', '/\\malo.example']) {
    const traveller = new Traveller();
    provider.says({ amr: ['mfa'] });
    const step = await traveller.send(await awayAs(traveller, 'registro1', volver));
    assert.match(step.html, /name="volver" value="\/mesa"/, volver);
  }
  provider.says({});
});

test('a code of the provider is good once: a second browser with the same one gets nothing', async () => {
  const traveller = new Traveller();
  const back = await awayAs(traveller, 'registro1');
  const code = new URL(back).searchParams.get('code') ?? '';
  says(await traveller.send(back), 'Código de su aplicación');
  const thief = new Traveller();
  const own = new URL(await awayAs(thief, 'registro1'));
  own.searchParams.set('code', code);
  const answer = await thief.send(own.href);
  assert.equal(answer.status, 401);
  says(answer, 'No pudimos comprobar');
});

test('ASVS 7.4.1 the provider ends the session: its order is signed, about this session, and good once', async () => {
  desk.scene.deps.clock.advance(30_000);
  const traveller = await tie('supervisora');
  assert.equal((await traveller.send(`${desk.href}${mesa.inicio}`)).status, 200);
  const out = await traveller.send(`${desk.href}${institucional.salida}`);
  const href = /href="(http:\/\/127[^"]*)"/.exec(out.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  assert.match(href, /session\/end/);
  const confirm = await traveller.send(href);
  const xsrf = /name="xsrf" value="([^"]*)"/.exec(confirm.html)?.[1] ?? '';
  const ended = await traveller.post(`${provider.issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
  assert.deepEqual(provider.orders, ['recibida'], ended.html);
  assert.match((await traveller.send(`${desk.href}${mesa.inicio}`)).location ?? '', /ingresar/);
});

test('signing out here says that the session there goes on, and how to end it', async () => {
  desk.scene.deps.clock.advance(30_000);
  const traveller = await tie('control1');
  const home = await traveller.send(`${desk.href}${mesa.inicio}`);
  const out = await sendStep(traveller, home, mesa.salir, {});
  assert.equal(out.location, `${desk.href}${institucional.salida}`);
  says(await traveller.send(out.location ?? ''), 'Cerrar la sesión de la cuenta de prueba');
});

test('orders that are none are refused, from wherever they come', async () => {
  for (const token of ['', 'x', 'a.b.c', `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`]) {
    const answer = await new Traveller().send(`${desk.href}${institucional.orden}`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    });
    assert.equal(answer.status, 400, token);
  }
});

test('with the provider down people read so, and the own way stays open', async () => {
  provider.pause(true);
  const traveller = new Traveller();
  const back = await traveller.follow(`${desk.href}${institucional.ir}`, (next) =>
    next.startsWith(provider.issuer),
  );
  assert.ok(back.location?.startsWith(provider.issuer), 'its description is still known');
  const page = await new Traveller().send(`${desk.href}${mesa.ingresar}`);
  says(page, 'Ingresar con la cuenta de prueba');
  says(page, 'name="clave"');
  provider.pause(false);
  const away = await awayAs(traveller, 'registro1');
  provider.pause(true);
  const answer = await traveller.send(away);
  provider.pause(false);
  assert.equal(answer.status, 401);
  says(answer, 'no responde');
});
