/** Proposing a trámite: the agent fills in, the person alone confirms, once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario, Solicitante } from '../../domain/solicitud/actor.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { answerProposal, readProposal } from './answer-proposal.ts';
import { proposeTramite } from './propose-tramite.ts';
import { readChatLines } from './read-chat-lines.ts';
import { redactLine } from './redact-line.ts';
import { codeOf } from './testing/staff-of-unit.ts';
import { accepted, comeIn, staffOf, take, type Visitor, waitInLine } from './testing/waiting-person.ts';

let scene: Scene;
let agent: Funcionario;
let supplier: Solicitante;
before(async () => {
  scene = await openScene();
  ({ agent } = staffOf(scene));
  supplier = scene.supplier('textilera');
  await comeIn(scene, agent);
});
after(() => scene.stop());

const newId = () => scene.deps.ids.newId();
const tramite = 'direccion-y-nombre-comercial';
const answers: Entrada = { nombreComercial: 'Telas de Ejemplo' };

async function attended(solicitante: Solicitante | null = supplier): Promise<Visitor> {
  const visitor = await waitInLine(scene, { solicitante });
  return { ...visitor, conversacion: accepted(await take(scene, agent, visitor.conversacion)) };
}

async function proposed(visitor: Visitor, entrada: Entrada | null = answers): Promise<number> {
  const proposal = { id: visitor.id, cliente: newId(), tramite, entrada };
  return accepted(await proposeTramite(scene.deps, agent, proposal)).lineas;
}

const reply = ({ id, persona }: Visitor, propuesta: number, acepta: boolean) =>
  answerProposal(scene.deps, persona, { id, propuesta, acepta });

test('what the agent filled in waits for the person and is in no public line; only known questions are kept', async () => {
  const { deps } = scene;
  const visitor = await attended();
  const n = await proposed(visitor, { ...answers, ajeno: 'sobra' });
  const [line] = (await readChatLines(deps, [{ id: visitor.id, despues: n - 1 }], 1)).get(visitor.id) ?? [];
  assert.deepEqual(line?.contenido, { tramite, conRespuestas: true });
  assert.deepEqual(await readProposal(deps, visitor, n), {
    n,
    tramite,
    entrada: answers,
    agente: { cuenta: agent.cuenta, nombre: agent.nombre },
    respuesta: null,
  });
  assert.equal((await readProposal(deps, visitor, await proposed(visitor, null)))?.entrada, null);
  assert.equal(await readProposal(deps, visitor, 1), null);
});

test('the person answers once; the same answer again is no second one', async () => {
  const { deps } = scene;
  const visitor = await attended();
  const n = await proposed(visitor);
  const outcomes = await Promise.all([
    reply(visitor, n, true),
    reply(visitor, n, false),
    reply(visitor, n, true),
    reply(visitor, n, false),
  ]);
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 2);
  assert.deepEqual(
    [...new Set(outcomes.filter(isRefusal).map(({ code }) => code))],
    ['transicion-imposible'],
  );
  const found = await readProposal(deps, visitor, n);
  assert.notEqual(found?.respuesta, null);
  const lines = (await readChatLines(deps, [{ id: visitor.id, despues: n }], 20)).get(visitor.id) ?? [];
  assert.equal(lines.length, 1);
  assert.deepEqual(lines[0]?.contenido, { propuesta: n, tramite });
  assert.equal(lines[0]?.autor.clase, 'persona');
});

test('declining needs no account; accepting needs the one that files', async () => {
  const visitor = await attended(null);
  const n = await proposed(visitor);
  assert.equal(codeOf(await reply(visitor, n, true)), 'identifiquese');
  accepted(await reply(visitor, n, false));
  assert.equal((await readProposal(scene.deps, visitor, n))?.respuesta, 'rechazada');
});

test('nobody answers what was not proposed to them', async () => {
  const visitor = await attended();
  const n = await proposed(visitor);
  assert.equal(codeOf(await reply(visitor, n + 50, true)), 'no-encontrada');
  const stranger = { clase: 'persona', huella: 'otra', cuenta: null } as const;
  const outcome = await answerProposal(scene.deps, stranger, { id: visitor.id, propuesta: n, acepta: true });
  assert.equal(codeOf(outcome), 'no-encontrada');
});

test('a trámite that is not offered, or answers without measure, are not proposed', async () => {
  const { deps } = scene;
  const { id } = await attended();
  const propose = (tramite: string, entrada: Entrada | null = null) =>
    proposeTramite(deps, agent, { id, cliente: newId(), tramite, entrada });
  assert.equal(codeOf(await propose('no-hay')), 'datos-con-errores');
  assert.equal(codeOf(await propose('consulta')), 'datos-con-errores');
  const closed = deps.definiciones.todas.find(({ definicion }) => definicion.sellado === true);
  assert.ok(closed);
  assert.equal(codeOf(await propose(closed.definicion.id)), 'puerta-cerrada');
  const huge = { nombreComercial: 'x'.repeat(100_000) };
  assert.equal(codeOf(await propose(tramite, huge)), 'datos-con-errores');
  const short = await proposeTramite(deps, agent, { id, cliente: 'x', tramite, entrada: null });
  assert.equal(codeOf(short), 'llave-invalida');
});

test('a command sent twice proposes once; the same id with other answers is refused', async () => {
  const { deps } = scene;
  const { id } = await attended();
  const command = { id, cliente: newId(), tramite, entrada: answers };
  const first = accepted(await proposeTramite(deps, agent, command));
  assert.equal(accepted(await proposeTramite(deps, agent, command)).lineas, first.lineas);
  const other = { ...command, entrada: { nombreComercial: 'Otro' } };
  assert.equal(codeOf(await proposeTramite(deps, agent, other)), 'llave-repetida-con-otro-contenido');
  const none = { ...command, entrada: null };
  assert.equal(codeOf(await proposeTramite(deps, agent, none)), 'llave-repetida-con-otro-contenido');
});

test('what the database cannot keep is made readable, not refused', async () => {
  const visitor = await attended();
  const n = await proposed(visitor, { nombreComercial: 'Telas\u0000 \ud800' });
  const { entrada } = (await readProposal(scene.deps, visitor, n)) ?? {};
  assert.deepEqual(entrada, { nombreComercial: 'Telas\ufffd \ufffd' });
});

test('taken out, a proposal is nobody’s to accept and its answers are gone', async () => {
  const { deps } = scene;
  const visitor = await attended();
  const n = await proposed(visitor);
  const redaction = { id: visitor.id, cliente: newId(), linea: n, motivo: 'Datos de otra persona' };
  accepted(await redactLine(deps, scene.staff('supervisora'), redaction));
  assert.equal(codeOf(await reply(visitor, n, true)), 'no-encontrada');
  const rows = await deps.db.query({
    name: 'prueba-propuestas',
    text: `select 1 from conversacion_propuestas where conversacion = '${visitor.id}'`,
  });
  assert.equal(rows.length, 0);
});
