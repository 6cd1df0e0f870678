// A trámite filed question by question: the same case as by any other door, once, whatever is repeated or done at the same time.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PartyKey } from '../../../demo/parties.ts';
import { findDraft } from '../../../tests/find-draft.ts';
import {
  answer,
  attachPapers,
  begin,
  beginTalk,
  conversationOf,
  newClient,
  shownIn,
  type Talk,
} from '../../../tests/promises/through-chat.ts';
import { sampleFiles } from '../../../tests/sample-files.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { tramites } from '../../../tramites/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { NombreEfecto } from '../../domain/tramite/efectos/catalogo.ts';
import { listConversacionCasos } from '../../store/conversacion-casos.ts';
import { readJournal } from '../../store/solicitudes.ts';
import { answerQuestion } from './answer-question.ts';
import { fileFromChat } from './file-from-chat.ts';
import { finishDocuments } from './finish-documents.ts';
import { goBack } from './go-back.ts';
import { leaveDialogue } from './leave-dialogue.ts';
import { readChatLines } from './read-chat-lines.ts';
import { skipQuestion } from './skip-question.ts';
import { startDialogue } from './start-dialogue.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

const withEffect = (efecto: NombreEfecto) => {
  const found = tramites.find(({ alAprobar }) => alAprobar === efecto);
  assert.ok(found);
  return found.id;
};
const direccion = withEffect('actualizarDireccionYNombre');
const telefonos = withEffect('actualizarTelefonos');

const talkOf = (key: PartyKey) => beginTalk(scene.deps, scene.supplier(key));

async function linesOf({ deps, id }: Talk) {
  return (await readChatLines(deps, [{ id, despues: 0 }], 500)).get(id) ?? [];
}
const classesOf = async (talk: Talk) => (await linesOf(talk)).map(({ clase }) => clase);

async function draftOf(talk: Talk): Promise<string> {
  const { dialogo } = await conversationOf(talk);
  assert.ok(dialogo);
  return dialogo.borrador;
}

const codeOf = (outcome: unknown) =>
  isRefusal(outcome as Refusal) ? (outcome as Refusal).code : 'no refusal';

/** Up to the review of a new trade name. */
async function atReview(talk: Talk, nombre: string) {
  await begin(talk, direccion);
  const borrador = await draftOf(talk);
  await answer(talk, 'cambia', ['nombreComercial'], borrador);
  await answer(talk, 'nombreComercial', nombre, borrador);
  const shown = await shownIn(talk);
  assert.ok(shown.clase === 'revisar');
  const { hash, confirmaciones } = shown.review.review;
  return { id: talk.id, borrador, revision: hash, confirmaciones };
}

test('each answer leaves one line in words and the next question; hidden questions are never asked', async () => {
  const talk = await talkOf('textilera');
  const filing = await atReview(talk, 'Hilos Sintéticos');
  assert.deepEqual(await classesOf(talk), [
    'tramite-empezado',
    'pregunta',
    'respuesta',
    'pregunta',
    'respuesta',
    'pregunta',
  ]);
  const filed = await fileFromChat(scene.deps, talk.quien, talk.actor, filing);
  assert.ok(!isRefusal(filed));
  const [last] = (await linesOf(talk)).toReversed();
  assert.ok(last?.clase === 'solicitud-presentada' && last.contenido !== null);
  assert.equal(last.contenido.estado, 'aprobada');
  assert.match(last.contenido.cambios.join(), /Hilos Sintéticos/);
  assert.deepEqual(await listConversacionCasos(scene.deps.db, talk.id), [
    { referencia: filed.filed.referencia, solicitud: filed.filed.id, n: last.n },
  ]);
  const journal = await readJournal(scene.deps.db, filed.filed.id);
  assert.ok(!Object.hasOwn(journal[0]?.datos ?? {}, 'propuesta'), 'nobody proposed it');
  assert.equal(journal[0]?.datos.canal, 'chat');
});

test('an answer to a hidden question is dropped, and one to a later question is not taken', async () => {
  const talk = await talkOf('personaNatural');
  await begin(talk, direccion);
  const borrador = await draftOf(talk);
  await answer(talk, 'cambia', ['nombreComercial'], borrador);
  const lines = (await conversationOf(talk)).lineas;
  const { deps, quien, actor, id } = talk;
  assert.equal(codeOf(await answer(talk, 'calle', 'De contrabando', borrador)), 'conversacion-cambiada');
  assert.equal(codeOf(await answer(talk, 'ajena', 'x', borrador)), 'conversacion-cambiada');
  const entrada = { nombreComercial: 'Legítimo', calle: 'De contrabando', ajena: 'x' };
  const cliente = newClient(talk);
  const command = { id, cliente, borrador, paso: 'nombreComercial', entrada };
  assert.ok(!isRefusal(await answerQuestion(deps, quien, actor, command)));
  const kept = (await findDraft(deps, borrador))?.entrada ?? {};
  assert.deepEqual(Object.keys(kept).sort(), ['cambia', 'nombreComercial']);
  assert.equal((await conversationOf(talk)).lineas, lines + 2);
});

test('a wrong answer is kept as typed, says what is wrong, and leaves no line', async () => {
  const talk = await talkOf('asociacion');
  await begin(talk, telefonos);
  const borrador = await draftOf(talk);
  const { lineas } = await conversationOf(talk);
  const wrong = await answer(talk, 'telefonos', [{ tipo: 'celular', numero: 'abc' }], borrador);
  assert.ok(isRefusal(wrong));
  assert.deepEqual([wrong.code, wrong.errors[0]?.path], ['datos-con-errores', 'telefonos.0.numero']);
  assert.equal((await conversationOf(talk)).lineas, lineas);
  assert.deepEqual((await findDraft(scene.deps, borrador))?.entrada.telefonos, [
    { tipo: 'celular', numero: 'abc' },
  ]);
});

test('what the register already holds is asked with its value, to be confirmed', async () => {
  const talk = await talkOf('conPendientes');
  await begin(talk, telefonos);
  const shown = await shownIn(talk);
  assert.ok(shown.clase === 'pregunta');
  assert.equal(shown.porConfirmar, true);
  const [asked] = (await linesOf(talk)).toReversed();
  assert.ok(asked?.clase === 'pregunta' && asked.contenido !== null);
  assert.match(asked.contenido.texto, /Ya está escrito «Tipo: .* · Número: .*Confírmelo o cámbielo/);
});

test('one goes back to an answer, and on from where one was; an optional question is left out', async () => {
  const talk = await talkOf('pasiva');
  const { deps, quien, actor, id } = talk;
  await begin(talk, direccion);
  const borrador = await draftOf(talk);
  const command = () => ({ id, cliente: newClient(talk), borrador });
  const paso = async () => {
    const shown = await shownIn(talk);
    return shown.clase === 'pregunta' ? shown.paso : shown.clase;
  };
  await answer(talk, 'cambia', ['direccion', 'nombreComercial'], borrador);
  await answer(talk, 'parroquia', '170150', borrador);
  await answer(talk, 'calle', 'Calle Sintética', borrador);
  await skipQuestion(deps, quien, actor, { ...command(), paso: 'numero' });
  assert.equal(await paso(), 'interseccion');
  assert.ok(!isRefusal(await goBack(deps, quien, actor, { ...command(), paso: null })));
  assert.equal(await paso(), 'numero');
  await answer(talk, 'numero', 'S1', borrador);
  assert.equal(await paso(), 'interseccion');
  const ahead = await goBack(deps, quien, actor, { ...command(), paso: 'referencia' });
  assert.equal(codeOf(ahead), 'conversacion-cambiada');
  const required = await answer(talk, 'calle', '', borrador);
  assert.equal(codeOf(required), 'datos-con-errores');
  // The first answer decides again what is asked: what is hidden now is neither asked nor reviewed.
  await answer(talk, 'calle', 'Calle Sintética', borrador);
  await answer(talk, 'cambia', ['nombreComercial'], borrador);
  assert.equal(await paso(), 'nombreComercial');
});

test('two tabs answer the same question at once: both stand in the thread, and the draft has the last', async () => {
  const talk = await talkOf('noHabilitada');
  await begin(talk, direccion);
  const borrador = await draftOf(talk);
  for (let round = 0; round < 5; round += 1) {
    const values = [['nombreComercial'], ['direccion'], ['direccion', 'nombreComercial']];
    const outcomes = await Promise.all(values.map((value) => answer(talk, 'cambia', value, borrador)));
    assert.ok(outcomes.every((outcome) => !isRefusal(outcome)));
    const said = (await linesOf(talk)).filter(({ clase }) => clase === 'respuesta');
    assert.equal(said.length, (round + 1) * 3);
    const kept = (await findDraft(scene.deps, borrador))?.entrada.cambia as readonly string[];
    const words = { direccion: 'La dirección', nombreComercial: 'El nombre comercial' };
    const last = said.at(-1);
    assert.ok(last?.clase === 'respuesta' && last.contenido !== null);
    assert.deepEqual(last.contenido.lineas, [kept.map((one) => words[one as keyof typeof words]).join(', ')]);
  }
});

test('the same answer sent twice is one answer', async () => {
  const talk = await talkOf('asociacionSinDirectiva');
  const { deps, quien, actor, id } = talk;
  await begin(talk, direccion);
  const borrador = await draftOf(talk);
  const once = { id, cliente: newClient(talk), borrador, paso: 'cambia', entrada: { cambia: ['direccion'] } };
  await Promise.all([1, 2, 3].map(() => answerQuestion(deps, quien, actor, once)));
  assert.equal((await classesOf(talk)).filter((clase) => clase === 'respuesta').length, 1);
  await answer(talk, 'cambia', ['nombreComercial'], borrador);
  await answerQuestion(deps, quien, actor, once);
  assert.deepEqual((await findDraft(deps, borrador))?.entrada.cambia, ['nombreComercial'], 'a late retry');
});

test('a review that is no longer true is refused, and filed once it was seen anew', async () => {
  const talk = await talkOf('correoReciente');
  const { deps, quien, actor } = talk;
  const filing = await atReview(talk, 'Nombre Sintético');
  const other = { ...filing, revision: '0'.repeat(64) };
  assert.equal(codeOf(await fileFromChat(deps, quien, actor, other)), 'revision-cambiada');
  // The register changes between the review and the filing.
  const elsewhere = await talkOf('correoReciente');
  const first = await fileFromChat(
    deps,
    elsewhere.quien,
    elsewhere.actor,
    await atReview(elsewhere, 'Nombre Sintético'),
  );
  assert.ok(!isRefusal(first));
  const refused = await fileFromChat(deps, quien, actor, filing);
  assert.ok(isRefusal(refused));
  assert.ok((await conversationOf(talk)).dialogo, 'the trámite goes on');
});

test('ASVS 2.3.4 a lost answer, a crash after the filing and fifty repetitions file once and tell once', async () => {
  for (const point of ['tras-confirmar-antes-de-responder', 'tras-presentar-antes-de-linea'] as const) {
    const talk = await talkOf('textilera');
    const { deps, quien, actor } = talk;
    const filing = await atReview(talk, `Nombre ${point.length}`);
    deps.faults.arm(point, { do: 'throw' });
    await assert.rejects(fileFromChat(deps, quien, actor, filing));
    deps.faults.disarm();
    const gone = await shownIn(talk);
    assert.ok(gone.clase === 'sin-borrador' && gone.presentada !== null);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => fileFromChat(deps, quien, actor, filing)),
    );
    const references = outcomes.map((o) => (isRefusal(o) ? o.code : o.filed.referencia));
    assert.deepEqual([...new Set(references)], [gone.presentada.referencia]);
    assert.equal((await classesOf(talk)).filter((clase) => clase === 'solicitud-presentada').length, 1);
    assert.equal((await listConversacionCasos(deps.db, talk.id)).length, 1);
    assert.equal((await conversationOf(talk)).dialogo, null);
  }
});

test('left and taken up again it is the same draft; another trámite leaves the first', async () => {
  const talk = await talkOf('personaNatural');
  const { deps, quien, actor, id } = talk;
  await begin(talk, direccion);
  const borrador = await draftOf(talk);
  await answer(talk, 'cambia', ['direccion'], borrador);
  const left = await leaveDialogue(deps, quien, actor, { id, cliente: newClient(talk), borrador });
  assert.ok(!isRefusal(left) && left.dialogo === null);
  const told = (await linesOf(talk)).at(-1);
  assert.ok(told?.clase === 'mensaje' && told.contenido?.texto.includes(`/borradores/${borrador}`));
  assert.equal(codeOf(await answer(talk, 'cambia', ['direccion'], borrador)), 'conversacion-cambiada');
  await begin(talk, direccion);
  assert.equal(await draftOf(talk), borrador);
  await begin(talk, telefonos);
  assert.notEqual(await draftOf(talk), borrador);
  assert.ok((await classesOf(talk)).filter((clase) => clase === 'tramite-dejado').length === 2);
});

test('other drafts and open requests of the same kind are told of', async () => {
  const before = await talkOf('textilera');
  await begin(before, direccion);
  const other = await draftOf(before);
  const talk = await talkOf('textilera');
  await begin(talk, direccion);
  const said = (await linesOf(talk)).flatMap((l) =>
    l.clase === 'mensaje' && l.contenido !== null ? [l.contenido.texto] : [],
  );
  assert.ok(
    said.some((texto) => texto.includes(other)),
    said.join(),
  );
});

test('nothing begins for who may not file it, nor without signing in, nor what the chat does not serve', async () => {
  const talk = await talkOf('textilera');
  const { deps, quien, id } = talk;
  const start = (actor: Parameters<typeof startDialogue>[2], tramite: string) =>
    startDialogue(deps, quien, actor, { id, cliente: newClient(talk), tramite, propuesta: null });
  assert.equal(codeOf(await start({ clase: 'publico' }, direccion)), 'identifiquese');
  assert.equal(codeOf(await start(scene.supplier('pasiva'), direccion)), 'identifiquese');
  assert.equal(codeOf(await start(talk.actor, withEffect('actualizarCorreo'))), 'puerta-cerrada');
  assert.equal(codeOf(await start(talk.actor, 'ninguno')), 'no-encontrada');
  const entity = await beginTalk(deps, scene.entity('hospital'));
  const asEntity = await startDialogue(deps, entity.quien, entity.actor, {
    id: entity.id,
    cliente: newClient(entity),
    tramite: direccion,
    propuesta: null,
  });
  assert.equal(codeOf(asEntity), 'solo-proveedores');
  assert.deepEqual(await classesOf(talk), []);
});

test('papers: what is required is asked for, and the step ends when it is there', async () => {
  const talk = await talkOf('asociacionSinDirectiva');
  const { deps, quien, actor, id } = talk;
  await begin(talk, telefonos);
  const borrador = await draftOf(talk);
  await answer(talk, 'telefonos', [{ tipo: 'celular', numero: '0990001234' }], borrador);
  const command = () => ({ id, cliente: newClient(talk), borrador });
  const missing = await finishDocuments(deps, quien, actor, command());
  assert.ok(isRefusal(missing));
  assert.equal(missing.errors[0]?.path, 'documento:justificativos');
  await attachPapers(talk, borrador, [
    { clave: 'justificativos', nombre: 'planilla.pdf', bytes: sampleFiles.pdf },
  ]);
  assert.ok(!isRefusal(await finishDocuments(deps, quien, actor, command())));
  const shown = await shownIn(talk);
  assert.equal(shown.clase, 'revisar');
});
