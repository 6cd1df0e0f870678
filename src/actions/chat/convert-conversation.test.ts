/** A conversation becomes a case once, whole or not at all, whatever dies or comes in between. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { FaultPoint } from '../../platform/fault-points.ts';
import { InjectedFault } from '../../platform/fault-points.ts';
import type { Pointer } from '../../platform/pointer-bus.ts';
import { listConversacionCasos } from '../../store/conversacion-casos.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';
import { readCase } from '../read-case.ts';
import { convertConversation } from './convert-conversation.ts';
import { readConversation } from './find-conversation.ts';
import { findWrittenQuestion } from './find-written-question.ts';
import { leaveContact } from './leave-contact.ts';
import { readChatLines } from './read-chat-lines.ts';
import { settleWaiting } from './settle-waiting.ts';
import { accepted, comeIn, staffOf, take, type Visitor, waitInLine } from './testing/waiting-person.ts';
import { writeChatMessage } from './write-chat-message.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
beforeEach(() => scene.deps.faults.disarm());
after(() => scene.stop());

const service = { clase: 'asistente' } as const;
const countCases = { name: 'prueba-consultas', text: 'select count(*)::int as casos from solicitudes' };
const casesNow = async () => (await scene.deps.db.query<{ casos: number }>(countCases))[0]?.casos ?? 0;
const now = async ({ id }: Visitor) => accepted(await readConversation(scene.deps, service, id));
const linesOf = async ({ id }: Visitor) =>
  (await readChatLines(scene.deps, [{ id, despues: 0 }], 100)).get(id) ?? [];
const say = async ({ id, persona }: Visitor, texto: string) =>
  accepted(await writeChatMessage(scene.deps, persona, { id, cliente: scene.deps.ids.newId(), texto }));

test('it becomes a case with the person’s words, the promise of its definition and the contact left', async () => {
  const { deps } = scene;
  const heard: Pointer[] = [];
  const stop = deps.bus.listen((pointers) => heard.push(...pointers));
  const visitor = await waitInLine(scene, { texto: '¿Puedo tener dos direcciones?' });
  await say(visitor, 'Una en Quito y otra en Loja.');
  const contact = { correo: 'persona@demostracion.example', telefono: '' };
  accepted(await leaveContact(deps, visitor.persona, { id: visitor.id, cliente: 'contacto-1', ...contact }));
  const converted = accepted(await convertConversation(deps, visitor.id, 'nadie-la-tomo'));
  const { definicion } = findWrittenQuestion(deps);
  const filed = await findSolicitudByReferencia(deps.db, converted.referencia ?? '');
  assert.equal(converted.estado, 'diferida');
  assert.deepEqual(
    [filed?.tramite, filed?.estado, filed?.canal, filed?.unidad, filed?.solicitante.clase],
    [definicion.id, 'recibida', 'chat', converted.unidad, 'publico'],
  );
  assert.equal(filed?.promesaVenceMs, deps.clock.nowMs() + 72 * 3_600_000);
  assert.equal(converted.promesaVenceMs, filed?.promesaVenceMs);
  assert.deepEqual(Object.values(filed?.datos ?? {}), [
    '¿Puedo tener dos direcciones?\nUna en Quito y otra en Loja.',
    'persona@demostracion.example',
  ]);
  const last = (await linesOf(visitor)).at(-1);
  assert.deepEqual(last?.contenido, {
    motivo: 'nadie-la-tomo',
    referencia: converted.referencia,
    promesaVenceMs: converted.promesaVenceMs,
  });
  assert.deepEqual(
    (await listConversacionCasos(deps.db, visitor.id)).map(({ solicitud, n }) => [solicitud, n]),
    [[filed?.id, last?.n]],
  );
  await new Promise(setImmediate);
  stop();
  assert.ok(heard.some(({ topic, key, n }) => topic === 'chat' && key === visitor.id && n === last?.n));
  assert.ok(heard.some(({ topic, key }) => topic === 'bandeja' && key === converted.unidad));
});

test('whoever signed in finds the case among their own', async () => {
  const supplier = scene.supplier('textilera');
  const visitor = await waitInLine(scene, { solicitante: supplier });
  const { referencia } = accepted(await convertConversation(scene.deps, visitor.id, 'sin-agentes'));
  const own = accepted(await readCase(scene.deps, supplier, referencia ?? ''));
  assert.equal(own.solicitud.solicitante.nombre, supplier.nombre);
  assert.ok(isRefusal(await readCase(scene.deps, scene.supplier('asociacion'), referencia ?? '')));
});

const places: readonly (readonly [FaultPoint, number, 'nada' | 'todo'])[] = [
  ['antes-de-confirmar', 1, 'nada'],
  ['antes-de-confirmar', 2, 'nada'],
  ['tras-confirmar-antes-de-responder', 1, 'nada'],
  ['tras-confirmar-antes-de-responder', 2, 'nada'],
  ['tras-confirmar-antes-de-responder', 3, 'todo'],
];

for (const [place, onHit, remains] of places) {
  test(`dying at ${place} (${onHit}) leaves ${remains}, and repeating it makes one case`, async () => {
    const { deps } = scene;
    const visitor = await waitInLine(scene);
    const before = await casesNow();
    deps.faults.arm(place, { do: 'throw', onHit });
    await assert.rejects(convertConversation(deps, visitor.id, 'sin-agentes'), InjectedFault);
    assert.ok(deps.faults.hits(place) >= onHit);
    assert.equal((await now(visitor)).estado, remains === 'todo' ? 'diferida' : 'en-espera');
    assert.equal(await casesNow(), remains === 'todo' ? before + 1 : before);
    deps.faults.disarm();
    const again = accepted(await convertConversation(deps, visitor.id, 'nadie-la-tomo'));
    assert.equal(again.estado, 'diferida');
    assert.equal(accepted(await convertConversation(deps, visitor.id, 'sin-agentes')).version, again.version);
    assert.equal(await casesNow(), before + 1);
    assert.equal((await linesOf(visitor)).filter(({ clase }) => clase === 'convertida').length, 1);
  });
}

test('an agent and the conversion at the same moment: one of them wins, and a loser leaves no case', async () => {
  const { agent } = staffOf(scene);
  await comeIn(scene, agent);
  for (let round = 0; round < 6; round += 1) {
    const visitor = await waitInLine(scene);
    const before = await casesNow();
    const turns = [
      () => convertConversation(scene.deps, visitor.id, 'nadie-la-tomo'),
      () => take(scene, agent, visitor.conversacion),
    ];
    const order = round % 2 === 0 ? turns : turns.toReversed();
    await Promise.all(order.map((turn) => turn()));
    const after = await now(visitor);
    assert.ok(after.estado === 'diferida' || after.estado === 'atendida', after.estado);
    assert.equal(await casesNow(), after.estado === 'diferida' ? before + 1 : before);
    assert.equal(after.referencia !== null, after.estado === 'diferida');
  }
});

test('what does not wait is not converted, and no case remains of the try', async () => {
  const { agent } = staffOf(scene);
  const visitor = await waitInLine(scene);
  accepted(await take(scene, agent, visitor.conversacion));
  const before = await casesNow();
  const refused = await convertConversation(scene.deps, visitor.id, 'nadie-la-tomo');
  assert.ok(isRefusal(refused) && refused.code === 'transicion-imposible');
  assert.equal(await casesNow(), before);
});

test('many words are cut, and say so', async () => {
  const visitor = await waitInLine(scene, { texto: 'a'.repeat(3_000) });
  await say(visitor, 'b'.repeat(3_000));
  const { referencia } = accepted(await convertConversation(scene.deps, visitor.id, 'nadie-la-tomo'));
  const [words] = Object.values(
    (await findSolicitudByReferencia(scene.deps.db, referencia ?? ''))?.datos ?? {},
  );
  assert.ok(typeof words === 'string' && [...words].length <= 4_000);
  assert.match(words, /^a{3000}\nb{900,}\n\[Recortado: el resto está en la conversación\.\]$/);
});

test('asking for a person: in line while somebody is there, in writing at once when nobody is or the office is closed', async () => {
  const { deps } = scene;
  const { agent } = staffOf(scene);
  await comeIn(scene, agent);
  const lucky = await waitInLine(scene);
  assert.equal(accepted(await settleWaiting(deps, lucky.conversacion)).estado, 'en-espera');
  deps.clock.advance(61_000);
  const alone = await waitInLine(scene);
  assert.equal(accepted(await settleWaiting(deps, alone.conversacion)).estado, 'diferida');
  assert.deepEqual(
    (await linesOf(alone))
      .map(({ contenido }) => contenido !== null && 'motivo' in contenido && contenido.motivo)
      .at(-1),
    'sin-agentes',
  );
  const start = deps.clock.nowMs();
  deps.clock.advance(10 * 3_600_000);
  await comeIn(scene, agent);
  const late = await waitInLine(scene);
  const settled = accepted(await settleWaiting(deps, late.conversacion));
  assert.equal(settled.estado, 'diferida');
  assert.deepEqual(accepted(await settleWaiting(deps, settled)), settled);
  const last = (await linesOf(late)).at(-1)?.contenido;
  assert.ok(last && 'motivo' in last && last.motivo === 'fuera-de-horario');
  deps.clock.set(start);
});

test('somebody who was taken while it was settled stays taken', async () => {
  const { deps } = scene;
  const { agent } = staffOf(scene);
  const visitor = await waitInLine(scene);
  await comeIn(scene, agent);
  accepted(await take(scene, agent, visitor.conversacion));
  deps.clock.advance(61_000);
  assert.equal(accepted(await settleWaiting(deps, visitor.conversacion)).estado, 'atendida');
});
