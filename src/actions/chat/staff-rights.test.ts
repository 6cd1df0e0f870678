/** Rights of every verb of staff: who is not of the unit does nothing, whatever their role and whatever the state. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { puedeLeer } from '../../domain/chat/ciclo.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import type { Funcionario, RolFuncionario } from '../../domain/solicitud/actor.ts';
import { answerProposal } from './answer-proposal.ts';
import { attachToChat } from './attach-to-chat.ts';
import { closeConversation } from './close-conversation.ts';
import { convertConversation } from './convert-conversation.ts';
import { type Persona, readConversation } from './find-conversation.ts';
import { handOnConversation } from './hand-on-conversation.ts';
import { proposeTramite } from './propose-tramite.ts';
import { readChatFile } from './read-chat-file.ts';
import { readConversationForStaff } from './read-conversation-for-staff.ts';
import { readTranscript } from './read-transcript.ts';
import { redactLine } from './redact-line.ts';
import { asAgent } from './staff-command.ts';
import { takeConversation } from './take-conversation.ts';
import { codeOf, hire } from './testing/staff-of-unit.ts';
import { accepted, comeIn, staffOf, take, waitInLine } from './testing/waiting-person.ts';

let scene: Scene;
let agent: Funcionario;
let asked: { readonly [state: string]: Conversacion };
before(async () => {
  scene = await openScene();
  ({ agent } = staffOf(scene));
  await comeIn(scene, agent);
  const { deps } = scene;
  const waiting = await waitInLine(scene);
  const taken = accepted(await take(scene, agent, (await waitInLine(scene)).conversacion));
  const { id } = await waitInLine(scene);
  const written = accepted(await convertConversation(deps, id, 'nadie-la-tomo'));
  const over = accepted(await take(scene, agent, (await waitInLine(scene)).conversacion));
  const closing = { id: over.id, versionVista: over.version, cliente: deps.ids.newId(), motivo: 'resuelta' };
  asked = {
    'en-espera': waiting.conversacion,
    atendida: taken,
    diferida: accepted(await take(scene, agent, written)),
    cerrada: accepted(await closeConversation(deps, agent, closing)),
  };
});
after(() => scene.stop());

type Verb = (actor: Funcionario, c: Conversacion) => Promise<unknown>;
const command = ({ id, version }: Conversacion) => ({
  id,
  versionVista: version,
  cliente: scene.deps.ids.newId(),
});
const writing: { readonly [name: string]: Verb } = {
  tomar: (actor, c) => takeConversation(scene.deps, actor, command(c)),
  pasar: (actor, c) =>
    handOnConversation(scene.deps, actor, { ...command(c), a: actor.cuenta, nota: 'Para mí' }),
  devolver: (actor, c) => handOnConversation(scene.deps, actor, { ...command(c), a: null, nota: '' }),
  cerrar: (actor, c) => closeConversation(scene.deps, actor, { ...command(c), motivo: 'resuelta' }),
  proponer: (actor, c) =>
    proposeTramite(scene.deps, actor, { ...command(c), tramite: 'contactos-telefonicos', entrada: null }),
  suprimir: (actor, c) => redactLine(scene.deps, actor, { ...command(c), linea: 1, motivo: 'Datos' }),
  adjuntar: (actor, c) => {
    const upload = { nombre: 'x.pdf', contenido: Readable.from([Buffer.from('%PDF-1.7 %%EOF')]) };
    return attachToChat(scene.deps, asAgent(actor), { ...command(c), upload });
  },
};
const reading: { readonly [name: string]: Verb } = {
  mesa: (actor, { id }) => readConversationForStaff(scene.deps, actor, { id: 's', creadaMs: 0 }, id),
  transcripcion: (actor, { id }) => readTranscript(scene.deps, asAgent(actor), id, 'texto'),
  archivo: (actor, { id }) => readChatFile(scene.deps, asAgent(actor), id, 'ninguno'),
};

const stateOf = async ({ id }: Conversacion) =>
  accepted(await readConversation(scene.deps, { clase: 'asistente' }, id));

test('who does not attend the unit changes nothing: not found for who may not read, forbidden for who may', async () => {
  const unit = agent.unidades[0] ?? '';
  const outsider = await hire(scene, 7, ['funcionario'], ['Otra unidad']);
  const roles = fc.uniqueArray(
    fc.constantFrom<RolFuncionario>('funcionario', 'supervisor', 'auditor', 'administrador'),
  );
  const units = fc.uniqueArray(fc.constantFrom(unit, 'Otra unidad', 'Control de procesos'));
  await fc.assert(
    fc.asyncProperty(
      roles,
      units,
      fc.constantFrom('en-espera', 'atendida', 'diferida', 'cerrada'),
      fc.constantFrom(...Object.keys(writing)),
      async (itsRoles, unidades, state, verb) => {
        const c = asked[state];
        const run = writing[verb];
        assert.ok(c && run);
        const actor: Funcionario = { ...outsider, roles: itsRoles, unidades };
        const handles = itsRoles.includes('funcionario') || itsRoles.includes('supervisor');
        fc.pre(!(handles && unidades.includes(unit)));
        const before = await stateOf(c);
        const code = codeOf(await run(actor, c));
        if (puedeLeer(asAgent(actor), before)) {
          // Whoever may look, may also be told that it is over.
          const honest = ['sin-permiso', 'transicion-imposible', 'conversacion-cerrada'];
          assert.ok(honest.includes(code), `${verb} ${state}: ${code}`);
        } else assert.equal(code, 'no-encontrada', `${verb} ${state}`);
        assert.deepEqual(await stateOf(c), before);
      },
    ),
    { numRuns: 150 },
  );
});

test('reading is for the unit and for auditors', async () => {
  const { deps } = scene;
  for (const [name, run] of Object.entries(reading))
    for (const c of Object.values(asked)) {
      for (const usuario of ['control1', 'administracion'])
        assert.equal(codeOf(await run(scene.staff(usuario), c)), 'no-encontrada', name);
      for (const actor of [scene.staff('auditor'), agent, scene.staff('registro2')])
        assert.equal(codeOf(await run(actor, c)), name === 'archivo' ? 'no-encontrada' : 'aceptado', name);
      assert.equal(codeOf(await run(agent, { ...c, id: 'no-es-un-id' })), 'no-encontrada', name);
    }
  const stranger: Persona = { clase: 'persona', huella: 'otra', cuenta: null };
  for (const { id } of Object.values(asked)) {
    assert.equal(
      codeOf(await answerProposal(deps, stranger, { id, propuesta: 1, acepta: true })),
      'no-encontrada',
    );
    assert.equal(codeOf(await readTranscript(deps, stranger, id, 'json')), 'no-encontrada');
  }
});

test('a colleague of the unit looks on, and does nothing with what another has', async () => {
  const colleague = scene.staff('registro2');
  for (const state of ['atendida', 'diferida']) {
    const c = asked[state];
    assert.ok(c);
    for (const [verb, run] of Object.entries(writing)) {
      const code = codeOf(await run(colleague, c));
      assert.equal(code, verb === 'suprimir' ? 'sin-permiso' : 'otra-persona-la-tiene', `${verb} ${state}`);
    }
  }
  const waiting = asked['en-espera'];
  assert.ok(waiting);
  const closing = { ...command(waiting), motivo: 'resuelta' };
  assert.equal(codeOf(await closeConversation(scene.deps, colleague, closing)), 'no-la-tiene');
});
