/** What goes wrong while people file: mistakes, a draft taken up elsewhere, a session that ended, rows, files, two requests alike. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { demoOutsideAccounts } from '../../demo/accounts.ts';
import type { Definicion } from '../../src/domain/tramite/definicion.ts';
import { paths } from '../../src/paths.ts';
import { updateClave } from '../../src/store/cuentas.ts';
import { tramites } from '../../tramites/index.ts';
import { fileFor } from '../filing.ts';
import { sampleFiles } from '../sample-files.ts';
import { Hands } from './filing-hands.ts';
import {
  contextOf,
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

const both = ['telefono', 'escritorio'] as const;

function definitionOf(efecto: Definicion['alAprobar']): Definicion {
  const found = tramites.find(({ alAprobar }) => alAprobar === efecto);
  assert.ok(found);
  return found;
}

/** Signs in, starts a form and stands on its first page. */
async function begin(
  page: Page,
  screen: Screen,
  quien: string,
  efecto: Definicion['alAprobar'],
): Promise<Hands> {
  const hands = new Hands(page, screen);
  await signIn(window, page.context(), quien);
  await page.goto(window.served.origin + paths.solicitar(definitionOf(efecto).id));
  await hands.continue();
  return hands;
}

const errorsShown = (page: Page) => page.locator('.govuk-error-summary a');

for (const screen of both) {
  walk(
    'mistakes are told at the top and beside each field',
    () => window,
    screen,
    async (page, of) => {
      const hands = await begin(page, of, 'textilera', 'pasarAPasivo');
      await hands.type(page.locator('#motivo'), 'Cerramos <b>por</b> "obras" & más');
      await hands.continue();
      await look(page, 'errores', of);
      assert.match(await page.title(), /^Error: /);
      assert.equal(await errorsShown(page).count(), 2);
      assert.equal(
        await page.inputValue('#motivo'),
        'Cerramos <b>por</b> "obras" & más',
        'what was typed is kept',
      );
      if (of.javaScript) {
        const focused = await page.evaluate<string>('document.activeElement.className');
        assert.match(focused, /govuk-error-summary/, 'the summary takes the focus');
      }
      await hands.press(errorsShown(page).last());
      const focused = await page.evaluate<string>('document.activeElement.id');
      assert.equal(focused, 'fecha-dia');
    },
  );

  walk(
    'a mistake in the second row of a list is shown in that row',
    () => window,
    screen,
    async (page, of) => {
      const hands = await begin(page, of, 'textilera', 'actualizarTelefonos');
      await hands.go(page.locator('button[value="agregar:telefonos"]'));
      await hands.go(page.locator('button[value="agregar:telefonos"]'));
      assert.equal(new URL(page.url()).hash, '#telefonos-3');
      await hands.pick('telefonos.3.tipo', 'celular');
      await hands.type(page.locator('[id="telefonos.3.numero"]'), '12');
      await hands.continue();
      // The empty third row is gone, and the error stands in the row that was written.
      assert.equal(await page.inputValue('[id="telefonos.2.numero"]'), '12');
      assert.equal(await errorsShown(page).first().getAttribute('href'), '#telefonos.2.numero');
      await look(page, 'error-en-fila', of);
      await hands.go(page.locator('button[value="quitar:telefonos:2"]'));
      assert.equal(await page.locator('.v-lista__fila').count(), 2);
      await page.reload();
      assert.equal(await page.locator('.v-lista__fila').count(), 2, 'reloading repeats nothing');
      await hands.continue();
      assert.match(page.url(), /documentos$/);
    },
  );

  walk(
    'words in the search for a code show what was found, by Enter too',
    () => window,
    screen,
    async (page, of) => {
      const hands = await begin(page, of, 'textilera', 'inscribirCpc');
      await hands.type(page.locator('[id="codigos.0.cpc"]'), 'zzzz');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      assert.match(await textOf(page, '.v-buscador__cuenta'), /Nada coincide/);
      await look(page, 'busqueda-sin-nada', of);
      await hands.type(page.locator('[id="codigos.0.cpc"]'), '282210011');
      await hands.pick('codigos.0.ciiu', 'C1410.02');
      await hands.continue();
      assert.match(await textOf(page, '.govuk-error-message'), /28221/);
      assert.equal(await page.inputValue('[id="codigos.0.cpc"]'), '282210011');
      await look(page, 'codigo-largo', of);
      await hands.type(page.locator('[id="codigos.0.cpc"]'), '28221');
      await hands.continue();
      assert.match(page.url(), /pagina\/2$/);
    },
  );

  walk(
    'a draft begun here goes on in another browser, and both see it',
    () => window,
    screen,
    async (page, of) => {
      const hands = await begin(page, of, 'textilera', 'actualizarDireccionYNombre');
      await hands.tick('cambia', 'nombreComercial');
      await hands.continue();
      const context = await contextOf(window, of);
      try {
        const other = await context.newPage();
        const there = new Hands(other, of);
        await signIn(window, context, 'textilera');
        await other.goto(
          window.served.origin + paths.solicitar(definitionOf('actualizarDireccionYNombre').id),
        );
        assert.match(await textOf(other, 'main'), /Ya tiene un borrador/);
        await look(other, 'ya-tiene-borrador', of);
        await there.go(other.getByRole('button', { name: 'Continuar el borrador' }));
        assert.equal(await textOf(other, 'h1'), 'El nombre comercial nuevo');
        assert.match(await textOf(other, '.govuk-inset-text'), /Hoy consta: Textiles Demostración/);
        await there.type(other.locator('#nombreComercial'), 'Telares de otro equipo');
        await there.continue();
        // The tax register shows another name: the warning is confirmed before filing.
        for (const box of await other.locator('[name=confirmaciones]').all()) await box.check();
        await there.continue();
        assert.match(await textOf(other, 'h1'), /Solicitud aprobada/);
      } finally {
        await context.close();
      }
      await hands.type(page.locator('#nombreComercial'), 'Telares de este equipo');
      await hands.continue();
      assert.match(await textOf(page, 'h1'), /No encontrado/, 'a draft that was filed is gone');
      await look(page, 'borrador-presentado', of);
    },
  );

  walk(
    'an open request of the same kind is named before another is begun',
    () => window,
    screen,
    async (page, of) => {
      const { served } = window;
      const definicion = definitionOf('reemplazarSocios');
      const actor = served.supplier('asociacion');
      const { referencia } = await fileFor(served, {
        actor,
        tramite: definicion.id,
        datos: { novedades: ['ingresos'] },
      });
      await signIn(window, page.context(), 'asociacion');
      await page.goto(served.origin + paths.solicitar(definicion.id));
      assert.match(await textOf(page, 'main'), new RegExp(referencia));
      await look(page, 'ya-tiene-solicitud', of);
    },
  );

  walk(
    'a session that ended in mid-form loses nothing typed',
    () => window,
    screen,
    async (page, of) => {
      const { deps } = window.served;
      const owner = window.served.supplier('textilera');
      const account = demoOutsideAccounts.find(({ ruc }) => ruc === owner.ruc);
      await updateClave(
        deps.db,
        owner.cuenta,
        await deps.passwords.hash(account?.clave ?? ''),
        deps.clock.nowMs(),
      );
      const hands = await begin(page, of, 'textilera', 'actualizarDireccionYNombre');
      await hands.tick('cambia', 'nombreComercial');
      await hands.continue();
      await hands.type(page.locator('#nombreComercial'), 'Telares «Año» 2026');
      await page.context().clearCookies({ name: 'sesion' });
      await hands.continue();
      assert.match(await textOf(page, '.govuk-error-summary'), /lo que escribió se conserva/i);
      await look(page, 'sesion-terminada', of);
      await hands.type(page.locator('#ruc'), owner.ruc);
      await hands.type(page.locator('#usuario'), 'textilera');
      await hands.type(page.locator('#clave'), account?.clave ?? '');
      await hands.go(page.locator('main').getByRole('button', { name: 'Ingresar' }));
      await hands.continue();
      assert.equal(await textOf(page, 'h1'), 'Revise antes de presentar');
      assert.match(await textOf(page, 'main'), /Telares «Año» 2026/);
    },
  );

  walk(
    'a warning is confirmed before filing, and what is missing leads back to its step',
    () => window,
    screen,
    async (page, of) => {
      const hands = await begin(page, of, 'personaNatural', 'pasarAPasivo');
      await hands.pick('alcance', 'definitivo');
      await hands.type(page.locator('#fecha-dia'), '23');
      await hands.type(page.locator('#fecha-mes'), '11');
      await hands.type(page.locator('#fecha-anio'), '2026');
      await hands.type(page.locator('#motivo'), 'Me jubilo.');
      await hands.continue();
      await hands.continue();
      assert.match(await textOf(page, '.govuk-error-message'), /Adjunte/);
      await look(page, 'falta-documento', of);
      await page.goto(page.url().replace(/documentos$/, 'revisar'));
      await look(page, 'revisar-incompleto', of);
      await hands.go(errorsShown(page).first());
      assert.match(page.url(), /documentos#documento:justificativos$/);
      await hands.choose(page.locator('[id="documento:justificativos"]'), [
        { name: 'acta.pdf', mimeType: 'application/pdf', buffer: Buffer.from(sampleFiles.pdf) },
      ]);
      if (of.javaScript) await page.locator('[data-archivos] button').waitFor();
      await hands.continue();
      await hands.continue();
      assert.match(await textOf(page, '.govuk-error-summary'), /Debe confirmar/);
      await look(page, 'falta-confirmar', of);
      await hands.press(errorsShown(page).first());
      assert.equal(await page.evaluate('document.activeElement.name'), 'confirmaciones');
    },
  );
}
