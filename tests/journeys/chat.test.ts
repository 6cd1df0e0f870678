/** A conversation from the first question to the transcript, in three browsers: the person's, the agent's, a colleague's. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { paths } from '../../src/paths.ts';
import { readLineasSelladas } from '../../src/store/conversacion-lineas.ts';
import { chainHash, chainStart } from '../../src/trust/chat-lines.ts';
import { sampleFiles } from '../sample-files.ts';
import { Attendant, download, Visitor } from './chat-hands.ts';
import {
  attend,
  type ChatWindow,
  desk,
  lineNumbers,
  meet,
  openChatWindow,
  phone,
  upTo,
} from './chat-window.ts';

let window: ChatWindow;
before(async () => {
  window = await openChatWindow();
});
after(() => window.stop());

const paper = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(sampleFiles.pdf),
});

const note = 'Ya le expliqué lo del oficio; falta confirmar la parroquia.';

type Proof = { n: number; compromiso: string; hash: string };

/** Recomputes the chain from its commitments, as anybody could. */
function chainOf({ conversacion, lineas }: { conversacion: string; lineas: readonly Proof[] }): string {
  return lineas.reduce((hash, { compromiso, n }) => chainHash(hash, compromiso, n), chainStart(conversacion));
}

async function keepTranscript(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await visitor.unfold('Descargar la conversación');
  const shown = (await page.locator('.v-huella').textContent())?.trim();
  const text = (await download(page, page.getByRole('link', { name: 'Transcripción para leer' }))).toString();
  assert.ok(text.includes(`Cadena de la conversación (SHA-256): ${shown}`));
  assert.match(text, /¿Qué necesita mi oficio\?/);
  assert.doesNotMatch(text, /parroquia/, 'notes among staff stay among staff');
  const link = page.getByRole('link', { name: 'Transcripción con la cadena' });
  const whole = JSON.parse((await download(page, link)).toString());
  assert.equal(whole.hash, shown);
  assert.equal(chainOf(whole), shown);
  const answer = await page.context().request.get(window.served.origin + paths.chat.transcripcion);
  const digest = createHash('sha256')
    .update(await answer.body())
    .digest('base64');
  assert.equal(answer.headers()['repr-digest'], `sha-256=:${digest}:`);
}

const lettersMax = 120;
const betweenLettersMs = 150;

/** The notice stays for a few seconds only: one goes on typing until the other side has seen it. */
async function typesUntil(box: Locator, notice: Locator): Promise<void> {
  for (let letters = 0; !(await notice.isVisible()); letters += 1) {
    assert.ok(letters < lettersMax, 'the other side was never told that somebody types');
    await box.press('a');
    await wait(betweenLettersMs);
  }
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';
  meet(
    `from the question to the transcript, the person on a phone ${how}`,
    () => window,
    async ({ sit }) => {
      const visitor = new Visitor(window, await sit({ ...phone, javaScriptEnabled }));
      const first = await sit({ ...desk, as: 'registro1' });
      const second = await sit({ ...desk, as: 'registro2' });
      await attend(window, first);
      await attend(window, second);

      await visitor.open();
      await visitor.page.locator('[data-chat-texto]').fill('Quiero cambiar mis teléfonos');
      await visitor.pressNamed('Enviar');
      await visitor.sees(visitor.page.locator('.v-sugerencia').first());
      assert.match((await visitor.page.locator('.v-sugerencias').textContent()) ?? '', /tel[eé]f/i);
      await visitor.pressNamed('Quiero hablar con una persona');
      await visitor.seesText('Su turno es el siguiente');
      await visitor.seesText(/Atienden 2 personas/);

      const id = await visitor.id();
      const agent = new Attendant(first, id);
      await agent.take();
      await visitor.seesText(/Le atiende Funcionaria de Ejemplo Uno/);
      await visitor.say('¿Qué necesita mi oficio?');
      await agent.sees('¿Qué necesita mi oficio?');
      if (javaScriptEnabled) {
        await typesUntil(agent.box(), visitor.page.getByText('Le están escribiendo…'));
      }
      await agent.say('La firma electrónica\nde su representante legal.');
      await visitor.seesText('La firma electrónica');
      await visitor.attach(paper('oficio de prueba.pdf'));
      await agent.pane.locator('[data-lineas]').getByRole('link', { name: 'oficio de prueba.pdf' }).waitFor();
      await agent.attach(paper('modelo.pdf'));
      await visitor.sees(visitor.page.getByRole('link', { name: 'modelo.pdf' }));
      const modelo = await download(visitor.page, visitor.page.getByRole('link', { name: 'modelo.pdf' }));
      assert.deepEqual(modelo, Buffer.from(sampleFiles.pdf));

      const { nombre } = window.served.staff('registro2');
      await agent.handOn(nombre, note);
      const colleague = new Attendant(second, id);
      await second.page.locator(`[data-fila-de="${id}"] a[data-abrir]`).click();
      await colleague.sees(note);
      await visitor.seesText(new RegExp(`Desde ahora le atiende ${nombre}`));
      await colleague.say('Continúo yo con su consulta.');
      await visitor.seesText('Continúo yo con su consulta.');
      assert.ok(!(await visitor.page.content()).includes(note));
      await colleague.close('La consulta quedó resuelta.');
      await visitor.seesText('Esta conversación terminó');
      await visitor.seesText('La conversación terminó. La consulta quedó resuelta.');
      const lines = await readLineasSelladas(window.served.deps.db, id);
      assert.deepEqual(await lineNumbers(visitor.page), upTo(lines.length));
      await keepTranscript(visitor);
      assert.equal(new URL(visitor.page.url()).pathname, paths.chat.inicio);
    },
  );
}
