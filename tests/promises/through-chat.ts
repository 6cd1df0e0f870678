/** Files a trámite in a conversation the way its controls do: one answer after the other, whatever is asked next. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { attachDocument } from '../../src/actions/attach-document.ts';
import { answerQuestion, type Person } from '../../src/actions/chat/answer-question.ts';
import { fileFromChat } from '../../src/actions/chat/file-from-chat.ts';
import { readConversation } from '../../src/actions/chat/find-conversation.ts';
import { finishDocuments } from '../../src/actions/chat/finish-documents.ts';
import { type DialogueShown, readDialogue } from '../../src/actions/chat/read-dialogue.ts';
import { startDialogue } from '../../src/actions/chat/start-dialogue.ts';
import type { Deps } from '../../src/actions/deps.ts';
import type { Filed } from '../../src/actions/file-solicitud.ts';
import type { Conversacion } from '../../src/domain/chat/conversacion.ts';
import { isRefusal, type Refusal } from '../../src/domain/refusals.ts';
import type { Solicitante } from '../../src/domain/solicitud/actor.ts';
import { insertConversacion } from '../../src/store/conversaciones.ts';
import { chainStart } from '../../src/trust/chat-lines.ts';

export type Talk = {
  readonly deps: Deps;
  readonly actor: Solicitante;
  readonly quien: Person;
  readonly id: string;
};

/** A conversation of somebody who signed in. */
export async function beginTalk(deps: Deps, actor: Solicitante): Promise<Talk> {
  const id = deps.ids.newId();
  const huella = deps.ids.randomToken(16);
  const { clase, cuenta, ruc, nombre } = actor;
  await insertConversacion(deps.db, {
    id,
    huella,
    comienzo: huella,
    hash: chainStart(id),
    persona: { clase, cuenta, ruc, nombre },
    unidad: 'Registro de Proveedores',
    creadaMs: deps.clock.nowMs(),
  });
  return { deps, actor, id, quien: { clase: 'persona', huella, cuenta } };
}

export const newClient = ({ deps }: Talk): string => deps.ids.randomToken(16);

export async function conversationOf({ deps, quien, id }: Talk): Promise<Conversacion> {
  const found = await readConversation(deps, quien, id);
  assert.ok(!isRefusal(found));
  return found;
}

/** What is asked now. */
export async function shownIn(talk: Talk): Promise<DialogueShown> {
  const shown = await readDialogue(talk.deps, talk.actor, await conversationOf(talk));
  assert.ok(shown !== null && !isRefusal(shown), JSON.stringify(shown));
  return shown;
}

export async function begin(talk: Talk, tramite: string, propuesta: number | null = null) {
  const { deps, quien, actor, id } = talk;
  const cliente = newClient(talk);
  const started = await startDialogue(deps, quien, actor, { id, cliente, tramite, propuesta });
  assert.ok(!isRefusal(started), JSON.stringify(started));
  return started;
}

export function answer(
  talk: Talk,
  paso: string,
  value: unknown,
  borrador: string,
): Promise<Conversacion | Refusal> {
  const { deps, quien, actor, id } = talk;
  const cliente = newClient(talk);
  return answerQuestion(deps, quien, actor, { id, cliente, borrador, paso, entrada: { [paso]: value } });
}

export type Papers = readonly {
  readonly clave: string;
  readonly nombre: string;
  readonly bytes: Uint8Array;
}[];

export async function attachPapers({ deps, actor }: Talk, borrador: string, papers: Papers): Promise<void> {
  for (const { clave, nombre, bytes } of papers) {
    const upload = { nombre, contenido: Readable.from([Buffer.from(bytes)]) };
    const taken = await attachDocument(deps, actor, borrador, clave, upload);
    assert.ok(!isRefusal(taken), JSON.stringify(taken));
  }
}

export type TalkedThrough = {
  /** Steps in the order they were asked. */
  readonly asked: readonly string[];
  readonly outcome: Filed | Refusal;
};

type Given = {
  readonly datos: Readonly<Record<string, unknown>>;
  readonly papers: Papers;
  readonly confirma: boolean;
};

const turnsMax = 40;

async function fileReviewed(
  talk: Talk,
  shown: Extract<DialogueShown, { clase: 'revisar' }>,
  confirma: boolean,
) {
  const { deps, quien, actor, id } = talk;
  const { review } = shown.review;
  const filing = { id, borrador: shown.dialogo.borrador, revision: review.hash, confirmaciones: [] };
  const first = await fileFromChat(deps, quien, actor, filing);
  const again =
    isRefusal(first) && first.code === 'falta-confirmacion' && confirma
      ? await fileFromChat(deps, quien, actor, { ...filing, confirmaciones: review.confirmaciones })
      : first;
  return isRefusal(again) ? again : again.filed;
}

/** From the first question to the filing, or to the first refusal. */
export async function talkThrough(
  talk: Talk,
  tramite: string,
  { datos, papers, confirma }: Given,
): Promise<TalkedThrough> {
  const { deps, quien, actor, id } = talk;
  await begin(talk, tramite);
  const asked: string[] = [];
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const shown = await shownIn(talk);
    assert.ok(shown.clase !== 'sin-borrador');
    const { borrador } = shown.dialogo;
    const paso = shown.clase === 'pregunta' ? shown.paso : shown.clase;
    asked.push(paso);
    if (shown.clase === 'revisar') return { asked, outcome: await fileReviewed(talk, shown, confirma) };
    if (shown.clase === 'documentos') await attachPapers(talk, borrador, papers);
    const moved =
      shown.clase === 'documentos'
        ? await finishDocuments(deps, quien, actor, { id, cliente: newClient(talk), borrador })
        : await answer(talk, paso, datos[paso], borrador);
    if (isRefusal(moved)) return { asked, outcome: moved };
  }
  return assert.fail('the dialogue never ends');
}
