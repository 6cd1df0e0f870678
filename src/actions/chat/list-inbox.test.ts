/** The inbox, the supervisors' figures and what stands beside a conversation. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { RegistryFault } from '../../registry/port.ts';
import { convertConversation } from './convert-conversation.ts';
import { handOnConversation } from './hand-on-conversation.ts';
import { listInbox } from './list-inbox.ts';
import { readChatLoad } from './read-chat-load.ts';
import { readConversationForStaff } from './read-conversation-for-staff.ts';
import { redactLine } from './redact-line.ts';
import { setPresence } from './set-presence.ts';
import { asAgent } from './staff-command.ts';
import { codeOf } from './testing/staff-of-unit.ts';
import { accepted, comeIn, staffOf, take, waitInLine } from './testing/waiting-person.ts';
import { writeChatMessage } from './write-chat-message.ts';

const newId = (scene: Scene) => scene.deps.ids.newId();
const session = { id: 'sesion-de-prueba', creadaMs: 0 };
const minuteMs = 60_000;

// One scene stays open throughout, so that the server is started once.
let kept: Scene;
before(async () => {
  kept = await openScene();
});
after(() => kept.stop());

async function withScene(work: (scene: Scene, agent: Funcionario, colleague: Funcionario) => Promise<void>) {
  const scene = await openScene();
  try {
    const { agent, colleague } = staffOf(scene);
    await comeIn(scene, agent);
    await comeIn(scene, colleague);
    await work(scene, agent, colleague);
  } finally {
    await scene.stop();
  }
}

test('who waits longest is first; mine, the team’s and the written ones are apart; last words and unread are told', () =>
  withScene(async (scene, agent, colleague) => {
    const { deps } = scene;
    const first = await waitInLine(scene, { texto: 'La primera' });
    deps.clock.advance(minuteMs);
    const second = await waitInLine(scene, { solicitante: scene.supplier('textilera'), texto: 'La segunda' });
    deps.clock.advance(minuteMs);
    const mine = accepted(await take(scene, agent, (await waitInLine(scene)).conversacion));
    const theirs = accepted(await take(scene, colleague, (await waitInLine(scene)).conversacion));
    const written = await waitInLine(scene);
    accepted(await convertConversation(deps, written.id, 'nadie-la-tomo'));
    const say = (id: string, actor: Funcionario, texto: string) =>
      writeChatMessage(deps, asAgent(actor), { id, cliente: newId(scene), texto });
    accepted(await say(mine.id, agent, 'Buenos días'));
    accepted(
      await writeChatMessage(deps, second.persona, {
        id: second.id,
        cliente: newId(scene),
        texto: 'x'.repeat(900),
      }),
    );

    const inbox = accepted(await listInbox(deps, agent));
    assert.deepEqual(
      inbox.enEspera.map(({ id }) => id),
      [first.id, second.id],
    );
    assert.deepEqual(
      inbox.mias.map(({ id }) => id),
      [mine.id],
    );
    assert.deepEqual(
      inbox.equipo.map(({ agente }) => agente?.nombre),
      [agent.nombre, colleague.nombre],
    );
    assert.deepEqual(
      inbox.porEscrito.map(({ id, agente }) => [id, agente]),
      [[written.id, null]],
    );
    assert.ok(inbox.porEscrito[0]?.promesaVenceMs);
    assert.deepEqual(inbox.cuentas, { enEspera: 2, mias: 1, atendidas: 2, diferidas: 1 });
    assert.equal(inbox.equipo[1]?.id, theirs.id);

    const [oldest, longer] = inbox.enEspera;
    assert.deepEqual([oldest?.ultima?.texto, oldest?.sinLeer, oldest?.sinContestar], ['La primera', 1, true]);
    assert.equal(oldest?.enEsperaDesdeMs, deps.clock.nowMs() - 2 * minuteMs);
    assert.deepEqual([longer?.ultima?.texto?.length, longer?.sinLeer], [160, 2]);
    assert.equal(longer?.persona?.ruc, scene.supplier('textilera').ruc);
    const [own] = inbox.mias;
    assert.deepEqual(
      [own?.ultima?.autor, own?.ultima?.texto, own?.sinContestar],
      ['agente', 'Buenos días', false],
    );
  }));

test('words that were taken out are not in the inbox either', () =>
  withScene(async (scene, agent) => {
    const waiting = await waitInLine(scene, { texto: 'algo que no debía' });
    const redaction = { id: waiting.id, cliente: newId(scene), linea: 1, motivo: 'Datos de otra persona' };
    accepted(await redactLine(scene.deps, scene.staff('supervisora'), redaction));
    const [row] = accepted(await listInbox(scene.deps, agent)).enEspera;
    assert.deepEqual([row?.id, row?.ultima?.clase, row?.ultima?.texto], [waiting.id, 'mensaje', null]);
  }));

test('an inbox shows one’s own units only, and is for who attends', () =>
  withScene(async (scene) => {
    await waitInLine(scene);
    const elsewhere = accepted(await listInbox(scene.deps, scene.staff('control1')));
    assert.deepEqual([elsewhere.enEspera, elsewhere.equipo, elsewhere.cuentas.enEspera], [[], [], 0]);
    for (const usuario of ['auditor', 'administracion'])
      assert.equal(codeOf(await listInbox(scene.deps, scene.staff(usuario))), 'sin-permiso');
  }));

test('supervisors see load, waits and who was not answered; nobody else does', () =>
  withScene(async (scene, agent) => {
    const { deps } = scene;
    accepted(await setPresence(deps, agent, { estado: 'en-pausa', capacidad: 3 }));
    for (const waitedMinutes of [1, 2, 9]) {
      const { conversacion, id, persona } = await waitInLine(scene);
      deps.clock.advance(waitedMinutes * minuteMs);
      await setPresence(deps, agent, { estado: 'en-pausa', capacidad: 3 });
      accepted(await take(scene, agent, conversacion));
      if (waitedMinutes > 1)
        accepted(await writeChatMessage(deps, asAgent(agent), { id, cliente: newId(scene), texto: 'Listo' }));
      else
        accepted(await writeChatMessage(deps, persona, { id, cliente: newId(scene), texto: '¿Sigue ahí?' }));
    }
    await waitInLine(scene);
    deps.clock.advance(minuteMs / 2);
    const supervisor = scene.staff('supervisora');
    const load = accepted(await readChatLoad(deps, supervisor));
    assert.deepEqual(
      load.agentes.map(({ cuenta, estado, capacidad, atiende, porEscrito }) => ({
        cuenta,
        estado,
        capacidad,
        atiende,
        porEscrito,
      })),
      [{ cuenta: agent.cuenta, estado: 'en-pausa', capacidad: 3, atiende: 3, porEscrito: 0 }],
    );
    assert.deepEqual([load.enEspera, load.esperaMasLargaMs], [1, minuteMs / 2]);
    assert.deepEqual(load.esperasDeHoy, {
      tomadas: 3,
      medianaMs: 2 * minuteMs,
      p90Ms: Math.round(7.6 * minuteMs),
    });
    assert.equal(load.sinContestar.length, 1);
    assert.equal(load.sinContestar[0]?.agente?.nombre, agent.nombre);
    assert.deepEqual(accepted(await readChatLoad(deps, supervisor, 60)).sinContestar, []);
    deps.clock.advance(24 * 60 * minuteMs);
    assert.equal(accepted(await readChatLoad(deps, supervisor)).esperasDeHoy.tomadas, 0, 'another day');
    for (const actor of [agent, scene.staff('auditor'), scene.staff('administracion')])
      assert.equal(codeOf(await readChatLoad(deps, actor)), 'sin-permiso');
  }));

test('one that came back to the queue waited since then: before, somebody attended it', () =>
  withScene(async (scene, agent) => {
    const { deps } = scene;
    const { id, conversacion } = await waitInLine(scene);
    deps.clock.advance(minuteMs);
    const { version } = accepted(await take(scene, agent, conversacion));
    deps.clock.advance(30 * minuteMs);
    const giveBack = { id, versionVista: version, cliente: newId(scene), a: null, nota: '' };
    const back = accepted(await handOnConversation(deps, agent, giveBack));
    deps.clock.advance(2 * minuteMs);
    accepted(await take(scene, agent, back));
    const { esperasDeHoy } = accepted(await readChatLoad(deps, scene.staff('supervisora')));
    assert.deepEqual(esperasDeHoy, { tomadas: 1, medianaMs: 2 * minuteMs, p90Ms: 2 * minuteMs });
  }));

test('beside the conversation stand the entry and the open cases of who signed in; the visit is noted once a session', () =>
  withScene(async (scene, agent, colleague) => {
    const { deps } = scene;
    const filer = scene.supplier('textilera');
    const before = await waitInLine(scene, { solicitante: filer });
    accepted(await convertConversation(deps, before.id, 'nadie-la-tomo'));
    const { id } = await waitInLine(scene, { solicitante: filer });
    const seen = accepted(await readConversationForStaff(deps, agent, session, id));
    accepted(await readConversationForStaff(deps, agent, session, id));
    assert.equal(seen.registro?.ficha?.ruc, filer.ruc);
    assert.equal(seen.registro?.disponible, true);
    assert.ok(seen.registro?.parroquia);
    assert.equal(seen.casos.length, 1);
    assert.ok(seen.colegas.some((one) => one.id === colleague.cuenta));
    const noted = {
      name: 'prueba-lecturas',
      text: `select cuenta from sucesos_de_seguridad where clase = 'lectura-de-conversacion' and detalle ->> 'conversacion' = '${id}'`,
    };
    assert.deepEqual(await deps.db.query(noted), [{ cuenta: agent.cuenta }]);
    const anonymous = await waitInLine(scene);
    const bare = accepted(await readConversationForStaff(deps, agent, session, anonymous.id));
    assert.deepEqual([bare.registro, bare.casos], [null, []]);
    const strange = await readConversationForStaff(deps, scene.staff('control1'), session, id);
    assert.equal(codeOf(strange), 'no-encontrada');
    assert.equal(
      accepted(await readConversationForStaff(deps, scene.staff('auditor'), session, id)).casos.length,
      0,
    );
  }));

test('a register that does not answer leaves the conversation readable; a bug in it does not pass for that', () =>
  withScene(async (scene, agent) => {
    const { deps } = scene;
    const { id } = await waitInLine(scene, { solicitante: scene.supplier('textilera') });
    const failing = (error: Error) => ({
      ...deps,
      registry: { ...deps.registry, proveedor: () => Promise.reject(error) },
    });
    const away = failing(new RegistryFault('no answer', true));
    const seen = await readConversationForStaff(away, agent, session, id);
    assert.ok(!isRefusal(seen));
    assert.deepEqual(seen.registro, { ficha: null, parroquia: null, disponible: false });
    await assert.rejects(readConversationForStaff(failing(new Error('bug')), agent, session, id), /bug/);
  }));
