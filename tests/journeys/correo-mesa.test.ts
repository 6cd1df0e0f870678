// The rest of the mail door through the whole product: the wrong door, papers added on the mailed page, quarantine, a file, a conversion.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { paths } from '../../src/paths.ts';
import { browserOrReason } from '../browser.ts';
import {
  acta,
  factura,
  leadsOn,
  linkIn,
  looksRight,
  openContext,
  pressOn,
  sendMail,
  signedIn,
  type Written,
  wordsOf,
  writeIn,
  writeMail,
} from './mail-people.ts';
import { agencyAddress, type MailService, startMailService } from './mail-service.ts';

const { correo } = paths.mesa;
const retencion = 'retencion-indebida-de-pagos';
let service: MailService;
let browser: Browser | string;
let officer: Page;

before(async () => {
  [service, browser] = await Promise.all([startMailService(), browserOrReason()]);
  if (typeof browser !== 'string') officer = await signedIn(service, browser, 'control1');
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await service.stop();
});

const unpaid = (de: string, adjuntos: Written['adjuntos'] = []): Written => ({
  nombre: 'Contratista de Ejemplo',
  de,
  para: agencyAddress,
  asunto: 'Retención indebida de pagos',
  texto:
    'El municipio no me paga la factura del contrato del proceso LICO-MDEMO-003-2026. Entregué todo hace tres meses y firmamos el acta final.',
  adjuntos,
});

/** Looks again until the list shows what must come: a mail is worked off behind the page. */
async function opensFromList(page: Page, tab: string, words: string): Promise<void> {
  const row = page.locator('table tbody tr', { hasText: words });
  for (let tries = 0; tries < 60; tries += 1) {
    await page.goto(`${service.origin}${correo.inicio}?ver=${tab}`);
    if ((await row.count()) > 0) break;
    await page.waitForTimeout(500);
  }
  await row.getByRole('link').first().focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

const banner = (page: Page) => wordsOf(page, '.govuk-notification-banner--success');

test('a mail about another trámite is told its door, politely and once, and the desk sees it', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const de = 'gerencia@proveedor-perdido.example';
  await sendMail(service, {
    nombre: 'Gerencia de Ejemplo',
    de,
    para: agencyAddress,
    asunto: 'Cambio de teléfono',
    texto: 'Buenos días, quiero actualizar los números de teléfono de mi empresa en el registro. Gracias.',
  });
  const letter = await service.letter(de, 'no se presenta por correo electrónico');
  const context = await openContext(browser, 360, false);
  const page = await context.newPage();
  await page.goto(linkIn(letter, '/tramites/'));
  assert.match(await wordsOf(page, 'h1'), /tel[eé]f[oó]n/i);
  await context.close();
  await sendMail(service, {
    nombre: 'Gerencia de Ejemplo',
    de,
    para: letter.responderA,
    asunto: `Re: ${letter.asunto}`,
    texto: 'No, lo que pregunto es si tengo que ir en persona.',
    respuestaA: letter,
  });
  const supervisor = await signedIn(service, browser, 'supervisora');
  await opensFromList(supervisor, 'atender', de);
  assert.match(await wordsOf(supervisor), /si tengo que ir en persona/);
  await looksRight(supervisor, 'hilo-derivado', true);
  assert.equal(service.lettersTo(de).length, 1, 'the robot answered a second time');
  await leadsOn(supervisor, '#formulario-tomar button');
  assert.match(await banner(supervisor), /Tomó el hilo/);
  await writeIn(supervisor, '#responder-texto', 'No hace falta: se hace en línea.');
  await leadsOn(supervisor, '#formulario-responder button');
  const answer = await service.letter(de, 'No hace falta: se hace en línea.');
  assert.equal(answer.header('Auto-Submitted'), '', 'a person’s answer is marked as a machine’s');
  await supervisor.context().close();
});

test('what is missing is added on the mailed page, on a phone without JavaScript, and the state is read there', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const de = 'cobros@completa-en-la-pagina.example';
  await sendMail(service, unpaid(de, [acta]));
  const letter = await service.letter(de, 'Esto falta:');
  assert.doesNotMatch(letter.texto, /- Acta de entrega-recepción final\. /);
  const context = await openContext(browser, 360, false);
  const page = await context.newPage();
  await page.goto(linkIn(letter, '/correo/completar/'));
  await looksRight(page, 'completar', false);
  await page.getByRole('button', { name: 'Guardar y revisar' }).last().click();
  await page.locator('.govuk-error-summary').waitFor();
  await looksRight(page, 'completar-falta', false);
  await page
    .locator('[name="documento:factura"]')
    .setInputFiles({ name: factura.filename, mimeType: 'application/pdf', buffer: factura.content });
  await page.getByLabel('Monto que le deben').fill('12500,40');
  await page.getByRole('button', { name: 'Guardar y revisar' }).last().click();
  await page.getByRole('heading', { name: 'Revise antes de presentar' }).waitFor();
  await looksRight(page, 'completar-revisar', false);
  await page.getByRole('button', { name: 'Presentar la solicitud' }).click();
  await page.getByRole('heading', { name: 'Su solicitud está presentada' }).waitFor();
  await looksRight(page, 'completar-estado', false);
  await service.letter(de, 'quedó presentado');
  await page.getByLabel('Escriba a quien atiende su solicitud').fill('Pedí el pago el 3 de agosto.');
  await page.getByRole('button', { name: 'Enviar el mensaje' }).click();
  await page.getByText('Su mensaje llegó').waitFor();
  await looksRight(page, 'completar-mensaje', false);
  await context.close();
  assert.equal(
    service.lettersTo(de).length,
    2,
    service
      .lettersTo(de)
      .map(({ texto }) => texto)
      .join('\n---\n'),
  );
});

test('a mail that nobody vouches for becomes a solicitud by an officer’s hand, with its papers', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const de = 'cobros@sin-comprobar.example';
  await sendMail(service, unpaid(de, [acta, factura]), 'calla');
  await opensFromList(officer, 'atender', de);
  await looksRight(officer, 'hilo-sin-comprobar', true);
  assert.deepEqual(service.lettersTo(de), []);
  await leadsOn(officer, '#formulario-tomar button');
  await pressOn(officer, '#form-convertir summary');
  await leadsOn(officer, `a[href$="/convertir/${retencion}"]`);
  assert.match(await wordsOf(officer), /No se presenta como confirmada por ella/);
  await looksRight(officer, 'convertir', true);
  await leadsOn(officer, 'form[action*="/convertir/"] button:not(.v-primero)');
  assert.match(await banner(officer), /ya es una solicitud/);
  const told = await service.letter(de, 'quedó presentado');
  assert.equal(told.header('Auto-Submitted'), 'auto-replied', 'the letter says that a machine wrote it');
  await looksRight(officer, 'hilo-convertido', true);
  const referencia = /VT-[\w-]+/.exec(await wordsOf(officer, 'a[href*="/mesa/solicitudes/"]'))?.[0] ?? '';
  await officer.goto(service.origin + paths.mesa.solicitud(referencia));
  assert.match(await wordsOf(officer), new RegExp(`${de}[^]*Funcionaria de Ejemplo Tres`));
});

test('a stranger who names somebody’s thread is held apart until an officer lets the mail in', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const de = 'cobros@con-hilo.example';
  await sendMail(service, unpaid(de, [acta]));
  const letter = await service.letter(de, 'Esto falta:');
  const referencia = /VT-[\w-]+/.exec(letter.texto)?.[0] ?? '';
  const stranger = 'contadora@otra-casa.example';
  await sendMail(service, {
    nombre: 'Contadora de Ejemplo',
    de: stranger,
    para: agencyAddress,
    asunto: `Re: ${referencia}`,
    texto: 'Envío la factura de mi cliente.',
    adjuntos: [factura],
  });
  await opensFromList(officer, 'cuarentena', stranger);
  assert.match(await wordsOf(officer), /En cuarentena/);
  await looksRight(officer, 'cuarentena-uno', true);
  const context = await openContext(browser, 360, false);
  const page = await context.newPage();
  await page.goto(linkIn(letter, '/correo/completar/'));
  assert.doesNotMatch(await wordsOf(page), /Envío la factura de mi cliente|contadora@/);
  await context.close();
  await pressOn(officer, '#form-soltar summary');
  await leadsOn(officer, '#form-soltar button');
  await officer.locator('.govuk-error-summary').waitFor();
  await looksRight(officer, 'soltar-sin-motivo', true);
  await writeIn(officer, '#soltar-motivo', 'Llamé a la contratista: es su contadora.');
  await leadsOn(officer, '#form-soltar button');
  assert.match(await banner(officer), /salió de la cuarentena/);
  assert.match(await wordsOf(officer), /Envío la factura de mi cliente/);
  const secret = linkIn(letter, '/correo/completar/').split('/').at(-1) ?? '';
  assert.ok(!(await officer.content()).includes(secret), 'staff were shown the link of the thread’s owner');
  await looksRight(officer, 'hilo-con-tercera', true);
  assert.deepEqual(service.lettersTo(stranger), []);
  await officer.goto(`${service.origin}${correo.inicio}?ver=cuarentena`);
  assert.doesNotMatch(await wordsOf(officer), new RegExp(stranger));
  await looksRight(officer, 'cuarentena-vacia', true);
});

test('a mail saved as a file is given to the desk, read like the others, kept once, and sets nothing going', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const de = 'cobros@en-archivo.example';
  const mail = await writeMail(unpaid(de, [acta]));
  const upload = async () => {
    await officer.goto(service.origin + correo.subir);
    await officer
      .locator('input[type=file]')
      .setInputFiles({ name: 'correo.eml', mimeType: 'message/rfc822', buffer: mail });
    await leadsOn(officer, `form[action="${correo.subir}"] button`);
  };
  await officer.goto(service.origin + correo.subir);
  await looksRight(officer, 'subir', true);
  await upload();
  assert.match(await banner(officer), /quedó guardado/);
  await officer.getByText('no me paga la factura').first().waitFor({ timeout: 60_000 });
  await looksRight(officer, 'mensaje-subido', true);
  await upload();
  assert.match(await banner(officer), /no se guardó dos veces/);
  await opensFromList(officer, 'atender', de);
  assert.match(await wordsOf(officer), /subido por Funcionaria de Ejemplo Tres/);
  assert.deepEqual(service.lettersTo(de), []);
  for (const tab of ['atender', 'esperan', 'presentados', 'apartados', 'cerrados']) {
    await officer.goto(`${service.origin}${correo.inicio}?ver=${tab}`);
    await looksRight(officer, `bandeja-${tab}`, true);
  }
});
