/** Every trámite whose door is the chat, from the first word to the change in the register: on a phone without JavaScript and at a desk with it. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Definicion, Ejemplo } from '../../src/domain/tramite/definicion.ts';
import { conFechas } from '../../src/domain/tramite/ejemplo.ts';
import { seOfrece } from '../../src/domain/tramite/resultados.ts';
import { findSolicitudByReferencia } from '../../src/store/solicitudes.ts';
import { tramites } from '../../tramites/index.ts';
import { fileFor } from '../filing.ts';
import { restoreRegister } from '../restore-register.ts';
import { paperFor } from '../sample-files.ts';
import { DialogueHands } from './chat-dialogue-hands.ts';
import { Visitor } from './chat-hands.ts';
import { type ChatWindow, desk, givePassword, meet, openChatWindow, phone } from './chat-window.ts';
import type { PickedFile } from './filing-hands.ts';
import { actorOf } from './filing-window.ts';

let window: ChatWindow;
before(async () => {
  window = await openChatWindow();
});
after(() => window.stop());

const clave = 'tres sauces bajo la lluvia';
const ofTheChat = tramites.filter((d) => d.canales.includes('chat') && seOfrece(d));

function approvedExample({ ejemplos }: Definicion): Ejemplo {
  const found = ejemplos.find((e) => e.circunstancia === undefined && 'aprobada' in e.espera);
  assert.ok(found);
  return found;
}

function paperOf(definicion: Definicion, ejemplo: Ejemplo, key: string): PickedFile {
  const documento = definicion.documentos[key];
  assert.ok(documento, key);
  const filer = {
    ruc: actorOf(window, ejemplo.quien).ruc,
    today: window.served.today,
    socios: ejemplo.socios,
  };
  const { nombre, bytes } = paperFor(key, documento, filer);
  return { name: nombre, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

async function entryOf(ruc: string) {
  const entry = await window.served.deps.registry.proveedor(ruc);
  assert.ok(entry);
  return entry.contenido;
}

/** What the same example does to the register through the form of Trámite Rápido. */
async function throughTheForm(definicion: Definicion, ejemplo: Ejemplo) {
  await restoreRegister(window.served);
  const actor = actorOf(window, ejemplo.quien);
  const before = await entryOf(actor.ruc);
  const filed = await fileFor(window.served, { actor, tramite: definicion.id, datos: ejemplo.datos });
  const solicitud = await findSolicitudByReferencia(window.served.deps.db, filed.referencia);
  const changed = await entryOf(actor.ruc);
  assert.notDeepEqual(changed, before);
  await restoreRegister(window.served);
  return { changed, solicitud };
}

/** Signs in from inside the conversation; it is the same conversation afterwards, with what was said in it. */
async function signInInside(visitor: Visitor, ejemplo: Ejemplo, hands: DialogueHands): Promise<void> {
  const { page } = visitor;
  const id = await visitor.id();
  await visitor.press(page.getByRole('link', { name: /^Ingrese con su cuenta/ }).first());
  await page.locator('#clave').waitFor();
  const owner = actorOf(window, ejemplo.quien);
  await page.locator('#ruc').fill(owner.ruc);
  await page.locator('#usuario').fill(ejemplo.quien);
  await page.locator('#clave').fill(clave);
  await Promise.all([
    page.waitForNavigation(),
    page.locator('main').getByRole('button', { name: 'Ingresar' }).click(),
  ]);
  await visitor.seesText(hands.firstWords);
  assert.equal(await visitor.id(), id);
}

for (const definicion of ofTheChat) {
  const ejemplo = approvedExample(definicion);
  for (const [screen, options] of [
    ['teléfono sin JavaScript', { ...phone, javaScriptEnabled: false }],
    ['escritorio', desk],
  ] as const) {
    meet(
      `${definicion.id} in the chat (${screen}): ${ejemplo.dice}`,
      () => window,
      async ({ sit }) => {
        const { served } = window;
        // A person sees their newest conversation: each of these is a minute younger than the one before.
        served.deps.clock.advance(60_000);
        const expected = await throughTheForm(definicion, ejemplo);
        await givePassword(window, ejemplo.quien, clave);
        const seat = await sit(options);
        const visitor = new Visitor(window, seat);
        const hands = new DialogueHands(visitor, definicion, definicion.frases?.[0] ?? definicion.nombre);
        await visitor.open();
        await visitor.page.locator('[data-chat-texto]').fill(hands.firstWords);
        await visitor.pressNamed('Enviar');
        const suggestion = visitor.page.locator(`.v-sugerencia[value="${definicion.id}"]`);
        await visitor.sees(suggestion);
        await signInInside(visitor, ejemplo, hands);
        await visitor.press(suggestion);
        await hands.begun();
        await hands.answerWrongly();
        await hands.answerAll(conFechas(ejemplo.datos, served.today), (key) =>
          paperOf(definicion, ejemplo, key),
        );
        await hands.file();
        const outcome = visitor.page.locator('.v-resultado');
        await visitor.sees(outcome);
        assert.match((await outcome.getAttribute('class')) ?? '', /v-resultado--hecho/);
        const referencia = /[A-Z]{2}-[\w-]+/.exec((await outcome.textContent()) ?? '')?.[0] ?? '';
        const filed = await findSolicitudByReferencia(served.deps.db, referencia);
        assert.deepEqual([filed?.estado, filed?.canal, filed?.tramite], ['aprobada', 'chat', definicion.id]);
        assert.deepEqual(filed?.datos, expected.solicitud?.datos);
        assert.deepEqual(await entryOf(actorOf(window, ejemplo.quien).ruc), expected.changed);
        await hands.dialogue.waitFor({ state: 'detached' });
      },
    );
  }
}
