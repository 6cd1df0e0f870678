/** An agent proposes a trámite with answers written in; the person confirms each and files; the record names both. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { conFechas } from '../../src/domain/tramite/ejemplo.ts';
import { paths } from '../../src/paths.ts';
import { findSolicitudByReferencia } from '../../src/store/solicitudes.ts';
import { tramites } from '../../tramites/index.ts';
import { screenshot } from '../browser.ts';
import { restoreRegister } from '../restore-register.ts';
import { DialogueHands } from './chat-dialogue-hands.ts';
import { Attendant, Visitor } from './chat-hands.ts';
import { attend, type ChatWindow, desk, meet, openChatWindow, phone } from './chat-window.ts';
import { Hands } from './filing-hands.ts';
import { signIn } from './filing-window.ts';

let window: ChatWindow;
before(async () => {
  window = await openChatWindow();
});
after(() => window.stop());

/** A trámite of the chat whose questions are more than one and that asks for no paper. */
function proposed() {
  for (const definicion of tramites) {
    const ejemplo = definicion.ejemplos.find(
      (e) => e.circunstancia === undefined && 'aprobada' in e.espera && (e.documentos ?? []).length === 0,
    );
    if (definicion.canales.includes('chat') && ejemplo !== undefined && Object.keys(ejemplo.datos).length > 2)
      return { definicion, ejemplo };
  }
  return assert.fail('no such trámite');
}

meet(
  'proposed with answers by the agent, confirmed answer by answer by the person, filed in both names',
  () => window,
  async ({ sit }) => {
    const { served } = window;
    await restoreRegister(served);
    const { definicion, ejemplo } = proposed();
    const seat = await sit(phone);
    await signIn(window, seat.context, ejemplo.quien);
    const visitor = new Visitor(window, seat);
    const staff = await sit({ ...desk, as: 'registro1' });
    await attend(window, staff);
    await visitor.open();
    await visitor.say('Me mudé de oficina, ¿qué hago?');
    await visitor.pressNamed('Quiero hablar con una persona');
    await visitor.seesText('Su turno es el siguiente');
    const agent = new Attendant(staff, await visitor.id());
    await agent.take();
    const folded = await agent.fold('proponer');
    await folded.getByLabel('Trámite').selectOption(definicion.id);
    await Promise.all([
      staff.page.waitForNavigation(),
      folded.getByRole('button', { name: 'Escribir respuestas' }).click(),
    ]);
    const hands = new Hands(staff.page, { width: 1280, javaScript: true, keyboard: false });
    const datos = conFechas(ejemplo.datos, served.today);
    for (const [name, campo] of Object.entries(definicion.datos))
      await hands.answer(campo, name, datos[name]);
    await screenshot(staff.page, 'chat-mesa-proponer-1280');
    await hands.go(staff.page.locator('main').getByRole('button', { name: 'Proponer a la persona' }).last());
    await agent.sees(/propuso el trámite .* con respuestas ya escritas/);

    const { nombre } = served.staff('registro1');
    await visitor.seesText(`${nombre} le propone el trámite`);
    await screenshot(visitor.page, 'chat-propuesta-360');
    await visitor.pressNamed('Empezar este trámite');
    const answers = new DialogueHands(visitor, definicion, '');
    await answers.begun();
    const first = Object.keys(definicion.datos)[0] ?? '';
    assert.equal(await answers.step(), first, 'each answer is read by the person');
    await screenshot(visitor.page, 'chat-propuesta-confirmar-360');
    assert.equal(await answers.dialogue.getByRole('button', { name: 'Confirmar y continuar' }).count(), 1);
    const asked = await answers.answerAll({}, () => assert.fail('no paper'));
    for (const name of Object.keys(ejemplo.datos)) assert.ok(asked.includes(name), name);
    await answers.file();
    const outcome = visitor.page.locator('.v-resultado');
    await visitor.sees(outcome);
    await screenshot(visitor.page, 'chat-presentada-360');
    const referencia = /[A-Z]{2}-[\w-]+/.exec((await outcome.textContent()) ?? '')?.[0] ?? '';
    const filed = await findSolicitudByReferencia(served.deps.db, referencia);
    assert.equal(filed?.estado, 'aprobada');
    assert.deepEqual(filed?.datos, datos);
    const words = `La propuso ${nombre} en el chat`;
    await seat.page.goto(served.origin + paths.solicitud(referencia));
    assert.ok(
      (await seat.page.locator('main').textContent())?.includes(`${words}; usted la revisó y la confirmó.`),
    );
    await staff.page.goto(served.origin + paths.mesa.solicitud(referencia));
    const history = (await staff.page.locator('main').textContent()) ?? '';
    assert.ok(history.includes(`${words}; quien la presenta la revisó y la confirmó.`));
  },
);
