/** People who are away are told once per answer that it came, where they can be reached, and nothing of what it says. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openScene, type Scene } from '../../tests/scene.ts';
import { leaveContact } from '../actions/chat/leave-contact.ts';
import { markRead } from '../actions/chat/mark-read.ts';
import {
  accepted,
  comeIn,
  staffOf,
  take,
  type Visitor,
  waitInLine,
} from '../actions/chat/testing/waiting-person.ts';
import { writeChatMessage } from '../actions/chat/write-chat-message.ts';
import { chatLimits } from '../domain/chat/chat-limits.ts';
import type { Funcionario, Solicitante } from '../domain/solicitud/actor.ts';
import { InjectedFault } from '../platform/fault-points.ts';
import { RegistryFault } from '../registry/port.ts';
import { remindAbsent } from './remind-absent.ts';

const minute = 60_000;
const address = 'persona@demostracion.example';
let scene: Scene;
let agent: Funcionario;

before(async () => {
  scene = await openScene();
  ({ agent } = staffOf(scene));
});
beforeEach(async () => {
  scene.deps.faults.disarm();
  await scene.deps.db.execute({ name: 'prueba-cartas', text: 'delete from correos' });
  await scene.deps.db.execute({
    name: 'prueba-leidas',
    text: 'update conversaciones set leido_persona = lineas',
  });
});
after(() => scene.stop());

type Letter = { readonly para: string; readonly asunto: string; readonly texto: string };
const letters = () =>
  scene.deps.db.query<Letter>({
    name: 'prueba-cartas-debidas',
    text: `select para, asunto, texto from correos where clase = 'respuesta-en-el-chat' order by creado_en`,
  });

async function attended(solicitante: Solicitante | null = null, correo = address): Promise<Visitor> {
  const visitor = await waitInLine(scene, { solicitante });
  if (correo !== '')
    accepted(
      await leaveContact(scene.deps, visitor.persona, {
        id: visitor.id,
        cliente: 'contacto-1',
        correo,
        telefono: '',
      }),
    );
  await comeIn(scene, agent);
  accepted(await take(scene, agent, visitor.conversacion));
  return visitor;
}
const answer = async ({ id }: Visitor, texto = 'Sí puede, con su escritura.') =>
  accepted(
    await writeChatMessage(
      scene.deps,
      { clase: 'agente', actor: agent },
      { id, cliente: scene.deps.ids.newId(), texto },
    ),
  );
const goAway = (minutes: number = chatLimits.awayMinutes) => scene.deps.clock.advance(minutes * minute);

test('one letter for an answer to somebody who is away, however many processes look', async () => {
  const visitor = await attended();
  await answer(visitor);
  assert.equal(await remindAbsent(scene.deps), 0, 'still there');
  goAway();
  const sent = await Promise.all([remindAbsent(scene.deps), remindAbsent(scene.deps)]);
  assert.equal(sent[0] + sent[1], 1);
  const [letter, more] = await letters();
  assert.equal(more, undefined);
  assert.deepEqual([letter?.para, letter?.asunto], [address, 'Tiene una respuesta en su conversación']);
  assert.match(letter?.texto ?? '', /http:\/\/localhost:8080\/chat$/);
  assert.doesNotMatch(letter?.texto ?? '', /escritura/);
  goAway(60);
  assert.equal(await remindAbsent(scene.deps), 0, 'the same answer is not told of twice');
});

test('a further answer is told of after the pause between letters, and no more than so often', async () => {
  const visitor = await attended();
  await answer(visitor);
  goAway();
  assert.equal(await remindAbsent(scene.deps), 1);
  for (let n = 1; n < chatLimits.remindersMax; n += 1) {
    await answer(visitor, `Además, ${n}`);
    scene.deps.clock.advance(chatLimits.reminderMinutesBetween * minute - 1);
    assert.equal(await remindAbsent(scene.deps), 0);
    scene.deps.clock.advance(1);
    assert.equal(await remindAbsent(scene.deps), 1);
  }
  await answer(visitor, 'Y una vez más');
  goAway(60);
  assert.equal(await remindAbsent(scene.deps), 0);
  assert.equal((await letters()).length, chatLimits.remindersMax);
});

test('who reads, or is heard of, gets none; nor does who left no address', async () => {
  const [reader, silent] = [await attended(), await attended(null, '')];
  await answer(reader);
  await answer(silent);
  goAway();
  accepted(await markRead(scene.deps, reader.persona, { id: reader.id, n: 99 }));
  goAway();
  assert.equal(await remindAbsent(scene.deps), 0);
});

test('whoever signed in is written to at the registered address', async () => {
  const visitor = await attended(scene.supplier('textilera'));
  await answer(visitor);
  goAway();
  assert.equal(await remindAbsent(scene.deps), 1);
  const registered = await scene.deps.registry.proveedor(scene.supplier('textilera').ruc);
  assert.equal((await letters())[0]?.para, registered?.contenido.correo.direccion);
});

test('while the register is silent nobody is written to and nothing is spent; dying before the commit neither', async () => {
  const visitor = await attended(scene.supplier('textilera'), '');
  await answer(visitor);
  goAway();
  const { registry } = scene.deps;
  const silent = { ...registry, proveedor: () => Promise.reject(new RegistryFault('away', true)) };
  assert.equal(await remindAbsent({ ...scene.deps, registry: silent }), 0);
  scene.deps.faults.arm('antes-de-confirmar', { do: 'throw' });
  await assert.rejects(remindAbsent(scene.deps), InjectedFault);
  assert.equal((await letters()).length, 0);
  scene.deps.faults.disarm();
  assert.equal(await remindAbsent(scene.deps), 1);
});
