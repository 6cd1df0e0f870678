/** The pages of a withheld payment in a real browser, on a phone and on a desk: axe finds nothing, nothing overflows. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { portalDoor } from '../../src/channels/portal/portal-door.ts';
import { paths } from '../../src/paths.ts';
import { axeViolations, browserOrReason } from '../browser.ts';
import { sampleDeskDoor } from '../sample-doors.ts';
import { type Served, serveScene } from '../served.ts';
import { withheldHands } from '../withheld-hands.ts';

let served: Served;
let browser: Browser | string;
before(async () => {
  browser = await browserOrReason();
  served = await serveScene([portalDoor, sampleDeskDoor], { parts: { interesAnualPorciento: 8.5 } });
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await served.stop();
});

async function looksRight(page: Page, what: string): Promise<void> {
  assert.deepEqual(await axeViolations(page), [], what);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  assert.ok(Number(overflow) <= 0, `${what} overflows by ${overflow}`);
}

for (const [width, javaScriptEnabled] of [
  [360, false],
  [360, true],
  [1280, true],
] as const) {
  test(`notice, answer and confirmation at ${width} px, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const hands = withheldHands(served);
    const { referencia, href } = await hands.notified();
    const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
    const page = await context.newPage();
    const look = (what: string) => (javaScriptEnabled ? looksRight(page, what) : Promise.resolve());
    await page.goto(served.origin + href);
    await look('the question');
    await page.getByLabel('Ya pagamos').check();
    await page.getByRole('button', { name: 'Revisar la respuesta' }).last().click();
    await page.locator('.govuk-error-summary').waitFor();
    await look('the error');
    await page.getByLabel('No corresponde pagar').check();
    await page.getByLabel('Explicación').fill('El contrato tiene una multa pendiente.');
    await page.getByRole('button', { name: 'Revisar la respuesta' }).last().click();
    await page.getByRole('heading', { name: 'Revise la respuesta antes de enviarla' }).waitFor();
    await look('the review');
    await page.getByRole('button', { name: 'Enviar la respuesta' }).click();
    await page.getByText('Recibimos su respuesta').waitFor();
    await look('the answer');
    const signIn = async (actor: Parameters<Served['sessionOf']>[0]) =>
      context.addCookies([{ name: 'sesion', value: await served.sessionOf(actor), url: served.origin }]);
    await signIn(served.entity('municipio'));
    await page.goto(served.origin + paths.misSolicitudes);
    await look('the entity’s list');
    await signIn(served.staff('control1'));
    await page.goto(served.origin + paths.mesa.solicitud(referencia));
    await page.getByText('El contrato tiene una multa pendiente.').first().waitFor();
    await look('the desk');
    await signIn(served.supplier('textilera'));
    await page.goto(served.origin + paths.solicitud(referencia));
    await look('the contractor’s case');
    await page.getByRole('button', { name: '¿Ya le pagaron? Díganoslo' }).click();
    await look('the question to the contractor');
    await page.getByLabel('Sí, ya me pagaron').check();
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.getByRole('heading', { name: 'Atendida' }).waitFor();
    assert.equal((await hands.present(referencia)).estado, 'aprobada');
    await context.close();
  });
}
