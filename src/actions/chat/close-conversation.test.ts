/** Closing: with a reason, once; what goes on in writing is answered first and decides its case, also after a crash. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openScene, type Scene } from '../../../tests/scene.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { motivosDeCierre } from '../../domain/chat/motivos.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { InjectedFault } from '../../platform/fault-points.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';
import { takeSolicitud } from '../take-solicitud.ts';
import { closeConversation, motivosDeCierrePara } from './close-conversation.ts';
import { convertConversation } from './convert-conversation.ts';
import { handOnConversation } from './hand-on-conversation.ts';
import { codeOf } from './testing/staff-of-unit.ts';
import { accepted, comeIn, staffOf, take, type Visitor, waitInLine } from './testing/waiting-person.ts';
import { writeChatMessage } from './write-chat-message.ts';

let scene: Scene;
let agent: Funcionario;
let colleague: Funcionario;
before(async () => {
  scene = await openScene();
  ({ agent, colleague } = staffOf(scene));
  await comeIn(scene, agent);
  await comeIn(scene, colleague);
});
beforeEach(() => scene.deps.faults.disarm());
after(() => scene.stop());

const newId = () => scene.deps.ids.newId();
const closing = ({ id, version }: Conversacion, motivo: string) => ({
  id,
  versionVista: version,
  cliente: newId(),
  motivo,
});
const attended = async (): Promise<{ visitor: Visitor; c: Conversacion }> => {
  const visitor = await waitInLine(scene);
  return { visitor, c: accepted(await take(scene, agent, visitor.conversacion)) };
};
const written = async (): Promise<Conversacion> => {
  const { id } = await waitInLine(scene);
  return accepted(
    await take(scene, agent, accepted(await convertConversation(scene.deps, id, 'nadie-la-tomo'))),
  );
};
const answer = (c: Conversacion) =>
  writeChatMessage(
    scene.deps,
    { clase: 'agente', actor: agent },
    { id: c.id, cliente: newId(), texto: 'Sí, puede.' },
  );
const caseOf = async ({ referencia }: Conversacion) => {
  const found = await findSolicitudByReferencia(scene.deps.db, referencia ?? '');
  assert.ok(found);
  return found;
};

test('it ends with a reason that can be chosen, and never opens again', async () => {
  const { deps } = scene;
  const { visitor, c } = await attended();
  assert.equal(
    codeOf(await closeConversation(deps, colleague, closing(c, 'resuelta'))),
    'otra-persona-la-tiene',
  );
  for (const motivo of ['respondida', 'la-persona-termino', 'inventado', '']) {
    const refused = await closeConversation(deps, agent, closing(c, motivo));
    assert.ok(isRefusal(refused));
    assert.deepEqual([refused.code, refused.errors[0]?.path], ['datos-con-errores', 'motivo']);
  }
  const command = closing(c, 'resuelta');
  const closed = accepted(await closeConversation(deps, agent, command));
  assert.deepEqual([closed.estado, closed.cerradaMs], ['cerrada', deps.clock.nowMs()]);
  assert.equal(accepted(await closeConversation(deps, agent, command)).lineas, closed.lineas);
  assert.equal(
    codeOf(await closeConversation(deps, agent, closing(closed, 'abuso'))),
    'conversacion-cerrada',
  );
  assert.equal(codeOf(await take(scene, agent, closed)), 'conversacion-cerrada');
  const handOn = { id: c.id, versionVista: closed.version, cliente: newId(), a: null, nota: '' };
  assert.equal(codeOf(await handOnConversation(deps, agent, handOn)), 'conversacion-cerrada');
  const late = await writeChatMessage(deps, visitor.persona, {
    id: c.id,
    cliente: newId(),
    texto: 'Una más',
  });
  assert.equal(codeOf(late), 'conversacion-cerrada');
});

test('one that waits for nobody’s hands is taken first', async () => {
  const { conversacion } = await waitInLine(scene);
  assert.equal(
    codeOf(await closeConversation(scene.deps, agent, closing(conversacion, 'resuelta'))),
    'no-la-tiene',
  );
});

test('in writing: «respondida» needs an answer, and approves the case with it', async () => {
  const { deps } = scene;
  const c = await written();
  assert.deepEqual(motivosDeCierrePara('diferida'), [
    'respondida',
    'sin-respuesta',
    'fuera-de-competencia',
    'abuso',
  ]);
  assert.equal(codeOf(await closeConversation(deps, agent, closing(c, 'resuelta'))), 'datos-con-errores');
  assert.equal(codeOf(await closeConversation(deps, agent, closing(c, 'respondida'))), 'mensaje-vacio');
  assert.equal((await caseOf(c)).estado, 'recibida', 'nothing was decided');
  accepted(await answer(c));
  const closed = accepted(await closeConversation(deps, agent, closing(c, 'respondida')));
  assert.equal(closed.estado, 'cerrada');
  const caso = await caseOf(c);
  assert.deepEqual([caso.estado, caso.decision?.motivo], ['aprobada', motivosDeCierre.respondida]);
  assert.equal(caso.decision?.funcionario, agent.cuenta);
});

test('in writing: what was said long before the case is no answer to it', async () => {
  const { deps } = scene;
  const { c } = await attended();
  accepted(await answer(c));
  const handOn = { id: c.id, versionVista: c.version, cliente: newId(), a: null, nota: '' };
  accepted(await handOnConversation(deps, agent, handOn));
  const mine = accepted(
    await take(scene, agent, accepted(await convertConversation(deps, c.id, 'sin-agentes'))),
  );
  assert.equal(codeOf(await closeConversation(deps, agent, closing(mine, 'respondida'))), 'mensaje-vacio');
});

test('in writing: every other reason to end it denies the case on that ground', async () => {
  for (const motivo of ['sin-respuesta', 'fuera-de-competencia', 'abuso'] as const) {
    const c = await written();
    accepted(await closeConversation(scene.deps, agent, closing(c, motivo)));
    const caso = await caseOf(c);
    assert.deepEqual([caso.estado, caso.decision?.baseLegal], ['negada', motivosDeCierre[motivo]]);
  }
});

test('whatever it dies between, repeating ends it: one decision, one end', async () => {
  const { deps } = scene;
  const points = ['antes-de-confirmar', 'tras-confirmar-antes-de-responder'] as const;
  for (const point of points)
    for (const onHit of [1, 2, 3]) {
      const c = await written();
      accepted(await answer(c));
      const command = closing(c, 'respondida');
      deps.faults.arm(point, { do: 'throw', onHit });
      await assert.rejects(closeConversation(deps, agent, command), InjectedFault);
      deps.faults.disarm();
      const closed = accepted(await closeConversation(deps, agent, command));
      assert.equal(closed.estado, 'cerrada', `${point} ${onHit}`);
      const caso = await caseOf(c);
      assert.deepEqual([caso.estado, caso.version], ['aprobada', 3], `${point} ${onHit}`);
    }
});

test('a case that a colleague works keeps the thread open', async () => {
  const { deps } = scene;
  const c = await written();
  accepted(await answer(c));
  const { version } = await caseOf(c);
  const llave = newId();
  accepted(
    await takeSolicitud(deps, colleague, { referencia: c.referencia ?? '', versionVista: version, llave }),
  );
  assert.equal(
    codeOf(await closeConversation(deps, agent, closing(c, 'respondida'))),
    'otra-persona-la-tiene',
  );
});
