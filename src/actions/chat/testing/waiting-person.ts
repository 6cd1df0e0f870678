/** For tests of the chat: somebody who writes, asks for a person and waits, and staff who are there to take them. */
import assert from 'node:assert/strict';
import type { Scene } from '../../../../tests/scene.ts';
import type { Conversacion } from '../../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal } from '../../../domain/refusals.ts';
import type { Funcionario, Solicitante } from '../../../domain/solicitud/actor.ts';
import { askForPerson } from '../ask-for-person.ts';
import type { Persona } from '../find-conversation.ts';
import { findWrittenQuestion } from '../find-written-question.ts';
import { setPresence } from '../set-presence.ts';
import { startConversation } from '../start-conversation.ts';
import { takeConversation } from '../take-conversation.ts';
import { writeChatMessage } from '../write-chat-message.ts';

export function accepted<T>(outcome: T | Refusal): T {
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? `${outcome.code}: ${outcome.sentence}` : '');
  return outcome;
}

export type Visitor = { readonly id: string; readonly persona: Persona; readonly conversacion: Conversacion };

/** Begins a conversation, signed in where `solicitante` is given, and says something in it. */
export async function beginTalk(
  { deps }: Scene,
  { texto = '¿Puedo tener dos direcciones?', solicitante = null as Solicitante | null } = {},
): Promise<Visitor> {
  const huella = deps.ids.newId();
  const begun = accepted(
    await startConversation(deps, {
      huella,
      comienzo: huella,
      persona: solicitante,
      red: huella,
      unidad: findWrittenQuestion(deps).definicion.atiende,
    }),
  );
  const persona: Persona = { clase: 'persona', huella, cuenta: solicitante?.cuenta ?? null };
  if (texto !== '')
    accepted(await writeChatMessage(deps, persona, { id: begun.id, cliente: deps.ids.newId(), texto }));
  return { id: begun.id, persona, conversacion: begun };
}

/** As `beginTalk`, and in the queue. */
export async function waitInLine(scene: Scene, of: Parameters<typeof beginTalk>[1] = {}): Promise<Visitor> {
  const visitor = await beginTalk(scene, of);
  const { id, persona } = visitor;
  const cliente = scene.deps.ids.newId();
  return { ...visitor, conversacion: accepted(await askForPerson(scene.deps, persona, { id, cliente })) };
}

/** Staff of the unit that attends the chat, present and free. */
export async function comeIn({ deps }: Scene, actor: Funcionario): Promise<void> {
  accepted(await setPresence(deps, actor, { estado: 'disponible', capacidad: 8 }));
}

export function take(
  { deps }: Scene,
  actor: Funcionario,
  { id, version }: Pick<Conversacion, 'id' | 'version'>,
): Promise<Conversacion | Refusal> {
  return takeConversation(deps, actor, { id, versionVista: version, cliente: deps.ids.newId() });
}

/** Two of the unit that attends the chat, from the accounts of the demonstration. */
export function staffOf(scene: Scene): { agent: Funcionario; colleague: Funcionario } {
  return { agent: scene.staff('registro1'), colleague: scene.staff('registro2') };
}
