// A contractor is not paid and says so by mail: from the first message to the closed case, through the whole product.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { runCli } from '../../src/cli/run-cli.ts';
import { paths } from '../../src/paths.ts';
import { buildPdf } from '../authority/build-pdf.ts';
import { browserOrReason } from '../browser.ts';
import {
  acta,
  factura,
  linkIn,
  looksRight,
  openContext,
  sendMail,
  signedIn,
  wordsOf,
  writeMail,
} from './mail-people.ts';
import {
  agencyAddress,
  alertAddress,
  type MailLetter,
  type MailService,
  startMailService,
} from './mail-service.ts';

const entidad = 'compras@municipio-ejemplo.example';
const { mesa } = paths;
let service: MailService;
let browser: Browser | string;
let officer: Page;
/** References of the cases that came to their end. */
const closed: string[] = [];

before(async () => {
  [service, browser] = await Promise.all([startMailService(), browserOrReason()]);
  if (typeof browser !== 'string') officer = await signedIn(service, browser, 'control1');
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await service.stop();
});

const complaint = (de: string, para: string) => ({
  nombre: 'Contratista de Ejemplo',
  de,
  para,
  asunto: 'No me pagan el contrato del municipio',
  texto: `Estimados señores:

Terminé el contrato del proceso LICO-MDEMO-003-2026 y firmamos el acta de entrega recepción definitiva hace cuatro meses. Presenté la factura y hasta hoy no me pagan.

Atentamente,
Contratista de Ejemplo`,
});

/** The same letter does not go out twice, whatever happened meanwhile. */
function onlyOnce(letters: readonly MailLetter[], kinds: readonly string[]): void {
  const whole = letters.map(({ asunto, texto }) => `${asunto}\n${texto}`);
  assert.deepEqual(
    kinds.map((words) => whole.filter((text) => text.includes(words)).length),
    kinds.map(() => 1),
    whole.join('\n---\n'),
  );
  assert.equal(letters.length, kinds.length);
  assert.equal(new Set(letters.map(({ messageId }) => messageId)).size, letters.length);
}

/** From the first mail to the letter with the reference of the case. */
async function filedByMail(de: string, para: string): Promise<string> {
  await sendMail(service, complaint(de, para));
  const missing = await service.letter(de, 'Esto falta:');
  assert.match(missing.texto, /- Acta de entrega-recepción final/);
  assert.match(missing.texto, /- Factura/);
  assert.match(missing.texto, /Código del proceso: LICO-MDEMO-003-2026/);
  assert.equal(missing.header('Auto-Submitted'), 'auto-replied');
  const reply = {
    ...complaint(de, missing.responderA),
    asunto: `Re: ${missing.asunto}`,
    texto: 'Adjunto el acta y la factura que faltaban.',
    respuestaA: missing,
    adjuntos: [acta, factura],
  };
  const mail = await writeMail(reply);
  await service.deliver({ de, para: reply.para, mail });
  // The agency's server did not hear the answer and sends it again.
  await service.deliver({ de, para: reply.para, mail });
  const filed = await service.letter(de, 'quedó presentado');
  const referencia = /Su referencia es (VT-[\w-]+)\./.exec(filed.texto)?.[1];
  assert.ok(referencia, filed.texto);
  return referencia;
}

async function notifies(referencia: string, de: string): Promise<void> {
  await officer.goto(`${service.origin}${mesa.cola}?ver=equipo`);
  await looksRight(officer, 'cola', true);
  await officer.getByRole('link', { name: referencia }).click();
  await officer.getByRole('heading', { level: 1 }).waitFor();
  const said = await wordsOf(officer);
  for (const words of [de, acta.filename, factura.filename, 'LICO-MDEMO-003-2026'])
    assert.ok(said.includes(words), `the case does not show ${words}`);
  await looksRight(officer, 'caso', true);
  await officer
    .locator(`form[action="${mesa.verbo(referencia, 'tomar')}"] button`)
    .first()
    .press('Enter');
  await officer.getByText('Tomó la solicitud').waitFor();
  assert.match(await wordsOf(officer), new RegExp(entidad));
  await officer.getByRole('button', { name: 'Notificar a la entidad' }).press('Enter');
  await officer.getByText('Espera su respuesta').first().waitFor();
  await looksRight(officer, 'caso-notificado', true);
}

const proof = {
  name: 'comprobante de pago.pdf',
  mimeType: 'application/pdf',
  buffer: buildPdf({ lines: ['COMPROBANTE DE PAGO', 'Documento sintetico'] }),
};

/** On a phone, without JavaScript and without an account. */
async function pays(referencia: string): Promise<void> {
  assert.ok(typeof browser !== 'string');
  const letter = await service.letter(entidad, referencia, 'Debe responder');
  const context = await openContext(browser, 360, false);
  const page = await context.newPage();
  await page.goto(linkIn(letter, '/requerimientos/'));
  const asked = await wordsOf(page);
  assert.match(asked, /LICO-MDEMO-003-2026/);
  assert.doesNotMatch(
    asked,
    /No respondió/,
    'what the contractor left open reads as if the entity had not answered',
  );
  await looksRight(page, 'entidad-pregunta', false);
  await page.getByLabel('Ya pagamos').check();
  await page.getByRole('button', { name: 'Revisar la respuesta' }).last().click();
  await page.locator('.govuk-error-summary').waitFor();
  await looksRight(page, 'entidad-error', false);
  await page.locator('input[type=file]').setInputFiles(proof);
  await page.getByRole('button', { name: 'Revisar la respuesta' }).last().click();
  await page.getByText(proof.name).waitFor();
  await looksRight(page, 'entidad-revision', false);
  await page.getByRole('button', { name: 'Enviar la respuesta' }).click();
  await page.getByText('Recibimos su respuesta').waitFor();
  await looksRight(page, 'entidad-enviada', false);
  await context.close();
}

async function confirms(de: string, referencia: string): Promise<void> {
  assert.ok(typeof browser !== 'string');
  const letter = await service.letter(de, 'respondió en su solicitud', referencia);
  const context = await openContext(browser, 360, false);
  const page = await context.newPage();
  await page.goto(linkIn(letter, '/confirmar-pago/'));
  await looksRight(page, 'pago-pregunta', false);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: proof.name }).click(),
  ]);
  assert.equal(download.suggestedFilename(), proof.name);
  await page.getByLabel('Sí, ya me pagaron').check();
  await page.getByRole('button', { name: 'Enviar' }).click();
  await page.getByText('Gracias por avisarnos').waitFor();
  await looksRight(page, 'pago-confirmado', false);
  await context.close();
  await service.letter(de, 'Usted nos dijo que la entidad ya le pagó', referencia);
}

for (const [to, para] of [
  ['the alert address, which is the published one', alertAddress],
  ['the ordinary address', agencyAddress],
] as const) {
  test(`a payment complaint to ${to}: papers by reply, the entity pays, the contractor confirms`, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const de = `cobros@${para.split('@')[0]}-contratista.example`;
    const referencia = await filedByMail(de, para);
    await notifies(referencia, de);
    await pays(referencia);
    await confirms(de, referencia);
    await officer.goto(service.origin + mesa.solicitud(referencia));
    await officer.getByText('Atendida').first().waitFor();
    await looksRight(officer, 'caso-cerrado', true);
    closed.push(referencia);
    await officer.goto(`${service.origin}${mesa.correo.inicio}?ver=presentados`);
    const thread = officer.locator('table tbody tr', { hasText: de });
    assert.equal(await thread.count(), 1);
    assert.match(
      (await thread.textContent()) ?? '',
      / 2 correos/,
      'the mail that was sent twice counts once',
    );
    await thread.getByRole('link').first().press('Enter');
    await officer.getByText('Adjunto el acta y la factura que faltaban.').waitFor();
    await looksRight(officer, 'hilo-presentado', true);
    onlyOnce(service.lettersTo(de), [
      'Esto falta:',
      'quedó presentado',
      'y notificamos a',
      'respondió en su solicitud',
      'Usted nos dijo',
    ]);
    onlyOnce(
      service.lettersTo(entidad).filter(({ asunto }) => asunto.includes(referencia)),
      ['Debe responder'],
    );
  });
}

test('a sender nobody vouches for sets nothing going: no letter, no case, only somebody who looks at it', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const silent = [
    ['cobros@sin-comprobar.example', 'calla'],
    ['cobros@suplantado.example', 'fail'],
  ] as const;
  for (const [de, comprobado] of silent)
    await sendMail(service, { ...complaint(de, agencyAddress), adjuntos: [acta, factura] }, comprobado);
  const known = 'cobros@comprobado.example';
  await sendMail(service, complaint(known, agencyAddress));
  await service.letter(known, 'Esto falta:');
  await officer.goto(service.origin + mesa.correo.inicio);
  const rows = officer.locator('table tbody tr');
  for (const [de, comprobado] of silent) {
    await rows.filter({ hasText: de }).getByRole('link', { name: 'No me pagan' }).waitFor();
    const row = (await rows.filter({ hasText: de }).textContent()) ?? '';
    assert.match(row, comprobado === 'fail' ? /Posible suplantación/ : /Remitente sin comprobar/, row);
    assert.match(row, /En atención/, 'it is left to a person, and no case was filed');
    assert.deepEqual(service.lettersTo(de), []);
  }
  await looksRight(officer, 'bandeja', true);
});

test('the journal of these cases and the public log hold, and no public receipt tells of a complaint', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const lines: string[] = [];
  const write = (text: string): void => void lines.push(text);
  const code = await runCli({
    args: ['log', 'verify'],
    env: { DATA_DIR: service.dataDir, VENTANILLA_MODE: 'demo' },
    terminal: { out: write, err: write, live: false, readInput: () => Promise.resolve('') },
    signal: new AbortController().signal,
  });
  assert.equal(code, 0, lines.join(''));
  assert.match(lines.join(''), /de 2 solicitudes[\s\S]*El registro y el diario coinciden/);
  for (const referencia of closed) {
    const answer = await officer.context().request.get(service.origin + mesa.recibo(referencia, 1));
    assert.equal(answer.status(), 404);
  }
});
