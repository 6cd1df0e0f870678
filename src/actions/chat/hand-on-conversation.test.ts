/** Handing on: to a colleague who is there and has room, or back to the front of the queue; the note stays among staff. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openScene, type Scene } from '../../../tests/scene.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { listBandeja } from '../../store/bandeja-de-chat.ts';
import { type ConversationHandOn, handOnConversation } from './hand-on-conversation.ts';
import { readChatLines } from './read-chat-lines.ts';
import { setPresence } from './set-presence.ts';
import { codeOf, hire } from './testing/staff-of-unit.ts';
import { accepted, comeIn, staffOf, take, waitInLine } from './testing/waiting-person.ts';

let scene: Scene;
let agent: Funcionario;
let colleague: Funcionario;
before(async () => {
  scene = await openScene();
  ({ agent, colleague } = staffOf(scene));
  await comeIn(scene, agent);
  await comeIn(scene, colleague);
});
after(() => scene.stop());

const attended = async (): Promise<Conversacion> =>
  accepted(await take(scene, agent, (await waitInLine(scene)).conversacion));
const command = (
  { id, version }: Conversacion,
  a: string | null,
  nota = 'Conoce el caso',
): ConversationHandOn => ({ id, versionVista: version, cliente: scene.deps.ids.newId(), a, nota });
const lastLine = async ({ id, lineas }: Conversacion) =>
  (await readChatLines(scene.deps, [{ id, despues: lineas - 1 }], 1)).get(id)?.[0];

test('a colleague of the unit gets it with the note, and from then on it is theirs', async () => {
  const { deps } = scene;
  const before = await attended();
  const passed = accepted(await handOnConversation(deps, agent, command(before, colleague.cuenta)));
  assert.deepEqual([passed.estado, passed.agente?.cuenta], ['atendida', colleague.cuenta]);
  const line = await lastLine(passed);
  assert.deepEqual(line?.contenido, { nombre: colleague.nombre });
  assert.deepEqual(line?.reservado, { nota: 'Conoce el caso' });
  const again = await handOnConversation(deps, agent, command(passed, agent.cuenta));
  assert.equal(codeOf(again), 'otra-persona-la-tiene');
});

test('it goes to nobody of another unit, nobody who is away, nobody who has it, and not without a note', async () => {
  const { deps } = scene;
  const c = await attended();
  const [away, full] = [
    await hire(scene, 1, ['funcionario'], agent.unidades),
    await hire(scene, 2, ['funcionario'], agent.unidades),
  ];
  accepted(await setPresence(deps, full, { estado: 'disponible', capacidad: 1 }));
  accepted(await take(scene, full, (await waitInLine(scene)).conversacion));
  const refusedFor = async (a: string, nota?: string) => {
    const outcome = await handOnConversation(deps, agent, command(c, a, nota));
    assert.ok(isRefusal(outcome));
    return [outcome.code, outcome.errors[0]?.path];
  };
  assert.deepEqual(await refusedFor(scene.staff('control1').cuenta), ['datos-con-errores', 'a']);
  assert.deepEqual(await refusedFor('no-es-una-cuenta'), ['datos-con-errores', 'a']);
  assert.deepEqual(await refusedFor(away.cuenta), ['datos-con-errores', 'a']);
  assert.deepEqual(await refusedFor(agent.cuenta), ['datos-con-errores', 'a']);
  assert.deepEqual(await refusedFor(full.cuenta), ['agente-completo', undefined]);
  assert.deepEqual(await refusedFor(colleague.cuenta, '  '), ['mensaje-vacio', 'nota']);
  assert.deepEqual(await refusedFor(colleague.cuenta, 'x'.repeat(2_000)), ['datos-con-errores', 'nota']);
  assert.equal((await lastLine(c))?.clase, 'tomada', 'nothing was written');
});

test('what comes back stands in front of all who wait, in its old place, and can be taken again', async () => {
  const { deps } = scene;
  const before = await attended();
  deps.clock.advance(1_000);
  const waiting = await waitInLine(scene);
  deps.clock.advance(60_000);
  const back = accepted(await handOnConversation(deps, agent, command(before, null, '')));
  assert.deepEqual([back.estado, back.agente, back.tomadaMs], ['en-espera', null, null]);
  assert.ok((back.enEsperaDesdeMs ?? 0) < (waiting.conversacion.enEsperaDesdeMs ?? 0));
  const [front] = await listBandeja(deps.db, 'en-espera', [back.unidad], 5);
  assert.equal(front?.id, back.id);
  const line = await lastLine(back);
  assert.deepEqual([line?.clase, line?.reservado], ['devuelta', null]);
  const taken = accepted(await take(scene, colleague, back));
  assert.equal(taken.agente?.cuenta, colleague.cuenta);
});

test('a supervisor takes it over; a repeated command is answered, one with an old version refused', async () => {
  const { deps } = scene;
  const supervisor = scene.staff('supervisora');
  await comeIn(scene, supervisor);
  const c = await attended();
  const mine = command(c, supervisor.cuenta, 'La atiendo yo');
  const moved = accepted(await handOnConversation(deps, supervisor, mine));
  assert.equal(moved.agente?.cuenta, supervisor.cuenta);
  assert.equal(accepted(await handOnConversation(deps, supervisor, mine)).lineas, moved.lineas);
  const other = await handOnConversation(deps, supervisor, { ...mine, nota: 'Otra nota' });
  assert.equal(codeOf(other), 'llave-repetida-con-otro-contenido');
  const late = await handOnConversation(deps, supervisor, command(c, colleague.cuenta));
  assert.equal(codeOf(late), 'conversacion-cambiada');
});
