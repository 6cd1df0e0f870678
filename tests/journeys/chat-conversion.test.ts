/** A conversation that goes on in writing: out of hours, taken by nobody, left by the last agent; the answer finds the person. */
import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import type { Page } from 'playwright-core';
import { chatLimits } from '../../src/domain/chat/chat-limits.ts';
import { attachTranscripts } from '../../src/duties/attach-transcripts.ts';
import { chatTurns } from '../../src/duties/chat-turns.ts';
import { demoMailer } from '../../src/duties/demo-mailer.ts';
import { remindAbsent } from '../../src/duties/remind-absent.ts';
import { sendOwed } from '../../src/duties/send-owed.ts';
import { paths } from '../../src/paths.ts';
import { isSound } from '../browser.ts';
import { Attendant, download, Visitor } from './chat-hands.ts';
import { attend, type ChatWindow, desk, meet, openChatWindow, phone, type Seat } from './chat-window.ts';

const minuteMs = 60_000;
const promise =
  /el (lunes|martes|miércoles|jueves|viernes|sábado|domingo) \d{1,2} de \p{L}+ de 2026, a las \d\dh\d\d/u;

let window: ChatWindow;
let startMs = 0;
before(async () => {
  window = await openChatWindow();
  startMs = window.served.deps.clock.nowMs();
});
after(() => window.stop());
beforeEach(async () => {
  window.served.deps.clock.set(startMs);
  await window.served.deps.db.execute({ name: 'prueba-nadie', text: 'delete from agentes_presentes' });
});

async function deliver(): Promise<void> {
  const { deps } = window.served;
  while ((await sendOwed({ deps, mailer: demoMailer(deps.db), agencia: 'Agencia de muestra' })) === 'again');
}

/** The reference the thread shows, once, with the date of the promise; the thread itself stays. */
async function convertedOn(visitor: Visitor, why: RegExp): Promise<string> {
  const { page } = visitor;
  await visitor.sees(page.locator('li[data-clase=convertida]'));
  assert.equal(await page.locator('li[data-clase=convertida]').count(), 1);
  const words = (await page.locator('li[data-clase=convertida]').textContent()) ?? '';
  assert.match(words, why);
  assert.match(words, promise);
  const status = (await page.locator('.v-chat-estado').textContent()) ?? '';
  assert.match(status, promise);
  const referencia = /VT-[\w-]+/.exec(words)?.[0] ?? '';
  assert.ok(referencia !== '' && status.includes(referencia));
  assert.equal(await page.locator('li[data-n="1"], li[data-n="2"]').count(), 2, 'the same thread');
  return referencia;
}

async function trackedState(page: Page, referencia: string): Promise<string> {
  await page.goto(`${window.served.origin}${paths.seguimiento}?referencia=${referencia}`);
  return (await page.locator('.govuk-summary-card').textContent()) ?? '';
}

/** Takes what goes on in writing, answers it, closes it as answered. */
async function answerInWriting(seat: Seat, id: string, text: string): Promise<void> {
  await attend(window, seat);
  const agent = new Attendant(seat, id);
  await agent.take();
  await agent.say(text);
}

meet(
  'out of hours on a phone without JavaScript: in writing at once, answered the next day, found again by the letter',
  () => window,
  async ({ sit }) => {
    const { deps } = window.served;
    // 18h00 in Ecuador: the office closed at 17h00.
    deps.clock.set(startMs + 8 * 60 * minuteMs);
    const visitor = new Visitor(window, await sit({ ...phone, javaScriptEnabled: false }));
    await visitor.open();
    assert.match((await visitor.page.locator('.v-chat-horario').textContent()) ?? '', /Ahora no es horario/);
    await visitor.page.locator('[data-chat-texto]').fill('¿Puedo registrar dos direcciones?');
    await visitor.pressNamed('Quiero hablar con una persona');
    const referencia = await convertedOn(visitor, /no es horario de atención/);
    await visitor.unfold('Dejar un correo o teléfono');
    await visitor.page.getByLabel('Correo electrónico').fill('persona@demostracion.example');
    await visitor.pressNamed('Guardar');
    await visitor.seesText('Dejó un correo para que le avisemos.');
    const id = await visitor.id();

    deps.clock.set(startMs + 23 * 60 * minuteMs);
    const seat = await sit({ ...desk, as: 'registro1' });
    await answerInWriting(seat, id, 'Solo una: la de su domicilio principal.');
    deps.clock.advance(chatLimits.awayMinutes * minuteMs);
    await remindAbsent(deps);
    await deliver();

    const reader = (await sit(desk)).page;
    await reader.goto(window.served.origin + paths.demoBuzon);
    const letter = reader
      .locator('main')
      .getByText(/Le respondieron en su conversación/)
      .first();
    assert.match((await letter.textContent()) ?? '', /\/chat\b/);
    assert.doesNotMatch((await reader.content()) ?? '', /domicilio principal/, 'what was said stays inside');
    await visitor.open();
    await visitor.seesText('Solo una: la de su domicilio principal.');
    await new Attendant(seat, id).close('La consulta quedó respondida por escrito.');
    await visitor.seesText('Esta conversación terminó');
    assert.match(await trackedState(reader, referencia), /Respondida/);
    assert.equal(await attachTranscripts(deps), 1);
    await seat.page.goto(window.served.origin + paths.mesa.solicitud(referencia));
    const paper = await download(seat.page, seat.page.getByRole('link', { name: /^Descargar la que tiene/ }));
    for (const words of ['¿Puedo registrar dos direcciones?', 'Solo una: la de su domicilio principal.'])
      assert.ok(paper.toString().includes(words));
  },
);

meet(
  'nobody takes it in time: the page turns by itself, the same thread, nothing typed lost; found again on another device by a code',
  () => window,
  async ({ sit }) => {
    const { deps } = window.served;
    const seat = await sit({ ...desk, as: 'registro1' });
    await attend(window, seat);
    const visitor = new Visitor(window, await sit(phone));
    await visitor.open();
    await visitor.say('Nadie me toma');
    await visitor.pressNamed('Quiero hablar con una persona');
    await visitor.seesText('Su turno es el siguiente');
    await visitor.page.locator('[data-chat-texto]').fill('esto lo estoy escribiendo');
    deps.clock.advance(deps.chatWaitMs);
    await attend(window, seat);
    await chatTurns(deps);
    await convertedOn(visitor, /Nadie pudo atenderle/);
    assert.equal(await visitor.page.locator('[data-chat-texto]').inputValue(), 'esto lo estoy escribiendo');
    await visitor.say('Sigo contando por escrito');
    await isSound(visitor.page, 'chat-por-escrito');
    await seat.page.goto(window.served.origin + paths.mesa.chat.inicio);
    await isSound(seat.page, 'chat-mesa-por-escrito');
    await visitor.unfold('Dejar un correo o teléfono');
    await visitor.page.getByLabel('Correo electrónico').fill('otra.persona@demostracion.example');
    await visitor.pressNamed('Guardar');
    await visitor.seesText('Dejó un correo para que le avisemos.');
    const elsewhere = new Visitor(window, await sit(desk));
    await elsewhere.page.goto(window.served.origin + paths.chat.volver);
    await elsewhere.page.getByLabel('Correo electrónico que dejó').fill('otra.persona@demostracion.example');
    await elsewhere.pressNamed('Enviarme un código');
    await elsewhere.page.getByLabel('Código', { exact: true }).waitFor();
    await deliver();
    const reader = (await sit(desk)).page;
    await reader.goto(window.served.origin + paths.demoBuzon);
    const code = /chat es: (\d{6})/.exec((await reader.locator('main').textContent()) ?? '')?.[1] ?? '';
    await elsewhere.page.getByLabel('Código', { exact: true }).fill(code);
    await elsewhere.pressNamed('Volver a mi conversación');
    await elsewhere.seesText('Sigo contando por escrito');
  },
);

meet(
  'the last agent leaves: it goes on in writing in the same thread, and who comes back answers it there',
  () => window,
  async ({ sit }) => {
    const { deps } = window.served;
    const seat = await sit({ ...desk, as: 'registro1' });
    await attend(window, seat);
    const visitor = new Visitor(window, await sit(phone));
    await visitor.open();
    await visitor.say('Se va quien me atiende');
    await visitor.pressNamed('Quiero hablar con una persona');
    await visitor.seesText('Su turno es el siguiente');
    const agent = new Attendant(seat, await visitor.id());
    await agent.take();
    await visitor.seesText(/Le atiende Funcionaria/);
    await seat.page.close();
    deps.clock.advance((chatLimits.presenceLeaseSeconds + 1) * 1_000);
    await chatTurns(deps);
    await convertedOn(visitor, /No queda nadie en línea/);
    await visitor.seesText(/ya no está en línea/);
    const back = await sit({ ...desk, as: 'registro2' });
    await answerInWriting(back, await visitor.id(), 'Le respondo yo por escrito.');
    await visitor.seesText('Le respondo yo por escrito.');
  },
);
