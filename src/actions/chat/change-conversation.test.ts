// The frame of the verbs: one winner, every line numbered, repeated commands answered once, faults that lose nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  type Begun,
  beginConversation,
  codeOf,
  provenConversation,
} from '../../../tests/chat/begin-conversation.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import type { Participante } from '../../domain/chat/ciclo.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { InjectedFault } from '../../platform/fault-points.ts';
import { askForPerson } from './ask-for-person.ts';
import { type ConversationVerb, changeConversation } from './change-conversation.ts';
import { endConversation } from './end-conversation.ts';
import { leaveContact } from './leave-contact.ts';
import { writeChatMessage } from './write-chat-message.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

const agent = (usuario: string) => ({ clase: 'agente' as const, actor: scene.staff(usuario) });

/** Taking as staff do, in its smallest form. */
function take(usuario: string, cliente = `tomar-${usuario}`): ConversationVerb {
  const { cuenta, nombre } = scene.staff(usuario);
  return {
    verbo: 'tomar',
    cliente,
    cuerpo: null,
    capacidadDe: cuenta,
    aplica: (c, nowMs) => ({
      conversacion: { ...c, agente: { cuenta, nombre }, tomadaMs: nowMs },
      lineas: [
        { clase: 'tomada', contenido: { nombre }, autor: { clase: 'agente', cuenta, nombre }, cliente },
      ],
    }),
  };
}

async function waiting(): Promise<Begun> {
  const begun = await beginConversation(scene.deps);
  const { id, persona } = begun;
  await writeChatMessage(scene.deps, persona, { id, cliente: 'mensaje-0', texto: 'Necesito ayuda' });
  const asked = await askForPerson(scene.deps, persona, { id, cliente: 'pedir-0001' });
  assert.ok(!isRefusal(asked));
  assert.equal(asked.version, 2);
  return begun;
}

const takeAs = (usuario: string, id: string, versionVista: number | null, cliente?: string) =>
  changeConversation(scene.deps, agent(usuario), { id, versionVista }, take(usuario, cliente));

test('several lines of one change are numbered and chained among the lines of other writers', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const say = (i: number) => writeChatMessage(deps, persona, { id, cliente: `mensaje-${i}`, texto: 'Hola' });
  await say(0);
  const both: ConversationVerb = {
    verbo: 'pedir-persona',
    cliente: 'pedir-0001',
    cuerpo: null,
    aplica: (c, nowMs) => ({
      conversacion: { ...c, enEsperaDesdeMs: nowMs },
      lineas: [
        {
          clase: 'mensaje',
          contenido: { texto: 'Con alguien' },
          autor: { clase: 'persona' },
          cliente: 'pedir-0001:0',
        },
        {
          clase: 'persona-pedida',
          contenido: { unidad: c.unidad },
          autor: { clase: 'persona' },
          cliente: 'pedir-0001',
        },
      ],
    }),
  };
  const [changed] = await Promise.all([
    changeConversation(deps, persona, { id, versionVista: null }, both),
    ...Array.from({ length: 10 }, (_, i) => say(i + 1)),
  ]);
  assert.ok(!isRefusal(changed));
  assert.equal(changed.estado, 'en-espera');
  const { conversacion, lineas } = await provenConversation(deps, id);
  assert.equal(conversacion.version, 2, 'messages leave the version alone');
  assert.equal(lineas.length, 13);
  const asked = lineas.findIndex(({ clase }) => clase === 'persona-pedida');
  assert.deepEqual(lineas[asked - 1]?.contenido, { texto: 'Con alguien' });
});

test('of two agents one takes it; the other is told who has it', async () => {
  const { id } = await waiting();
  const outcomes = await Promise.all([takeAs('registro1', id, 2), takeAs('registro2', id, 2)]);
  const lost = outcomes.filter(isRefusal);
  const won = outcomes.flatMap((o) => (isRefusal(o) ? [] : [o]));
  assert.equal(won.length, 1);
  assert.equal(lost.length, 1);
  assert.equal(lost[0]?.code, 'otra-persona-la-tiene');
  assert.match(lost[0]?.sentence ?? '', new RegExp(won[0]?.agente?.nombre ?? 'nobody'));
  const { lineas } = await provenConversation(scene.deps, id);
  assert.equal(lineas.filter(({ clase }) => clase === 'tomada').length, 1);
});

test('an agent takes no more than their capacity, however many they click at once', async () => {
  const { deps } = scene;
  const many = await Promise.all(Array.from({ length: chatLimits.capacityDefault + 3 }, waiting));
  const codes = await Promise.all(many.map(({ id }) => codeOf(takeAs('supervisora', id, 2))));
  assert.equal(codes.filter((code) => code === 'hecho').length, chatLimits.capacityDefault);
  assert.equal(codes.filter((code) => code === 'agente-completo').length, 3);
  const taken = many[codes.indexOf('hecho')];
  const refused = many[codes.indexOf('agente-completo')];
  assert.ok(taken && refused);
  await endConversation(deps, taken.persona, { id: taken.id, cliente: 'terminar-1' });
  assert.equal(await codeOf(takeAs('supervisora', refused.id, 2)), 'hecho');
});

test('who saw an older version is refused; who compares with nothing tries again', async () => {
  const { deps } = scene;
  const { id, persona } = await waiting();
  await takeAs('registro1', id, null, 'tomar-0001');
  const hand: ConversationVerb = {
    verbo: 'devolver',
    cliente: 'devolver-1',
    cuerpo: null,
    aplica: (c) => ({
      conversacion: { ...c, agente: null },
      lineas: [
        {
          clase: 'devuelta',
          contenido: { motivo: 'agente-la-devolvio' },
          autor: { clase: 'asistente' },
          cliente: 'devolver-1',
        },
      ],
    }),
  };
  const back = (versionVista: number) =>
    codeOf(changeConversation(deps, agent('registro1'), { id, versionVista }, hand));
  assert.equal(await back(2), 'conversacion-cambiada');
  assert.equal(await back(3), 'hecho');
  const leave = (i: number) =>
    codeOf(
      leaveContact(deps, persona, { id, cliente: `contacto-${i}`, correo: `p${i}@ejemplo.ec`, telefono: '' }),
    );
  assert.deepEqual(await Promise.all([leave(1), leave(2), leave(3)]), ['hecho', 'hecho', 'hecho']);
  const { conversacion, lineas } = await provenConversation(deps, id);
  assert.equal(lineas.filter(({ clase }) => clase === 'contacto').length, 3);
  assert.equal(conversacion.estado, 'en-espera');
});

test('what a verb may not do is refused with its reason', async () => {
  const { deps } = scene;
  const { id, persona } = await waiting();
  const asStranger: Participante = { clase: 'persona', huella: 'otra-visita', cuenta: null };
  const run = (quien: Participante, cliente = 'tomar-0001') =>
    codeOf(changeConversation(deps, quien, { id, versionVista: null }, take('registro1', cliente)));
  assert.equal(await run(asStranger), 'no-encontrada');
  assert.equal(await run(persona), 'sin-permiso');
  assert.equal(await run(agent('control1')), 'no-encontrada');
  assert.equal(await run(agent('auditor')), 'sin-permiso');
  assert.equal(await run(agent('registro1'), 'corto'), 'llave-invalida');
  assert.equal(
    await codeOf(askForPerson(deps, persona, { id, cliente: 'pedir-0002' })),
    'transicion-imposible',
  );
  assert.equal(await codeOf(endConversation(deps, persona, { id, cliente: 'terminar-1' })), 'hecho');
  assert.equal(await run(agent('registro1')), 'conversacion-cerrada');
  assert.equal(await codeOf(takeAs('registro1', id, 2)), 'conversacion-cerrada');
});

test('a repeated command is done once and answered as it stands; with another body it is refused', async () => {
  const { deps } = scene;
  const { id, persona } = await waiting();
  const leave = (correo: string) =>
    leaveContact(deps, persona, { id, cliente: 'contacto-1', correo, telefono: '' });
  const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(leave('a@ejemplo.ec'))));
  assert.deepEqual(new Set(codes), new Set(['hecho']));
  assert.equal(await codeOf(leave('b@ejemplo.ec')), 'llave-repetida-con-otro-contenido');
  const { conversacion, lineas } = await provenConversation(deps, id);
  assert.equal(lineas.filter(({ clase }) => clase === 'contacto').length, 1);
  assert.equal(conversacion.contacto.correo, 'a@ejemplo.ec');
});

test('a crash before the commit leaves nothing; one before the answer is made good by the retry', async () => {
  const { deps } = scene;
  const { id, persona } = await waiting();
  const end = () => endConversation(deps, persona, { id, cliente: 'terminar-1' });
  deps.faults.arm('antes-de-confirmar', { do: 'throw' });
  await assert.rejects(end(), InjectedFault);
  deps.faults.disarm();
  assert.equal((await provenConversation(deps, id)).conversacion.estado, 'en-espera');
  deps.faults.arm('tras-confirmar-antes-de-responder', { do: 'throw' });
  await assert.rejects(end(), InjectedFault);
  deps.faults.disarm();
  assert.equal(await codeOf(end()), 'hecho');
  const { conversacion, lineas } = await provenConversation(deps, id);
  assert.equal(conversacion.estado, 'cerrada');
  assert.equal(lineas.filter(({ clase }) => clase === 'cerrada').length, 1);
});

test('a line taken out leaves its place and a chain that holds; the case is noted with its line', async () => {
  const { deps } = scene;
  const { id } = await waiting();
  const out: ConversationVerb = {
    verbo: 'suprimir',
    cliente: 'suprimir-1',
    cuerpo: null,
    aplica: (c) => ({
      conversacion: c,
      suprime: 1,
      caso: { referencia: 'SYN-0000', solicitud: id },
      lineas: [
        {
          clase: 'suprimida',
          contenido: { linea: 1, motivo: 'Dato ajeno' },
          autor: { clase: 'asistente' },
          cliente: 'suprimir-1',
        },
      ],
    }),
  };
  const done = changeConversation(deps, agent('supervisora'), { id, versionVista: null }, out);
  assert.equal(await codeOf(done), 'hecho');
  const { lineas } = await provenConversation(deps, id);
  assert.equal(lineas[0]?.contenido, null);
  assert.equal(lineas[0]?.sal, null);
  const { rows } = await deps.db.pool.query(
    'select referencia, n from conversacion_casos where conversacion = $1',
    [id],
  );
  assert.deepEqual(rows, [{ referencia: 'SYN-0000', n: 3 }]);
});

test('a verb that forgets its own id is a bug, not a second line', async () => {
  const { id } = await waiting();
  const verb = take('registro2', 'tomar-0001');
  await assert.rejects(
    changeConversation(
      scene.deps,
      agent('registro2'),
      { id, versionVista: null },
      { ...verb, cliente: 'tomar-0002' },
    ),
    /no line carries/,
  );
});

test('the inbox hears of changes of state, not of messages', async () => {
  const { deps } = scene;
  const heard: string[] = [];
  const end = deps.bus.listen((pointers) => heard.push(...pointers.map(({ topic, n }) => `${topic} ${n}`)));
  const { id, persona } = await waiting();
  await writeChatMessage(deps, persona, { id, cliente: 'mensaje-1', texto: 'Sigo aquí' });
  await new Promise(setImmediate);
  end();
  assert.deepEqual(heard, ['chat 1', 'chat 2', 'bandeja 0', 'chat 3']);
});
