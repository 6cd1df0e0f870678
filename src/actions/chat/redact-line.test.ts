/** Taking content out: the gap stays marked, the chain holds, the transcript shows it, and words are gone from the database. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openScene, type Scene } from '../../../tests/scene.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { readLineasSelladas } from '../../store/conversacion-lineas.ts';
import { chainHash, chainStart, commitmentOf, firstBrokenLine } from '../../trust/chat-lines.ts';
import { closeConversation } from './close-conversation.ts';
import { type Persona, readConversation } from './find-conversation.ts';
import { handOnConversation } from './hand-on-conversation.ts';
import { readTranscript } from './read-transcript.ts';
import { redactLine } from './redact-line.ts';
import { asAgent } from './staff-command.ts';
import { codeOf } from './testing/staff-of-unit.ts';
import { accepted, comeIn, staffOf, take, waitInLine } from './testing/waiting-person.ts';
import { writeChatMessage } from './write-chat-message.ts';

let scene: Scene;
let agent: Funcionario;
let colleague: Funcionario;
let supervisor: Funcionario;
before(async () => {
  scene = await openScene();
  ({ agent, colleague } = staffOf(scene));
  supervisor = scene.staff('supervisora');
  await comeIn(scene, agent);
  await comeIn(scene, colleague);
});
after(() => scene.stop());

const newId = () => scene.deps.ids.newId();
const secret = 'mi clave es telaraña-77';
const note = 'Cuidado: escribió su clave';

/** Somebody says too much, the agent hands on with a note, and all of it is over. */
async function told(): Promise<{ c: Conversacion; persona: Persona; linea: number }> {
  const { deps } = scene;
  const { id, persona, conversacion } = await waitInLine(scene);
  const taken = accepted(await take(scene, agent, conversacion));
  const { n } = accepted(await writeChatMessage(deps, persona, { id, cliente: newId(), texto: secret }));
  const a = colleague.cuenta;
  const handOn = { id, versionVista: taken.version, cliente: newId(), a, nota: note };
  const passed = accepted(await handOnConversation(deps, agent, handOn));
  const closing = { id, versionVista: passed.version, cliente: newId(), motivo: 'resuelta' };
  return { c: accepted(await closeConversation(deps, colleague, closing)), persona, linea: n };
}

const redact = (c: Conversacion, linea: number, motivo = 'Contenía una clave') =>
  redactLine(scene.deps, supervisor, { id: c.id, cliente: newId(), linea, motivo });

async function isWhole(id: string): Promise<boolean> {
  const head = accepted(await readConversation(scene.deps, { clase: 'asistente' }, id));
  return firstBrokenLine(id, await readLineasSelladas(scene.deps.db, id), head) === null;
}

test('the content is out for good, the reason stands in its own line, and the chain still holds', async () => {
  const { deps } = scene;
  const { c, persona, linea } = await told();
  assert.ok(await isWhole(c.id));
  const command = { id: c.id, cliente: newId(), linea, motivo: '  Contenía\nuna clave ' };
  const redacted = accepted(await redactLine(deps, supervisor, command));
  assert.equal(redacted.lineas, c.lineas + 1);
  assert.equal(redacted.estado, 'cerrada', 'also in a conversation that ended');
  assert.ok(await isWhole(c.id));
  const lines = await readLineasSelladas(deps.db, c.id);
  assert.deepEqual([lines[linea - 1]?.contenido, lines[linea - 1]?.sal], [null, null]);
  assert.deepEqual(lines.at(-1)?.contenido, { linea, motivo: 'Contenía\nuna clave' });
  const dump = { name: 'prueba-filas', text: 'select l::text as fila from conversacion_lineas l' };
  const rows = await deps.db.query<{ fila: string }>(dump);
  assert.ok(!rows.some(({ fila }) => fila.includes('telaraña')));
  assert.equal(accepted(await redactLine(deps, supervisor, command)).lineas, redacted.lineas, 'once');
  for (const quien of [persona, asAgent(supervisor)])
    for (const formato of ['texto', 'json'] as const) {
      const text = accepted(await readTranscript(deps, quien, c.id, formato)).bytes.toString();
      assert.ok(!text.includes('telaraña') && text.includes('Contenía'));
    }
});

test('what is not there, is out already, or is only a change of state is not taken out; a reason is needed', async () => {
  const { c, linea } = await told();
  assert.equal(codeOf(await redact(c, 999)), 'no-encontrada');
  assert.equal(codeOf(await redact(c, 0)), 'no-encontrada');
  assert.equal(codeOf(await redact(c, 1.5)), 'no-encontrada');
  assert.equal(codeOf(await redact(c, c.lineas)), 'transicion-imposible');
  const empty = await redact(c, linea, ' ');
  assert.ok(isRefusal(empty));
  assert.deepEqual([empty.code, empty.errors[0]?.path], ['falta-motivo', 'motivo']);
  assert.equal(codeOf(await redact(c, linea, 'x'.repeat(2_000))), 'datos-con-errores');
  accepted(await redact(c, linea));
  assert.equal(codeOf(await redact(c, linea)), 'transicion-imposible');
  assert.equal(codeOf(await redact(c, c.lineas + 1)), 'transicion-imposible', 'the reason itself stays');
  const agents = await redactLine(scene.deps, agent, { id: c.id, cliente: newId(), linea: 1, motivo: 'No' });
  assert.equal(codeOf(agents), 'sin-permiso');
});

test('the transcript is its own bytes’ hash, has the gap, and notes for staff alone', async () => {
  const { deps } = scene;
  const { c, persona, linea } = await told();
  accepted(await redact(c, linea));
  const head = accepted(await readConversation(deps, persona, c.id));
  for (const formato of ['texto', 'json'] as const) {
    const forPerson = accepted(await readTranscript(deps, persona, c.id, formato));
    const forStaff = accepted(await readTranscript(deps, asAgent(colleague), c.id, formato));
    const forCase = accepted(await readTranscript(deps, { clase: 'asistente' }, c.id, formato));
    for (const one of [forPerson, forStaff, forCase]) {
      assert.equal(one.sha256, createHash('sha256').update(one.bytes).digest('hex'));
      assert.deepEqual([one.lineas, one.hash], [head.lineas, head.hash]);
      assert.ok(one.bytes.includes(head.hash));
      assert.equal(one.bytes.includes(note), one === forStaff);
    }
    assert.deepEqual(forCase.bytes, forPerson.bytes);
  }
  const text = accepted(await readTranscript(deps, persona, c.id, 'texto')).bytes.toString();
  assert.ok(text.includes('[Contenido retirado]'));
  assert.ok(text.includes(`Se retiró el contenido de la línea ${linea}. Motivo: Contenía una clave`));
  assert.ok(text.includes(agent.nombre) && text.includes('¿Puedo tener dos direcciones?'));
});

test('whoever has the JSON proves the chain, and every commitment but those of a gap or a note, without us', async () => {
  const { deps } = scene;
  const { c, persona, linea } = await told();
  accepted(await redact(c, linea));
  type Shown = Parameters<typeof commitmentOf>[0] & {
    readonly n: number;
    readonly sal: string | null;
    readonly compromiso: string;
    readonly hash: string;
    readonly suprimida: boolean;
  };
  for (const quien of [persona, asAgent(colleague)]) {
    const { bytes } = accepted(await readTranscript(deps, quien, c.id, 'json'));
    const read = JSON.parse(bytes.toString()) as { lineas: readonly Shown[]; hash: string };
    let anterior = chainStart(c.id);
    const closed: number[] = [];
    for (const shown of read.lineas) {
      anterior = chainHash(anterior, shown.compromiso, shown.n);
      assert.equal(shown.hash, anterior);
      if (shown.sal === null) closed.push(shown.n);
      else {
        const line = { ...shown, reservado: shown.reservado ?? null, conversacion: c.id };
        assert.equal(commitmentOf(line, shown.sal), shown.compromiso);
      }
    }
    assert.equal(read.hash, anterior);
    const handedOn = linea + 1;
    assert.deepEqual(closed, quien.clase === 'persona' ? [linea, handedOn] : [linea]);
  }
});

test('a transcript is for who may read the conversation', async () => {
  const { deps } = scene;
  const { c } = await told();
  const stranger = { clase: 'persona', huella: 'otra', cuenta: null } as const;
  assert.equal(codeOf(await readTranscript(deps, stranger, c.id, 'texto')), 'no-encontrada');
  assert.equal(
    codeOf(await readTranscript(deps, asAgent(scene.staff('control1')), c.id, 'json')),
    'no-encontrada',
  );
  assert.equal(codeOf(await readTranscript(deps, asAgent(scene.staff('auditor')), c.id, 'json')), 'aceptado');
});
