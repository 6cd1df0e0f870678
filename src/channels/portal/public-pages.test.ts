/** The pages anybody may read: catalogue, trámites, tracking, lists, the short links. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../../tests/filing.ts';
import { type PortalServer, startPortal } from '../../../tests/journeys/portal-server.ts';
import { WebClient } from '../../../tests/web-client.ts';
import { tramites } from '../../../tramites/index.ts';
import { rebuildCifras } from '../../actions/cifras/keep-cifras.ts';
import { describePlazo } from '../../domain/calendar/plazo.ts';
import { tienePuertaWeb } from '../../domain/tramite/puertas.ts';
import { paths } from '../../paths.ts';

let portal: PortalServer;
let anyone: WebClient;

before(async () => {
  portal = await startPortal();
  anyone = new WebClient(portal.href);
});
after(() => portal.stop());

const nonceOf = (html: string) => /nonce="([^"]+)"/.exec(html)?.[1];

const telefonos = (celular: string) => ({
  actor: portal.scene.supplier('textilera'),
  tramite: firstOf((t) => t.alAprobar === 'actualizarDireccionYNombre'),
  datos: { cambia: ['nombreComercial'], nombreComercial: celular },
});

function firstOf(fits: (t: (typeof tramites)[number]) => boolean): string {
  const found = tramites.find(fits);
  assert.ok(found);
  return found.id;
}

test('the catalogue shows every trámite of the table, as cards and as the table', async () => {
  for (const path of [paths.catalogo, paths.catalogoCon({ vista: 'tabla' })]) {
    const { status, html } = await anyone.get(path);
    assert.equal(status, 200);
    for (const { id } of tramites) assert.ok(html.includes(`href="${paths.tramite(id)}"`), id);
  }
});

test('a search that finds nothing says so and leads on; what was typed is escaped', async () => {
  const { status, html } = await anyone.get(paths.catalogoCon({ q: '<script>x</script>' }));
  assert.equal(status, 200);
  assert.ok(!html.includes('<script>x'));
  assert.match(html, /Ningún trámite coincide con «&lt;script&gt;/);
  assert.match(html, /Ver todos los trámites/);
});

test('the chat’s trámites are shown with the way into the chat', async () => {
  const { html } = await anyone.get(paths.catalogoCon({ canal: 'chat' }));
  assert.match(html, /Abrir el chat en línea/);
  for (const { id, canales } of tramites)
    assert.equal(html.includes(`href="${paths.tramite(id)}"`), canales.includes('chat'), id);
});

test('ASVS 3.4.3 a kept page has its own nonce on every answer, and sets no cookie', async () => {
  const [first, second] = [await anyone.get('/'), await anyone.get('/')];
  assert.ok(nonceOf(first.html));
  assert.notEqual(nonceOf(first.html), nonceOf(second.html));
  const answer = await fetch(portal.href);
  const nonce = nonceOf(await answer.text());
  assert.ok(answer.headers.get('content-security-policy')?.includes(`'nonce-${nonce}'`));
  assert.deepEqual(answer.headers.getSetCookie(), []);
});

test('whoever is signed in gets no page kept for strangers, nor leaves theirs behind', async () => {
  const owner = await portal.signedIn(portal.scene.supplier('textilera'));
  assert.match((await owner.get('/')).html, /Textiles Demostración/);
  assert.doesNotMatch((await anyone.get('/')).html, /Textiles Demostración/);
});

test('each trámite has its page: promise, law with dates, and the start button unless it is closed', async () => {
  for (const t of tramites) {
    const { status, html } = await anyone.get(paths.tramite(t.id));
    assert.equal(status, 200);
    assert.match(html, /Vigente desde el \d+ de/);
    if (t.tiempoEstimado.kind !== 'sin-plazo')
      assert.ok(html.includes(describePlazo(t.tiempoEstimado)), t.id);
    assert.equal(html.includes(`href="${paths.solicitar(t.id)}"`), tienePuertaWeb(t, new Set()), t.id);
    assert.equal(html.includes(`href="${paths.denuncias.inicio}"`), t.sellado === true, t.id);
    assert.match(html, /Aún no hay datos suficientes/);
  }
  assert.equal((await anyone.get('/tramites/no-existe')).status, 404);
});

test('the short links work in any capitals', async () => {
  const reset = firstOf((t) => t.solicitante === 'titular-sin-sesion');
  for (const path of ['/ResetClaveSercop', '/resetclavesercop', '/RESETCLAVESERCOP'])
    assert.equal((await anyone.get(path)).location, paths.solicitar(reset));
  assert.equal((await anyone.get('/webchatsercop')).location, '/chat');
  assert.equal((await anyone.get('/otracosa')).status, 404);
});

test('from twenty answers on, the measured time stands beside the promise', async () => {
  for (let n = 0; n < 19; n += 1) await fileFor(portal.scene, telefonos(`Telares Muestra ${n}`));
  const { tramite } = telefonos('');
  await rebuildCifras(portal.scene.deps);
  portal.scene.deps.clock.advance(301_000);
  await anyone.get(paths.tramite(tramite));
  assert.match((await anyone.get(paths.tramite(tramite))).html, /Aún no hay datos suficientes/);
  await fileFor(portal.scene, telefonos('Telares Muestra veinte'));
  await rebuildCifras(portal.scene.deps);
  portal.scene.deps.clock.advance(301_000);
  // The first visitor after the pause still gets the page at hand while the sums are done.
  for (let n = 0; n < 50; n += 1) {
    const { html } = await anyone.get(paths.tramite(tramite));
    if (html.includes('Dentro del tiempo ofrecido')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail('the measured time never appeared');
});

test('tracking tells state, days and whose turn it is, and nothing about anybody', async () => {
  const { referencia } = await fileFor(portal.scene, telefonos('Telares Seguidos'));
  const typed = referencia.toLowerCase().replaceAll('-', ' ');
  const answer = await anyone.get(`${paths.seguimiento}?referencia=${encodeURIComponent(typed)}`);
  assert.equal(answer.location, paths.seguimientoDe(referencia));
  const { status, html } = await anyone.get(paths.seguimientoDe(referencia));
  assert.equal(status, 200);
  assert.match(html, /Aprobada/);
  assert.match(html, /De nadie: la solicitud está cerrada/);
  for (const secret of ['Textiles', '1799999028001', 'Telares Seguidos'])
    assert.ok(!html.includes(secret), secret);
});

test('a reference with a slip is told which, beside the field', async () => {
  const slips: readonly (readonly [string, RegExp])[] = [
    ['', /Escriba la referencia/],
    ['VT-3456-789A-7X', /los dos últimos no corresponden/],
    ['VT-O456-789A-7M', /no usan el cero/],
    ['VT-3456', /usted escribió 4/],
    ['VT-3456-789A-7M', /no hay ninguna solicitud con ella/],
  ];
  for (const [typed, sentence] of slips) {
    const answer = await anyone.get(`${paths.seguimiento}?referencia=${encodeURIComponent(typed)}`);
    assert.equal(answer.status, 404, typed);
    assert.match(answer.html, sentence);
    assert.match(answer.html, /id="referencia-error"/);
  }
});

test('ASVS 2.4.1 trying references out is stopped; slips cost nothing', async () => {
  for (let n = 0; n < 70; n += 1) await anyone.get(paths.seguimientoDe('VT-3456-789A-7X'));
  const statuses: number[] = [];
  for (let n = 0; n < 61; n += 1)
    statuses.push((await anyone.get(paths.seguimientoDe('VT-3456-789A-7M'))).status);
  assert.equal(statuses[0], 404);
  assert.equal(statuses.at(-1), 429);
});

test('the lists of the islands answer in their shape, bounded and cacheable', async () => {
  const list = async (path: string) => {
    const response = await fetch(portal.href + path);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('cache-control') ?? '', /^public/);
    return (await response.json()) as Record<string, { codigo: string; nombre: string }[]>;
  };
  const { opciones: provinces = [] } = await list(paths.datosDpa);
  assert.ok(provinces.length > 0);
  const { opciones: cantons = [] } = await list(`${paths.datosDpa}?provincia=17`);
  assert.ok(cantons.every(({ codigo }) => codigo.startsWith('17')));
  assert.deepEqual(await list(`${paths.datosDpa}?provincia=%27%20or%201=1`), { opciones: [] });
  const { resultados: found = [] } = await list(`${paths.datosCpc}?q=282`);
  assert.ok(found.length > 0 && found.length <= 12);
  assert.deepEqual(await list(`${paths.datosCiiu}?q=%27`), { resultados: [] });
});

test('accessibility, privacy and the pages of the demonstration answer', async () => {
  for (const path of [paths.accesibilidad, paths.privacidad, paths.demoBuzon, paths.demoMuestrario])
    assert.equal((await anyone.get(path)).status, 200, path);
});
