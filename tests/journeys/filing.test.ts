/** Every trámite that can be filed here, from its page to the answer: on a phone without JavaScript, and by keyboard alone. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { codeFor } from '../../src/actions/send-email-code.ts';
import type { Definicion, Ejemplo } from '../../src/domain/tramite/definicion.ts';
import { conFechas } from '../../src/domain/tramite/ejemplo.ts';
import { paths } from '../../src/paths.ts';
import { findSolicitudByReferencia } from '../../src/store/solicitudes.ts';
import { tramites } from '../../tramites/index.ts';
import { paperFor } from '../sample-files.ts';
import { Hands, type PickedFile } from './filing-hands.ts';
import {
  actorOf,
  type FilingWindow,
  look,
  openWindow,
  type Screen,
  signIn,
  textOf,
  walk,
} from './filing-window.ts';

let window: FilingWindow;
before(async () => {
  window = await openWindow();
});
after(() => window.stop());

const fileable = tramites.filter(
  (d) => d.recepcionCerrada === undefined && d.sellado !== true && d.solicitante !== 'titular-sin-sesion',
);

/** One example of each way through a form: plain, with warnings to confirm, with papers, with more than one code. */
function waysThrough({ ejemplos }: Definicion): readonly Ejemplo[] {
  const ways = new Map<string, Ejemplo>();
  for (const ejemplo of ejemplos) {
    if (ejemplo.circunstancia !== undefined) continue;
    if (!('aprobada' in ejemplo.espera) && !('funcionario' in ejemplo.espera)) continue;
    const way = [
      'aprobada' in ejemplo.espera,
      ejemplo.confirma === true,
      (ejemplo.documentos ?? []).length > 0,
    ].join();
    if (!ways.has(way)) ways.set(way, ejemplo);
  }
  return [...ways.values()];
}

function fileFor(definicion: Definicion, ejemplo: Ejemplo, clave: string): PickedFile {
  const documento = definicion.documentos[clave];
  assert.ok(documento, clave);
  const { served } = window;
  const filer = { ruc: actorOf(window, ejemplo.quien).ruc, today: served.today, socios: ejemplo.socios };
  const { nombre, bytes } = paperFor(clave, documento, filer);
  return { name: nombre, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

type Filing = {
  readonly page: Page;
  readonly screen: Screen;
  readonly hands: Hands;
  readonly definicion: Definicion;
  readonly ejemplo: Ejemplo;
};

async function answerPage({ page, hands, definicion, ejemplo }: Filing): Promise<void> {
  const number = Number(page.url().split('/').at(-1)?.split(/[?#]/)[0]);
  const datos = conFechas(ejemplo.datos, window.served.today);
  for (const name of definicion.paginas[number - 1]?.campos ?? []) {
    const campo = definicion.datos[name];
    if (campo !== undefined) await hands.answer(campo, name, datos[name]);
  }
  await hands.continue();
}

async function proveAddress(filing: Filing, name: string): Promise<void> {
  const { page, hands, screen } = filing;
  await hands.continue();
  await look(page, `${name}-codigo`, screen);
  const code = await codeFor(window.served.deps, window.served.sentCodes.at(-1) ?? '');
  await hands.type(page.locator('#codigo'), code?.codigo ?? '');
  await hands.continue();
}

async function attach({ page, hands, definicion, ejemplo, screen }: Filing, name: string): Promise<void> {
  for (const clave of ejemplo.documentos ?? []) {
    await hands.choose(page.locator(`[id="documento:${clave}"]`), [fileFor(definicion, ejemplo, clave)]);
    if (screen.javaScript)
      await page.locator(`[data-archivos="documento:${clave}"] button[name=_accion]`).waitFor();
  }
  if (screen.javaScript) await look(page, `${name}-adjuntos`, screen);
  await hands.continue();
}

/** Goes on from wherever the form is until the answer page. */
async function fileAll(filing: Filing, name: string): Promise<void> {
  const { page, hands, screen } = filing;
  const stepsMax = 12;
  for (let step = 1; step <= stepsMax; step += 1) {
    const path = new URL(page.url()).pathname;
    if (!path.startsWith('/borradores/')) return;
    const [kind = '', which = ''] = path.split('/').slice(3);
    await look(page, `${name}-${step}-${kind}`, screen);
    if (kind === 'pagina') await answerPage(filing);
    else if (kind === 'codigos') await proveAddress(filing, `${name}-${step}-${which}`);
    else if (kind === 'documentos') await attach(filing, `${name}-${step}`);
    else {
      for (const box of await page.locator('[name=confirmaciones]').all())
        await hands.tick('confirmaciones', (await box.getAttribute('value')) ?? '');
      await hands.continue();
    }
  }
  assert.fail(`the form never ends: ${page.url()}`);
}

for (const definicion of fileable) {
  for (const [i, ejemplo] of waysThrough(definicion).entries()) {
    for (const screen of ['telefono', 'escritorio'] as const) {
      walk(
        `${definicion.id}: ${ejemplo.dice}`,
        () => window,
        screen,
        async (page, of) => {
          const hands = new Hands(page, of);
          const name = `${definicion.id}-${i + 1}`;
          await signIn(window, page.context(), ejemplo.quien);
          await page.goto(window.served.origin + paths.tramite(definicion.id));
          await hands.go(page.locator(`main a[href="${paths.solicitar(definicion.id)}"]`));
          await look(page, `${name}-0-inicio`, of);
          await hands.continue();
          await fileAll({ page, screen: of, hands, definicion, ejemplo }, name);
          await look(page, `${name}-respuesta`, of);
          const referencia = new URL(page.url()).pathname.split('/').at(-1) ?? '';
          const filed = await findSolicitudByReferencia(window.served.deps.db, referencia);
          const approved = 'aprobada' in ejemplo.espera;
          assert.equal(filed?.estado, approved ? 'aprobada' : 'recibida');
          assert.match(await textOf(page, 'h1'), approved ? /Solicitud aprobada/ : /Recibimos su solicitud/);
        },
      );
    }
  }
}
