// Eighty ways of smuggling a script, in every text of a conversation, shown in a real browser on both sides, live and reloaded: none runs.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { attachToChat } from '../../src/actions/chat/attach-to-chat.ts';
import { readConversation } from '../../src/actions/chat/find-conversation.ts';
import { handOnConversation } from '../../src/actions/chat/hand-on-conversation.ts';
import { redactLine } from '../../src/actions/chat/redact-line.ts';
import { saveCannedAnswer } from '../../src/actions/chat/save-canned-answer.ts';
import { setPresence } from '../../src/actions/chat/set-presence.ts';
import { writeChatMessage } from '../../src/actions/chat/write-chat-message.ts';
import { chatLimits } from '../../src/domain/chat/chat-limits.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import { paths } from '../../src/paths.ts';
import { browserOrReason } from '../browser.ts';
import { sampleFiles } from '../sample-files.ts';
import { type Served, serveScene } from '../served.ts';
import { accepted, chatCase } from './chat-case.ts';
import { everyDoor } from './hands.ts';
import { scripts } from './payloads.ts';
import { contextWith, planted, type Watched, watch } from './watched-page.ts';

const { chat } = paths;
let served: Served;
let browser: Awaited<ReturnType<typeof browserOrReason>>;
/** Two, so that each payload is written by each side within the limits of a conversation. */
const talks: string[] = [];

const agent = () => ({ clase: 'agente', actor: served.staff('registro1') }) as const;
const person = () =>
  ({ clase: 'persona', huella: null, cuenta: served.supplier('conPendientes').cuenta }) as const;

async function rename(cuenta: string, nombre: string): Promise<void> {
  await served.deps.db.execute(
    { name: 'prueba-nombre', text: 'update cuentas set nombre = $2 where id = $1::uuid' },
    [cuenta, nombre],
  );
}

/** Every text that is kept in a conversation. */
async function fill(id: string, ofPerson: readonly string[], ofAgent: readonly string[]): Promise<void> {
  const { deps } = served;
  const write = async (
    quien: ReturnType<typeof agent> | ReturnType<typeof person>,
    texts: readonly string[],
  ) => {
    for (const [at, texto] of texts.entries()) {
      const written = await writeChatMessage(deps, quien, {
        id,
        cliente: `texto-${quien.clase}-${at}`,
        texto,
      });
      assert.ok(!isRefusal(written) || written.status === 422, JSON.stringify(written));
    }
  };
  await write(person(), ofPerson);
  await write(agent(), ofAgent);
  for (const [at, nombre] of scripts.filter((_script, at) => at % 5 === 0).entries()) {
    const upload = { nombre: `${nombre}.pdf`, contenido: Readable.from([sampleFiles.pdf]) };
    const quien = at % 2 === 0 ? person() : agent();
    const kept = await attachToChat(deps, quien, { id, cliente: `archivo-con-guion-${at}`, upload });
    assert.ok(!isRefusal(kept) || kept.code === 'demasiados-mensajes', JSON.stringify(kept));
  }
}

/** Notes among staff and reasons of a redaction, as long as they may be. */
async function annotate(id: string): Promise<void> {
  const { deps } = served;
  const supervisor = served.staff('supervisora');
  for (let at = 0; at < scripts.length; at += 8) {
    const nota = scripts
      .slice(at, at + 8)
      .join('\n')
      .slice(0, chatLimits.noteCharsMax);
    const quien = { clase: 'agente', actor: supervisor } as const;
    const { version, agente } = accepted(await readConversation(deps, quien, id));
    const a = agente?.cuenta === served.staff('registro2').cuenta ? 'registro1' : 'registro2';
    const order = { id, versionVista: version, cliente: `pasar-a-${at}`, a: served.staff(a).cuenta, nota };
    const handed = await handOnConversation(deps, supervisor, order);
    assert.ok(!isRefusal(handed) || handed.status === 422, JSON.stringify(handed));
  }
  for (const [at, motivo] of scripts.filter((_script, at) => at % 8 === 3).entries()) {
    const redacted = await redactLine(deps, supervisor, {
      id,
      cliente: `suprimir-${at}`,
      linea: 8 + at,
      motivo,
    });
    assert.ok(!isRefusal(redacted) || redacted.code === 'transicion-imposible', JSON.stringify(redacted));
  }
}

async function keepAnswers(): Promise<void> {
  const supervisor = served.staff('supervisora');
  for (const [at, texto] of scripts.entries()) {
    const titulo = texto.slice(0, chatLimits.cannedTitleCharsMax);
    const typed = { id: null, unidad: supervisor.unidades[0] ?? '', llave: `respuesta-${at}`, titulo, texto };
    const kept = await saveCannedAnswer(served.deps, supervisor, typed);
    assert.ok(!isRefusal(kept) || kept.status === 422, JSON.stringify(kept));
  }
}

before(async () => {
  served = await serveScene(everyDoor);
  browser = await browserOrReason();
  for (const usuario of ['registro1', 'registro2'])
    accepted(await setPresence(served.deps, served.staff(usuario), { estado: 'disponible', capacidad: 8 }));
  for (const [at, usuario] of (['registro1', 'registro2'] as const).entries())
    await rename(served.staff(usuario).cuenta, scripts[at * 4 + 1] ?? '');
  talks.push((await chatCase(served, scripts[0] ?? '')).conversacion);
  const half = scripts.length / 2;
  await fill(talks[0] ?? '', scripts.slice(0, half), scripts.slice(half));
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await served.stop();
});

async function assertHarmless({ page, ran }: Watched, path: string): Promise<void> {
  await page.goto(served.origin + path);
  // A page whose policy is a sandbox runs no timer either.
  await wait(200);
  assert.deepEqual(ran, [], path);
  assert.equal(await page.locator(planted).count(), 0, path);
}

const sessionOf = (usuario: 'conPendientes' | 'registro1' | 'supervisora' | 'auditor') =>
  served.sessionOf(usuario === 'conPendientes' ? served.supplier(usuario) : served.staff(usuario));

/** Until both sides' lines of the page are as many as the conversation has. */
async function hasLines(page: Page, least: number): Promise<void> {
  const lines = page.locator('[data-chat-lineas] li, .v-lineas li');
  await lines.nth(least - 1).waitFor({ state: 'attached' });
}

test('ASVS 1.2.1 1.2.3 3.4.3 on the person’s side: page, panel, controls, lines, reading along', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const context = await contextWith(browser, served.origin, await sessionOf('conPendientes'));
  const seen = await watch(context);
  for (const path of [
    chat.inicio,
    `${chat.inicio}?vista=lectura`,
    chat.panel,
    chat.controles,
    `${chat.lineas}?desde=0`,
  ])
    await assertHarmless(seen, path);
  await seen.page.goto(served.origin + paths.catalogo);
  await seen.page.locator('[data-chat-boton]').click();
  await hasLines(seen.page, 60);
  assert.deepEqual(seen.ran, [], 'panel on another page');
  assert.equal(await seen.page.locator(planted).count(), 0);
  await context.close();
});

test('ASVS 1.2.1 1.2.3 live: what comes down a stream while both sides look is text', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const [id = ''] = talks;
  const ours = await contextWith(browser, served.origin, await sessionOf('conPendientes'));
  const theirs = await contextWith(browser, served.origin, await sessionOf('registro1'));
  const [person1, desk] = [await watch(ours), await watch(theirs)];
  await person1.page.goto(served.origin + chat.inicio);
  await desk.page.goto(`${served.origin}${paths.mesa.chat.inicio}?abiertas=${id}`);
  for (const [at, texto] of scripts.entries())
    await writeChatMessage(served.deps, agent(), { id, cliente: `en-vivo-${at}`, texto });
  const { lineas } = accepted(await readConversation(served.deps, agent(), id));
  for (const { page, ran } of [person1, desk]) {
    await page.waitForSelector(`#l-${lineas}, [data-n="${lineas}"]`);
    assert.deepEqual(ran, []);
    assert.equal(await page.locator(planted).count(), 0);
  }
  await ours.close();
  await theirs.close();
});

test('ASVS 1.2.1 1.2.3 3.4.3 at the desk: inbox, conversation, fragments, team, ready answers, notes and reasons', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const [id = ''] = talks;
  await annotate(id);
  await keepAnswers();
  const tramite = served.deps.definiciones.todas.find(({ definicion }) =>
    definicion.canales.includes('chat'),
  );
  for (const usuario of ['registro1', 'supervisora', 'auditor'] as const) {
    const context = await contextWith(browser, served.origin, await sessionOf(usuario));
    const seen = await watch(context);
    for (const path of [
      paths.mesa.chat.inicio,
      `${paths.mesa.chat.inicio}?abiertas=${id}`,
      paths.mesa.chat.conversacion(id),
      paths.mesa.chat.panel(id),
      `${paths.mesa.chat.lineas(id)}?desde=0`,
      paths.mesa.chat.bandeja,
      paths.mesa.chat.equipo,
      paths.mesa.chat.respuestas,
      paths.mesa.chat.propuesta(id, tramite?.definicion.id ?? ''),
    ])
      await assertHarmless(seen, path);
    await context.close();
  }
  const context = await contextWith(browser, served.origin, await sessionOf('conPendientes'));
  await assertHarmless(await watch(context), chat.inicio);
  await context.close();
});

test('ASVS 1.2.1 3.2.2 what was typed comes back after a refusal as text: message, contact, code', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const context = await contextWith(browser, served.origin, await sessionOf('conPendientes'), {
    javaScriptEnabled: true,
  });
  const seen = await watch(context);
  for (const script of scripts.filter((_script, at) => at % 4 === 0)) {
    await seen.page.goto(served.origin + chat.inicio);
    const text = JSON.stringify(script);
    // As the browser sends it without our scripts, which would answer in place.
    await Promise.all([
      seen.page.waitForNavigation(),
      seen.page.evaluate(
        `(() => { const form = document.querySelector('form[action="${chat.contacto}"]'); for (const name of ['correo', 'telefono']) { const box = form.elements[name]; box.type = 'text'; box.value = ${text}; } HTMLFormElement.prototype.submit.call(form); })()`,
      ),
    ]);
    assert.equal(await seen.page.locator('.govuk-error-summary').count(), 1);
    assert.deepEqual(seen.ran, [], script);
    assert.equal(await seen.page.locator(planted).count(), 0, script);
  }
  await context.close();
});
