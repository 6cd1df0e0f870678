/** Every case of a closed conversation gets the transcript once, in the person's version, whatever dies in between. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Evento } from '../../domain/solicitud/evento.ts';
import { attachTranscripts } from '../../duties/attach-transcripts.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';
import { listConversacionesDeCaso } from '../../store/transcripciones-de-chat.ts';
import { readCaseTranscript } from '../read-case-transcript.ts';
import { takeSolicitud } from '../take-solicitud.ts';
import { attachTranscript } from './attach-transcript.ts';
import { convertConversation } from './convert-conversation.ts';
import { endConversation } from './end-conversation.ts';
import { redactLine } from './redact-line.ts';
import { accepted, staffOf, waitInLine } from './testing/waiting-person.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
beforeEach(() => scene.deps.faults.disarm());
after(() => scene.stop());

/** A conversation that became a case and was ended. */
async function closedWithCase() {
  const { deps } = scene;
  const { id, persona } = await waitInLine(scene, { texto: 'Palabras de la persona' });
  const { referencia } = accepted(await convertConversation(deps, id, 'sin-agentes'));
  const solicitud = await findSolicitudByReferencia(deps.db, referencia ?? '');
  assert.ok(solicitud);
  const end = () => endConversation(deps, persona, { id, cliente: 'termino-1' });
  return { conversacion: id, referencia: solicitud.referencia, solicitud: solicitud.id, end };
}

const attachments = async (solicitud: string): Promise<readonly Evento[]> =>
  (await readJournal(scene.deps.db, solicitud)).filter(({ clase }) => clase === 'adjuntar-conversacion');

async function textOf(sha256: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of scene.deps.files.read(sha256)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

test('once closed, and not before: file, event by the system, mark; a second turn finds nothing to do', async () => {
  const { deps } = scene;
  const { end, ...debida } = await closedWithCase();
  assert.equal(await attachTranscripts(deps), 0);
  const ended = accepted(await end());
  assert.equal(await attachTranscripts(deps), 1);
  assert.equal(await attachTranscripts(deps), 0);
  const [evento, more] = await attachments(debida.solicitud);
  assert.equal(more, undefined);
  assert.equal(evento?.actor.clase, 'sistema');
  const { sha256 } = evento?.datos ?? {};
  assert.ok(typeof sha256 === 'string');
  assert.deepEqual(evento?.datos, { conversacion: debida.conversacion, lineas: ended.lineas, sha256 });
  assert.match(await textOf(sha256), /Palabras de la persona/);
  const [marked] = await listConversacionesDeCaso(deps.db, debida.solicitud);
  assert.deepEqual([marked?.transcripcion, marked?.lineas], [sha256, ended.lineas]);
  const caso = await findSolicitudByReferencia(deps.db, debida.referencia);
  assert.equal(caso?.estado, 'recibida');
});

test('two processes at once, and an officer who takes the case meanwhile: one event', async () => {
  const { deps } = scene;
  const { end, ...debida } = await closedWithCase();
  accepted(await end());
  const taking = takeSolicitud(deps, staffOf(scene).agent, {
    referencia: debida.referencia,
    versionVista: 1,
    llave: 'tomar-durante-1',
  });
  await Promise.all([attachTranscripts(deps), attachTranscripts(deps), taking]);
  await attachTranscripts(deps);
  assert.equal((await attachments(debida.solicitud)).length, 1);
});

for (const [place, events] of [
  ['tras-renombrar-antes-de-fila', 0],
  ['antes-de-confirmar', 0],
  ['tras-confirmar-antes-de-responder', 1],
] as const) {
  test(`dying at ${place} is mended by the next turn`, async () => {
    const { deps } = scene;
    const { end, ...debida } = await closedWithCase();
    accepted(await end());
    deps.faults.arm(place, { do: 'throw' });
    await assert.rejects(attachTranscript(deps, debida));
    assert.equal((await attachments(debida.solicitud)).length, events);
    deps.faults.disarm();
    assert.equal(await attachTranscripts(deps), 1);
    const [evento, more] = await attachments(debida.solicitud);
    assert.equal(more, undefined);
    const [marked] = await listConversacionesDeCaso(deps.db, debida.solicitud);
    assert.equal(marked?.transcripcion, evento?.datos.sha256);
  });
}

test('what is taken out of a conversation afterwards is gone from what the case offers', async () => {
  const { deps } = scene;
  const { end, ...debida } = await closedWithCase();
  accepted(await end());
  const offered = () =>
    readCaseTranscript(deps, staffOf(scene).agent, debida.referencia, debida.conversacion);
  const early = await offered();
  assert.ok(isRefusal(early) && early.code === 'no-encontrada');
  await attachTranscripts(deps);
  const [evento] = await attachments(debida.solicitud);
  assert.equal(accepted(await offered()).sha256, evento?.datos.sha256);
  const redaction = {
    id: debida.conversacion,
    cliente: 'suprimir-1',
    linea: 1,
    motivo: 'Datos de otra persona',
  };
  accepted(await redactLine(deps, scene.staff('supervisora'), redaction));
  const { bytes } = accepted(await offered());
  assert.doesNotMatch(bytes.toString('utf8'), /Palabras de la persona/);
});

test('what is not there is refused', async () => {
  const { deps } = scene;
  const missing = { conversacion: deps.ids.newId(), referencia: 'VT-NADA', solicitud: deps.ids.newId() };
  const refused = await attachTranscript(deps, missing);
  assert.ok(isRefusal(refused) && refused.code === 'no-encontrada');
});
