/** Every page of the portal in a real browser: axe, phone and desk width, the content policy; and the ways people go through it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { askCorrection } from '../../src/actions/ask-correction.ts';
import { createResetLinks } from '../../src/actions/create-reset-links.ts';
import { takeSolicitud } from '../../src/actions/take-solicitud.ts';
import { writeMessage } from '../../src/actions/write-message.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import type { Definicion } from '../../src/domain/tramite/definicion.ts';
import { paths } from '../../src/paths.ts';
import { findSolicitudByReferencia, listSolicitudesOfTitular } from '../../src/store/solicitudes.ts';
import { axeViolations, browserOrReason, screenshot } from '../browser.ts';
import { deny } from '../deny.ts';
import { fileFor } from '../filing.ts';
import { sampleFiles } from '../sample-files.ts';
import { account, association, type PortalServer, startPortal } from './portal-server.ts';

let portal: PortalServer;
let browser: Browser | string = 'no iniciado';

before(async () => {
  portal = await startPortal();
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await portal.stop();
});

const widths = [360, 1280] as const;

/** What the browser logs about answers that are no 200 is not a complaint about the page. */
const isExpected = (text: string) => text.startsWith('Failed to load resource');

type Visit = (page: Page, width: number) => Promise<void>;

/** Runs once per width; the page must not log anything nor be wider than the screen. */
function journey(title: string, visit: Visit, options: { javaScriptEnabled?: boolean } = {}): void {
  for (const width of widths) {
    test(`${title} (${width} px)`, async (t) => {
      if (typeof browser === 'string') return t.skip(browser);
      const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (m) => m.type() === 'error' && !isExpected(m.text()) && complaints.push(m.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      try {
        await visit(page, width);
        assert.deepEqual(complaints, []);
      } finally {
        await context.close();
      }
    });
  }
}

async function check(page: Page, name: string, width: number): Promise<void> {
  await screenshot(page, `portal-${name}-${width}`);
  assert.deepEqual(await axeViolations(page), [], name);
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, `${name} is too wide`);
}

const submit =
  'main form button.govuk-button:not(.govuk-password-input__toggle):not(.govuk-button--secondary):not(.v-primero)';

async function press(page: Page, selector = submit): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
}

async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().textContent()) ?? '';
}

async function signInAs(context: BrowserContext, key: 'textilera' | 'asociacion'): Promise<void> {
  const { cookies } = await portal.signedIn(portal.scene.supplier(key));
  await context.addCookies([{ name: 'sesion', value: cookies.get('sesion') ?? '', url: portal.href }]);
}

function definitionOf(fits: (d: Definicion) => boolean): Definicion {
  const found = portal.scene.deps.definiciones.todas.find(({ definicion }) => fits(definicion));
  assert.ok(found);
  return found.definicion;
}

const reset = () => paths.solicitar(definitionOf((d) => d.solicitante === 'titular-sin-sesion').id);

journey('the public pages', async (page, width) => {
  const sealed = definitionOf((d) => d.sellado === true);
  const papers = definitionOf((d) => Object.keys(d.documentos).length > 1 && d.sellado !== true);
  const pages: readonly (readonly [string, string])[] = [
    ['catalogo', paths.catalogo],
    ['catalogo-tabla', paths.catalogoCon({ vista: 'tabla' })],
    ['catalogo-chat', paths.catalogoCon({ canal: 'chat' })],
    ['catalogo-busqueda', paths.catalogoCon({ q: 'cambié de teléfono' })],
    ['catalogo-nada', paths.catalogoCon({ q: 'zzz' })],
    ['tramite', paths.tramite(papers.id)],
    ['tramite-sellado', paths.tramite(sealed.id)],
    ['ingresar', paths.ingresar],
    ['seguimiento', paths.seguimiento],
    ['seguimiento-mal', `${paths.seguimiento}?referencia=VT-3456-789A-7X`],
    ['reseteo', reset()],
    ['enlace-invalido', paths.claveNueva('x')],
    ['accesibilidad', paths.accesibilidad],
    ['privacidad', paths.privacidad],
    ['buzon', paths.demoBuzon],
    ['no-existe', '/no/existe'],
  ];
  for (const [name, path] of pages) {
    await page.goto(portal.href + path);
    await check(page, name, width);
  }
});

journey('finding a trámite by keyboard alone', async (page) => {
  await page.goto(portal.href);
  await page.locator('#q').focus();
  await page.keyboard.type('olvide mi clave');
  await page.keyboard.press('Enter');
  await page.waitForLoadState();
  const wanted = definitionOf((d) => d.solicitante === 'titular-sin-sesion');
  const link = page.locator(`a[href="${paths.tramite(wanted.id)}"]`);
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${paths.tramite(wanted.id)}`);
  assert.equal(await textOf(page, 'h1'), wanted.nombre);
});

journey('signing in after a mistake, looking at the account, signing out', async (page, width) => {
  await page.goto(`${portal.href}${paths.miCuenta}`);
  await page.fill('#ruc', account.ruc);
  await page.fill('#usuario', account.usuario);
  await page.fill('#clave', 'no es esta');
  await press(page);
  await check(page, 'ingresar-mal', width);
  assert.equal(await page.inputValue('#usuario'), account.usuario);
  await page.fill('#clave', account.clave);
  await press(page);
  assert.equal(new URL(page.url()).pathname, paths.miCuenta);
  await check(page, 'mi-cuenta', width);
  await page.goto(portal.href + paths.reforzar);
  await check(page, 'confirmar-clave', width);
  await page.goto(portal.href + paths.misSolicitudes);
  await page.getByRole('button', { name: 'Salir' }).click();
  await page.waitForURL(`${portal.href}/`);
  await page.goto(portal.href + paths.misSolicitudes);
  assert.equal(new URL(page.url()).pathname, paths.ingresar);
});

for (const javaScriptEnabled of [true, false]) {
  journey(
    `a message whose session ended is sent after signing in, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`,
    async (page, width) => {
      const referencia = await officerDecides();
      await signInAs(page.context(), 'asociacion');
      await page.goto(portal.href + paths.solicitud(referencia));
      await page.fill('#texto', 'Primera línea\nsegunda «línea»');
      await page.context().clearCookies();
      await press(page, 'main form[action$="/mensajes"] button');
      assert.match(await textOf(page, '.govuk-error-summary'), /lo que escribió se conserva/);
      await page.fill('#ruc', association.ruc);
      await page.fill('#usuario', association.usuario);
      await page.fill('#clave', association.clave);
      await press(page);
      assert.equal(await textOf(page, 'h1'), 'Ya ingresó');
      if (javaScriptEnabled) await check(page, 'continuar', width);
      await press(page);
      assert.match(page.url(), /#mensajes$/);
      assert.match(await textOf(page, 'main'), /Primera líneasegunda «línea»/);
      assert.equal(await page.inputValue('#texto'), '', 'what was sent is not offered again');
    },
    { javaScriptEnabled },
  );
}

async function officerDecides(): Promise<string> {
  const tramite = definitionOf((d) => d.alAprobar === 'reemplazarSocios');
  const example = tramite.ejemplos.find(
    ({ quien, espera }) => quien === 'asociacion' && 'funcionario' in espera,
  );
  assert.ok(example);
  const actor = portal.scene.supplier('asociacion');
  return (await fileFor(portal.scene, { actor, tramite: tramite.id, datos: example.datos })).referencia;
}

async function command(referencia: string) {
  const found = await findSolicitudByReferencia(portal.scene.deps.db, referencia);
  assert.ok(found);
  return { referencia, versionVista: found.version, llave: portal.scene.deps.ids.newId() };
}

journey('a request from filing to correction, denial and reopening', async (page, width) => {
  const { deps } = portal.scene;
  const officer = portal.scene.staff('registro1');
  const referencia = await officerDecides();
  const href = portal.href + paths.solicitud(referencia);
  await signInAs(page.context(), 'asociacion');
  await page.goto(href);
  await page.locator('summary').first().click();
  await check(page, 'caso-recibido', width);

  await page.fill('#texto', 'Buenos días, ¿falta algo?');
  await press(page, 'main form[action$="/mensajes"] button');
  await takeSolicitud(deps, officer, await command(referencia));
  await writeMessage(deps, officer, { ...(await command(referencia)), texto: 'Sí: el oficio.' });
  const tramite = definitionOf((d) => d.alAprobar === 'reemplazarSocios');
  const asked = await askCorrection(deps, officer, {
    ...(await command(referencia)),
    pide: 'El oficio no está firmado. Fírmelo y adjúntelo otra vez.',
    campos: Object.keys(tramite.datos).slice(0, 2),
    documentos: Object.keys(tramite.documentos).slice(0, 1),
  });
  assert.ok(!isRefusal(asked));
  await page.goto(href);
  await check(page, 'caso-por-subsanar', width);
  await page.goto(portal.href + paths.subsanar(referencia));
  await check(page, 'subsanar', width);
  await press(page);
  await check(page, 'subsanar-mal', width);
  const oficio = (bytes: Uint8Array) => ({
    name: 'oficio.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(bytes),
  });
  const paper = page.locator('input[type=file]').first();
  await paper.setInputFiles(oficio(Buffer.from('%PDF-1.7\n%%EOF\n')));
  await page.fill('#texto', 'Va firmado.');
  await press(page);
  await check(page, 'subsanar-no-sirve', width);
  assert.match(await page.locator('main').innerHTML(), /oficio\.pdf/);
  assert.equal(await page.inputValue('#texto'), 'Va firmado.');
  await press(page, 'main button[name=_accion]');
  await paper.setInputFiles(oficio(sampleFiles.pdf));
  await press(page);
  assert.equal(page.url(), href);

  await page.goto(portal.href + paths.desistir(referencia));
  await check(page, 'desistir', width);
  const causal = tramite.causalesDeNegativa[0] ?? '';
  await deny(deps, [officer, portal.scene.staff('registro2')], referencia, {
    motivo: 'El listado no es el vigente.',
    causal,
  });
  await page.goto(href);
  await check(page, 'caso-negado', width);
  await page.goto(portal.href + paths.reabrir(referencia));
  await press(page);
  await check(page, 'reabrir-mal', width);
  await page.fill('#motivo', 'El listado vigente salió ayer.');
  await press(page);
  assert.equal(page.url(), href);
  await page.goto(portal.href + paths.misSolicitudes);
  await check(page, 'mis-solicitudes', width);
  await page.goto(portal.href + paths.seguimientoDe(referencia));
  await check(page, 'seguimiento-encontrado', width);
});

journey('what was decided at once is on the answer page, with its changes', async (page, width) => {
  const tramite = definitionOf((d) => d.alAprobar === 'actualizarDireccionYNombre');
  await signInAs(page.context(), 'textilera');
  const datos = { cambia: ['nombreComercial'], nombreComercial: `Telares de ${width}` };
  const actor = portal.scene.supplier('textilera');
  const { referencia } = await fileFor(portal.scene, { actor, tramite: tramite.id, datos });
  await page.goto(portal.href + paths.solicitud(referencia));
  await check(page, 'caso-aprobado', width);
});

journey(
  'a forgotten password: asked for, and chosen anew with the link, without JavaScript',
  async (page, width) => {
    await page.goto(portal.href + reset());
    await press(page);
    assert.equal(await page.locator('.govuk-error-message').count(), 2);
    await page.fill('#ruc', account.ruc);
    await page.fill('#correo', 'contabilidad@textiles-demostracion.example');
    await press(page);
    assert.match(await textOf(page, 'h1'), /Revise su correo/);
    portal.scene.deps.clock.advance(1_000);
    const cases = await listSolicitudesOfTitular(portal.scene.deps.db, account.ruc, 20);
    const granted = cases.find(({ canal }) => canal === 'portal');
    assert.ok(granted);
    const [link] = await createResetLinks(portal.scene.deps, {
      solicitudId: granted.id,
      ruc: account.ruc,
      cuentaId: portal.scene.supplier('textilera').cuenta,
      eventId: portal.scene.deps.ids.newId(),
    });
    assert.ok(link);
    await page.goto(link.url);
    await page.fill('#clave', 'corta');
    await press(page);
    assert.match(await textOf(page, '.govuk-error-message'), /15 caracteres/);
    account.clave = `tres sauces junto al río ${width}`;
    await page.fill('#clave', account.clave);
    await press(page);
    assert.match(await textOf(page, 'h1'), /Su clave cambió/);
  },
  { javaScriptEnabled: false },
);

journey(
  'the pages of a reset, and the work a browser does by itself after many tries',
  async (page, width) => {
    for (let n = 0; n < 5; n += 1) {
      await page.goto(portal.href + reset());
      await page.fill('#ruc', '1799999281001');
      await page.fill('#correo', 'nadie@correo-ejemplo.example');
      await press(page);
      if ((await page.locator('[data-prueba]').count()) > 0) break;
    }
    assert.equal(await page.locator('[data-prueba]').count(), 1);
    await check(page, 'reseteo-con-prueba', width);
    await press(page);
    assert.match(await textOf(page, 'h1'), /Revise su correo/);
    await check(page, 'reseteo-respuesta', width);
    portal.scene.deps.clock.advance(1_000);
    const [granted] = await listSolicitudesOfTitular(portal.scene.deps.db, account.ruc, 1);
    const [link] = await createResetLinks(portal.scene.deps, {
      solicitudId: granted?.id ?? '',
      ruc: account.ruc,
      eventId: portal.scene.deps.ids.newId(),
    });
    assert.ok(link);
    await page.goto(link.url);
    await check(page, 'clave-nueva', width);
  },
);
