/** What people do around a mail: a contractor's mail program, an officer who signs in, a page looked at with care. */
import assert from 'node:assert/strict';
import { createTransport } from 'nodemailer';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoStaffAccounts } from '../../demo/accounts.ts';
import { paths } from '../../src/paths.ts';
import { buildPdf } from '../authority/build-pdf.ts';
import { axeViolations, screenshot } from '../browser.ts';
import type { Delivery, MailLetter, MailService } from './mail-service.ts';

export type Written = {
  readonly nombre: string;
  readonly de: string;
  readonly para: string;
  readonly asunto: string;
  readonly texto: string;
  readonly respuestaA?: MailLetter;
  readonly adjuntos?: readonly { readonly filename: string; readonly content: Buffer }[];
};

const pdf = (filename: string, ...lines: readonly string[]) => ({ filename, content: buildPdf({ lines }) });

export const acta = pdf('Acta de entrega recepción definitiva.pdf', 'ACTA DE ENTREGA RECEPCION DEFINITIVA');
export const factura = pdf('factura 001-002-000000123.pdf', 'FACTURA', 'Documento sintetico');

/** As a mail program writes it: its own Message-ID, and those of what it answers (RFC 5322, 3.6.4). */
export async function writeMail(mail: Written): Promise<Buffer> {
  const { nombre, de, para, asunto, texto, respuestaA, adjuntos = [] } = mail;
  const program = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const quoted = respuestaA?.texto.replaceAll(/^/gm, '> ') ?? '';
  const { message } = await program.sendMail({
    from: { name: nombre, address: de },
    to: para,
    subject: asunto,
    text:
      respuestaA === undefined ? texto : `${texto}\n\nEl lun, 23 nov 2026, Ventanilla escribió:\n${quoted}`,
    attachments: [...adjuntos],
    ...(respuestaA === undefined
      ? {}
      : { inReplyTo: `<${respuestaA.messageId}>`, references: [`<${respuestaA.messageId}>`] }),
  });
  assert.ok(Buffer.isBuffer(message));
  return message;
}

export async function sendMail(
  service: MailService,
  mail: Written,
  comprobado: Delivery['comprobado'] = 'pass',
): Promise<void> {
  const { de, para } = mail;
  await service.deliver({ de, para, mail: await writeMail(mail), comprobado });
}

/** The address in a letter that leads to this kind of page. */
export function linkIn({ texto }: MailLetter, start: string): string {
  const link = texto.split(/\s/).find((word) => word.startsWith('http') && word.includes(start));
  assert.ok(link, `no link to ${start} in:\n${texto}`);
  return link;
}

/** Where pages of one test are opened; scripts of the page that fail end the test. */
export async function openContext(
  browser: Browser,
  width: number,
  javaScriptEnabled: boolean,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled,
    locale: 'es-EC',
  });
  context.on('page', (page) => page.on('pageerror', (error) => assert.fail(error)));
  return context;
}

/** Signed in through the pages, with the code that the demonstration shows. */
export async function signedIn(service: MailService, browser: Browser, usuario: string): Promise<Page> {
  const account = demoStaffAccounts.find((one) => one.usuario === usuario);
  assert.ok(account);
  const page = await (await openContext(browser, 1280, true)).newPage();
  await page.goto(service.origin + paths.mesa.correo.inicio);
  await page.getByLabel('Usuario').fill(usuario);
  await page.getByLabel('Clave', { exact: true }).fill(account.clave);
  await page.getByRole('button', { name: 'Continuar', exact: true }).click();
  const code = (await page.locator('.govuk-inset-text .v-secreto').textContent()) ?? '';
  await page.getByLabel('Código que muestra la aplicación').fill(code.replaceAll(/\D/g, ''));
  await page.getByRole('button', { name: 'Activar y continuar' }).click();
  await page.waitForURL(service.origin + paths.mesa.correo.inicio);
  return page;
}

const stopsMax = 150;

/** Goes on with Tab until the focus is on what `selector` names, then presses a key there. */
export async function pressOn(page: Page, selector: string, key = 'Enter'): Promise<void> {
  const isThere = `document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`;
  for (let stop = 0; stop < stopsMax; stop += 1) {
    if (await page.evaluate(isThere)) return page.keyboard.press(key);
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${selector} on ${page.url()}`);
}

/** A key that leads to another page. */
export async function leadsOn(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), pressOn(page, selector)]);
}

export async function writeIn(page: Page, selector: string, text: string): Promise<void> {
  await pressOn(page, selector, 'End');
  await page.keyboard.type(text);
}

export const wordsOf = async (page: Page, selector = 'main'): Promise<string> =>
  (await page.locator(selector).textContent()) ?? '';

/** The elements that stick out at the right, the innermost first; empty when nothing scrolls sideways. */
const sideways = `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5)
  .map((e) => e.tagName + '.' + e.className).reverse().slice(0, 5)`;

/**
 * Nothing sideways at this width, at 360 px, and at 1280 px enlarged to 400 % (320 px: WCAG 1.4.10). axe finds nothing
 * where scripts run: it cannot look at a page without them, and the markup is the same.
 */
export async function looksRight(page: Page, name: string, hasScripts: boolean): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const width of new Set([before.width, 1280, 360, 320])) {
    await page.setViewportSize({ width, height: 800 });
    await screenshot(page, `correo-${name}-${width}`);
    if (hasScripts) assert.deepEqual(await axeViolations(page), [], `${name} at ${width}`);
    assert.deepEqual(await page.evaluate(sideways), [], `${name} scrolls sideways at ${width}`);
  }
  await page.setViewportSize(before);
}
