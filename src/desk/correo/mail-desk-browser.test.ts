// The mail desk and the page of the mailed link in a real browser: sound to look at, narrow and wide.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { browserOrReason, isSound } from '../../../tests/browser.ts';
import { threadRow } from '../../actions/correo/testing/mail-scene.ts';
import { paths } from '../../paths.ts';
import { acta, incomplete, type MailDesk, startMailDesk } from './testing/mail-desk.ts';

const { correo } = paths.mesa;
let desk: MailDesk;
let browser: Browser | string = 'no iniciado';
before(async () => {
  desk = await startMailDesk();
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await desk.stop();
});

async function open(usuario: string | null, path: string): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    javaScriptEnabled: true,
  });
  if (usuario !== null) {
    const session = await desk.sessionOf(desk.staff(usuario));
    await context.addCookies([{ name: 'sesion', value: session, url: desk.origin }]);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(desk.origin + path);
  return page;
}

test('lists, thread, one mail, upload and conversion: no axe violation, nothing sideways', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const row = await desk.mail(incomplete('contratista.navegador@textiles-demostracion.example'));
  await desk.mail({ asunto: 'Una consulta sobre horarios', texto: 'Buenos días, ¿a qué hora atienden?' });
  await desk.mail({
    de: 'suplantada@correo.example',
    asunto: 'Cambien mi correo registrado',
    texto: 'Hola',
    comprobado: 'fail',
  });
  const hilo = row.hilo ?? '';
  const { referencia } = await threadRow(desk.deps, hilo);
  const apart = await desk.mail({
    de: 'otra.persona@correo.example',
    asunto: `Re: ${referencia}`,
    texto: 'Adjunto lo pedido.',
  });
  assert.ok(apart.en_cuarentena);
  for (const [name, usuario, path] of [
    ['correo-atender', 'supervisora', correo.inicio],
    ['correo-esperan', 'supervisora', `${correo.inicio}?ver=esperan`],
    ['correo-vacia', 'supervisora', `${correo.inicio}?ver=apartados`],
    ['correo-hilo', 'control1', correo.hilo(hilo)],
    ['correo-mensaje', 'control1', correo.mensaje(row.id)],
    ['correo-cuarentena', 'control1', `${correo.inicio}?ver=cuarentena`],
    ['correo-aparte', 'control1', correo.mensaje(apart.id)],
    ['correo-subir', 'control1', correo.subir],
    ['correo-convertir', 'control1', correo.convertir(hilo, 'retencion-indebida-de-pagos')],
  ] as const) {
    const page = await open(usuario, path);
    await isSound(page, name);
    await page.context().close();
  }
});

test('the page of the mailed link and its review: no axe violation, nothing sideways', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const row = await desk.mail(incomplete('contratista.enlace@textiles-demostracion.example'));
  const page = await open(null, desk.linkOf(row.hilo ?? ''));
  await isSound(page, 'completar');
  await page.setInputFiles('[name="documento:factura"]', {
    name: 'factura.pdf',
    mimeType: 'application/pdf',
    buffer: acta.bytes,
  });
  await page.getByRole('button', { name: 'Guardar y revisar' }).last().click();
  await isSound(page, 'completar-revisar');
  await page.getByRole('button', { name: 'Presentar la solicitud' }).click();
  await page.getByRole('heading', { name: 'Su solicitud está presentada' }).waitFor();
  await isSound(page, 'completar-estado');
});
