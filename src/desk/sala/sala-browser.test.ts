/** The room in a real browser: what it looks like, axe, and a journey through one complaint with JavaScript on. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { browserOrReason, isSound } from '../../../tests/browser.ts';
import { storeSealedFile } from '../../actions/sala/store-sealed-file.ts';
import { accepted } from '../../actions/sala/testing/room.ts';
import { paths } from '../../paths.ts';
import { clave, frase, openSalaDesk, type Persona, type SalaDesk } from './testing/sala-desk.ts';

const { sala } = paths.mesa;
let desk: SalaDesk;
let browser: Browser | string = 'no iniciado';
let lectora: Persona;
let custodia: Persona;
before(async () => {
  desk = await openSalaDesk();
  lectora = await desk.persona('Lectora Inventada Rosales', ['lector']);
  const colega = await desk.persona('Lector Inventado Cedeño', ['lector']);
  custodia = await desk.persona('Custodia Inventada Bravo', ['custodio']);
  await desk.enrol(lectora, ['denuncias', 'extorsion']);
  await desk.enrol(colega, ['denuncias']);
  await desk.enrol(custodia);
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await desk.stop();
});

type Tab = { readonly page: Page; readonly context: BrowserContext };

async function open(persona: Persona, path: string): Promise<Tab> {
  assert.ok(typeof browser !== 'string');
  const { origin } = desk.served;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const { session } = await desk.again(persona);
  await context.addCookies([{ name: 'sesion', value: session, url: origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(origin + path);
  return { page, context };
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Frase de lectura').fill(frase);
  await page.getByRole('button', { name: 'Abrir la sala' }).click();
}

async function complaint(): Promise<string> {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
  const foto = accepted(
    await storeSealedFile(desk.served.deps, Readable.from([picture]), {
      nombre: 'foto-del-acta.jpg',
      sizeBytesMax: 1_000_000,
    }),
  );
  const respuestas = [
    {
      campo: 'materia',
      pregunta: 'De qué se trata',
      valor: 'Un posible acto de corrupción en una compra pública',
    },
    {
      campo: 'hechos',
      pregunta: '¿Qué pasó?',
      valor:
        'Texto sintético. El encargado de compras pidió el diez por ciento de coima para no descalificar la oferta.\n\nLo vi yo mismo en su oficina.',
    },
    { campo: 'proceso', pregunta: '¿En qué proceso?', valor: 'SIE-GADMQ-2026-001' },
    { campo: 'cuando', pregunta: '¿Cuándo?', valor: 'El 12 de octubre, a media mañana' },
  ];
  const texto = respuestas.map(({ valor }) => valor).join('\n');
  const { id } = await desk.complaint({
    relato: { respuestas },
    textoParaImpedimentos: texto,
    archivos: [foto],
  });
  return id;
}

test('a complaint is opened, taken, answered and copied; its identity is asked for and granted', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const id = await complaint();
  await complaint();
  const { page, context } = await open(lectora, sala.inicio);
  await isSound(page, 'sala-cerrada');
  await unlock(page);
  await page.getByRole('heading', { name: 'Denuncias selladas' }).waitFor();
  await isSound(page, 'sala-bandeja');
  await page.goto(desk.served.origin + sala.denuncia(id));
  await isSound(page, 'sala-denuncia-nueva');
  await page.getByRole('button', { name: 'Tomar la denuncia' }).click();
  await page.getByLabel('Escribir a quien denunció').fill('Gracias. ¿Tiene una copia del acta?');
  await page.getByRole('button', { name: 'Enviar', exact: true }).click();
  await page.getByText('Envió el mensaje').waitFor();
  await page.getByRole('button', { name: /Hacer copia limpia/ }).click();
  await page.getByText('La copia limpia está lista').waitFor();
  await page.getByText('Admitir', { exact: true }).first().click();
  await page.getByText('No admitir', { exact: true }).first().click();
  await page.locator('#formulario-inadmitir').getByRole('button', { name: 'No admitir' }).click();
  await page.getByText('Hay un problema').waitFor();
  await isSound(page, 'sala-denuncia-error');
  await page.goto(desk.served.origin + sala.denuncia(id));
  await page.getByText('Pedir la apertura de la identidad').click();
  await page.getByLabel('Motivo').first().fill('Hay que citar a quien denuncia.');
  await page.getByRole('button', { name: 'Pedir la apertura' }).click();
  await page.getByText('Pidió la apertura.').waitFor();

  const keeper = await open(custodia, sala.custodia);
  await unlock(keeper.page);
  await keeper.page.getByText('Hay que citar a quien denuncia.').waitFor();
  await isSound(keeper.page, 'sala-custodia');
  await keeper.page.getByRole('button', { name: 'Conceder la apertura' }).click();
  await keeper.page.getByText('Concedió la apertura').waitFor();
  await keeper.context.close();

  await page.reload();
  await page.getByText('Proponer la remisión a otra autoridad').click();
  await page.getByText('Cambiar la clase o el grupo').click();
  await isSound(page, 'sala-denuncia-tomada');
  await page.getByRole('button', { name: 'Abrir la identidad una vez' }).click();
  await page.getByText('Persona Sintética Inventada').waitFor();
  await isSound(page, 'sala-identidad');
  const stored = await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })');
  assert.ok(!String(stored).includes('citar'), 'nothing typed is kept in the browser');
  await page.goto(desk.served.origin + sala.cifras);
  await isSound(page, 'sala-cifras');
  await page.goto(desk.served.origin + sala.bitacora);
  await isSound(page, 'sala-bitacora');
  await context.close();
});

test('enrolment in the browser: the phrase twice, errors beside their fields', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const nueva = await desk.persona('Lectora Nueva Inventada', ['lector']);
  const { page, context } = await open(nueva, sala.inicio);
  desk.served.deps.clock.advance(11 * 60_000);
  await page.reload();
  await isSound(page, 'sala-inscripcion');
  await page.getByLabel('Su clave de ingreso').fill(clave);
  await page.getByLabel('Frase de lectura').fill('corta');
  await page.getByLabel('Escriba la frase otra vez').fill('corta');
  await page.getByRole('button', { name: 'Inscribirme' }).click();
  await page.getByText('Hay un problema').waitFor();
  await isSound(page, 'sala-inscripcion-error');
  await page.getByLabel('Frase de lectura').fill(frase);
  await page.getByLabel('Escriba la frase otra vez').fill(frase);
  await page.getByRole('button', { name: 'Inscribirme' }).click();
  await page.getByText('Todavía no tiene un grupo').waitFor();
  await context.close();
});
