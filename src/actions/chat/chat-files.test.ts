/** Files of a conversation: taken in like every upload, given out to who takes part, never infected, never redacted ones. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { eicar, type FakeClamd, startFakeClamd } from '../../../tests/fakes/clamd.ts';
import { sampleFiles } from '../../../tests/sample-files.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { limits } from '../../domain/limits.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { parseScannerAddress } from '../../platform/scanner-address.ts';
import { noteAntivirus } from '../../store/examenes.ts';
import { attachToChat, documentoDeChat } from './attach-to-chat.ts';
import { readConversation } from './find-conversation.ts';
import { readChatFile } from './read-chat-file.ts';
import { redactLine } from './redact-line.ts';
import { asAgent } from './staff-command.ts';
import { codeOf } from './testing/staff-of-unit.ts';
import {
  accepted,
  beginTalk,
  comeIn,
  staffOf,
  take,
  type Visitor,
  waitInLine,
} from './testing/waiting-person.ts';

let scene: Scene;
let clamd: FakeClamd;
let agent: Funcionario;
before(async () => {
  clamd = await startFakeClamd();
  const scanner = parseScannerAddress(clamd.address);
  scene = await openScene({ override: () => ({ scanner }) });
  ({ agent } = staffOf(scene));
  await comeIn(scene, agent);
});
after(async () => {
  await scene.stop();
  await clamd.stop();
});

const newId = () => scene.deps.ids.newId();
const upload = (nombre: string, ...chunks: readonly Uint8Array[]) => ({
  nombre,
  contenido: Readable.from(
    chunks.map((chunk) => Buffer.from(chunk)),
    { objectMode: false },
  ),
});
const send = ({ id, persona }: Visitor, nombre: string, ...chunks: readonly Uint8Array[]) =>
  attachToChat(scene.deps, persona, { id, cliente: newId(), upload: upload(nombre, ...chunks) });

test('person and agent exchange every format taken; each is a line that the other can open', async () => {
  const { deps } = scene;
  const visitor = await waitInLine(scene);
  accepted(await take(scene, agent, visitor.conversacion));
  for (const formato of documentoDeChat.formatos) {
    const fromPerson = accepted(await send(visitor, `papel.${formato}`, sampleFiles[formato]));
    const given = accepted(await readChatFile(deps, asAgent(agent), visitor.id, fromPerson.archivo.id));
    assert.deepEqual(await buffer(given.contenido()), Buffer.from(sampleFiles[formato]), formato);
  }
  const fromAgent = accepted(
    await attachToChat(deps, asAgent(agent), {
      id: visitor.id,
      cliente: newId(),
      upload: upload('../guía.pdf', sampleFiles.pdf),
    }),
  );
  const { archivo } = accepted(await readChatFile(deps, visitor.persona, visitor.id, fromAgent.archivo.id));
  assert.equal(archivo.nombre, 'guía.pdf');
  const now = accepted(await readConversation(deps, asAgent(agent), visitor.id));
  assert.equal(now.escritoAgente, fromAgent.n, 'a file is a last word too');
});

test('what is no file of ours leaves no line, and says beside the field what is wrong', async () => {
  const visitor = await beginTalk(scene);
  const big = Buffer.alloc(1024 * 1024, 0x20);
  const tooBig = [Buffer.from('%PDF-1.7'), ...Array.from({ length: 26 }, () => big)];
  const cases = [
    ['archivo-vacio', 'nada.pdf', []],
    ['documento-no-aceptado', 'programa.exe', [Buffer.from('MZ90')]],
    ['documento-no-aceptado', 'datos.csv', [sampleFiles.csv]],
    ['archivo-muy-grande', 'enorme.pdf', tooBig],
    ['archivo-infectado', 'malo.pdf', [Buffer.from('%PDF-1.7\n'), eicar(), Buffer.from('\n%%EOF')]],
  ] as const;
  assert.ok(limits.fileSizeBytesMax < 26 * 1024 * 1024);
  for (const [code, nombre, chunks] of cases) {
    const outcome = await send(visitor, nombre, ...chunks);
    assert.ok(isRefusal(outcome));
    assert.deepEqual([outcome.code, outcome.errors[0]?.path], [code, 'archivo']);
  }
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('%PDF-1.7');
      throw new Error('the connection ended');
    })(),
    { objectMode: false },
  );
  const cut = await attachToChat(scene.deps, visitor.persona, {
    id: visitor.id,
    cliente: newId(),
    upload: { nombre: 'roto.pdf', contenido: broken },
  });
  assert.equal(codeOf(cut), 'archivo-incompleto');
  const now = accepted(await readConversation(scene.deps, { clase: 'asistente' }, visitor.id));
  assert.equal(now.lineas, 1, 'only what was said');
});

test('an upload sent twice under its id is one line; another file under that id is refused', async () => {
  const { deps } = scene;
  const visitor = await beginTalk(scene);
  const { id, persona } = visitor;
  const cliente = newId();
  const once = (bytes: Uint8Array) =>
    attachToChat(deps, persona, { id, cliente, upload: upload('foto.png', bytes) });
  const first = accepted(await once(sampleFiles.png));
  assert.deepEqual(accepted(await once(sampleFiles.png)), { ...first, repetida: true });
  assert.equal(codeOf(await once(sampleFiles.jpg)), 'llave-repetida-con-otro-contenido');
});

test('a conversation takes so many files and no more', async () => {
  const visitor = await beginTalk(scene, { texto: '' });
  for (let i = 0; i < documentoDeChat.maximo; i += 1)
    accepted(await send(visitor, `${i}.png`, sampleFiles.png));
  assert.equal(codeOf(await send(visitor, 'otra.png', sampleFiles.png)), 'demasiados-archivos');
});

test('what the antivirus finds later, and what was taken out, is given to nobody any more', async () => {
  const { deps } = scene;
  const visitor = await beginTalk(scene);
  const late = accepted(await send(visitor, 'tarde.pdf', sampleFiles.pdf, Buffer.from('\n%%EOF')));
  await noteAntivirus(deps.db, late.archivo, 'infectado', deps.clock.nowMs());
  for (const quien of [visitor.persona, asAgent(agent)])
    assert.equal(codeOf(await readChatFile(deps, quien, visitor.id, late.archivo.id)), 'archivo-infectado');

  const sent = accepted(await send(visitor, 'cedula.jpg', sampleFiles.jpg));
  const redaction = { id: visitor.id, cliente: newId(), linea: sent.n, motivo: 'Documento de otra persona' };
  accepted(await redactLine(deps, scene.staff('supervisora'), redaction));
  for (const quien of [visitor.persona, asAgent(agent)])
    assert.equal(codeOf(await readChatFile(deps, quien, visitor.id, sent.archivo.id)), 'no-encontrada');
});

test('a file opens in its own conversation only, and for who may read that', async () => {
  const { deps } = scene;
  const [one, other] = [await beginTalk(scene), await beginTalk(scene)];
  const { archivo } = accepted(await send(one, 'papel.pdf', sampleFiles.pdf));
  assert.equal(codeOf(await readChatFile(deps, other.persona, one.id, archivo.id)), 'no-encontrada');
  assert.equal(codeOf(await readChatFile(deps, other.persona, other.id, archivo.id)), 'no-encontrada');
  assert.equal(codeOf(await readChatFile(deps, one.persona, one.id, 'otro')), 'no-encontrada');
  assert.equal(
    codeOf(await readChatFile(deps, asAgent(scene.staff('control1')), one.id, archivo.id)),
    'no-encontrada',
  );
});
