// Eighty ways of smuggling a script, in every kind of text people leave with us, shown in a real browser: none runs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { saveDraft } from '../../src/actions/save-draft.ts';
import { startDraft } from '../../src/actions/start-draft.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import { paths } from '../../src/paths.ts';
import { tramites } from '../../tramites/index.ts';
import { browserOrReason } from '../browser.ts';
import { fileFor } from '../filing.ts';
import { type Served, serveScene } from '../served.ts';
import { WebClient } from '../web-client.ts';
import { everyDoor } from './hands.ts';
import { scripts } from './payloads.ts';
import { contextWith, planted, type Watched, watch } from './watched-page.ts';

let served: Served;
let browser: Awaited<ReturnType<typeof browserOrReason>>;
before(async () => {
  served = await serveScene(everyDoor);
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await served.stop();
});

async function contextOf(session: string): Promise<BrowserContext> {
  if (typeof browser === 'string') throw new Error(browser);
  return contextWith(browser, served.origin, session);
}

async function assertHarmless({ page, ran }: Watched, path: string, why: string): Promise<void> {
  await page.goto(served.origin + path);
  await page.evaluate('new Promise((done) => setTimeout(done, 20))');
  assert.deepEqual(ran, [], `${path}: ${why}`);
  assert.equal(await page.locator(planted).count(), 0, `${path}: ${why}`);
}

test('ASVS 1.2.1 1.2.2 1.2.3 3.4.3 no script in an answer or a search ever runs', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const owner = served.supplier('textilera');
  const definicion = tramites.find(({ paginas, datos }) =>
    paginas.some(({ campos }) => campos.filter((c) => datos[c]?.tipo === 'texto').length > 3),
  );
  assert.ok(definicion);
  const boxes = Object.keys(definicion.datos).filter((c) => definicion.datos[c]?.tipo === 'texto');
  const withBoxes = definicion.paginas.flatMap(({ campos }, at) =>
    campos.some((campo) => boxes.includes(campo)) ? [at + 1] : [],
  );
  const draft = await startDraft(served.deps, owner, definicion.id);
  assert.ok(!isRefusal(draft));
  const honest =
    definicion.ejemplos.find(({ espera, confirma }) => 'aprobada' in espera && confirma)?.datos ?? {};
  const context = await contextOf(await served.sessionOf(owner));
  const seen = await watch(context);
  for (let at = 0; at < scripts.length; at += boxes.length) {
    const typed = Object.fromEntries(boxes.map((box, i) => [box, scripts[at + i] ?? '']));
    const answers = { ...honest, ...typed };
    await saveDraft(served.deps, owner, draft.id, Object.keys(answers), answers);
    for (const page of withBoxes)
      await assertHarmless(seen, paths.borradorPagina(draft.id, page), `answers from ${at}`);
    await assertHarmless(seen, paths.borradorRevisar(draft.id), `answers from ${at}`);
  }
  // A search shows only what was asked: one saying of each place is enough for both of them.
  for (const script of scripts.filter((_script, at) => at % 4 === 0)) {
    const encoded = encodeURIComponent(script);
    await assertHarmless(seen, `${paths.seguimiento}?referencia=${encoded}`, script);
    await assertHarmless(seen, `${paths.catalogo}?q=${encoded}`, script);
  }
  await context.close();
});

test('ASVS 1.2.1 3.2.2 an officer who reads eighty such messages, and their writer, read text', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const owner = served.supplier('conPendientes');
  const found = tramites
    .flatMap((d) => d.ejemplos.map((e) => ({ d, e })))
    .find(({ e }) => e.quien === 'conPendientes' && 'funcionario' in e.espera);
  assert.ok(found);
  const { referencia } = await fileFor(served, { actor: owner, tramite: found.d.id, datos: found.e.datos });
  const mine = await served.sessionOf(owner);
  const officer = await served.sessionOf(served.staff('registro1'));
  const writer = new WebClient(served.origin, mine);
  for (const script of scripts) {
    const page = await writer.get(paths.solicitud(referencia));
    const sent = await writer.post(page, paths.mensajes(referencia), [['texto', script]]);
    assert.ok(sent.status === 303 || sent.status === 422, `${sent.status}: ${script}`);
  }
  for (const [session, path] of [
    [mine, paths.solicitud(referencia)],
    [mine, paths.misSolicitudes],
    [officer, paths.mesa.solicitud(referencia)],
    [officer, paths.mesa.cola],
  ] as const) {
    const context = await contextOf(session);
    await assertHarmless(await watch(context), path, 'messages');
    await context.close();
  }
});
