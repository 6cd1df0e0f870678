/** A conversation worth reading: begun by somebody unknown, then a supplier's, attended by an officer, with a file in it. */
import { Readable } from 'node:stream';
import { askForPerson } from '../../src/actions/chat/ask-for-person.ts';
import { attachToChat } from '../../src/actions/chat/attach-to-chat.ts';
import type { Persona } from '../../src/actions/chat/find-conversation.ts';
import { findWrittenQuestion } from '../../src/actions/chat/find-written-question.ts';
import { identifyPerson } from '../../src/actions/chat/identify-person.ts';
import { setPresence } from '../../src/actions/chat/set-presence.ts';
import { startConversation } from '../../src/actions/chat/start-conversation.ts';
import { takeConversation } from '../../src/actions/chat/take-conversation.ts';
import { writeChatMessage } from '../../src/actions/chat/write-chat-message.ts';
import { isRefusal, type Refusal } from '../../src/domain/refusals.ts';
import { sampleFiles } from '../sample-files.ts';
import type { Scene } from '../scene.ts';

export type ChatCase = {
  readonly conversacion: string;
  readonly archivo: string;
  /** Of the cookie it was begun with, before it became the supplier's. */
  readonly token: string;
};

export function accepted<T>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(`${outcome.code}: ${outcome.sentence}`);
  return outcome;
}

type Begun = { readonly id: string; readonly token: string; readonly quien: Persona };

async function begin({ deps }: Scene, texto: string): Promise<Begun> {
  const token = deps.ids.randomToken(16);
  const huella = deps.keys.mac('chat', token);
  const unidad = findWrittenQuestion(deps).definicion.atiende;
  const start = { huella, comienzo: token, persona: null, red: token, unidad };
  const { id } = accepted(await startConversation(deps, start));
  const quien = { clase: 'persona', huella, cuenta: null } as const;
  accepted(await writeChatMessage(deps, quien, { id, cliente: 'mensaje-1', texto }));
  return { id, token, quien };
}

/** The token of the cookie that opens a conversation of nobody's account. */
export async function begunBy(scene: Scene, texto: string): Promise<string> {
  return (await begin(scene, texto)).token;
}

/** Of `conPendientes`, attended by `registro1`; `texto` is its first message. */
export async function chatCase(scene: Scene, texto: string): Promise<ChatCase> {
  const { deps } = scene;
  const { id, token, quien } = await begin(scene, texto);
  const persona = scene.supplier('conPendientes');
  accepted(await identifyPerson(deps, quien, { id, cliente: 'ingreso-1', persona }));
  const own = { ...quien, cuenta: persona.cuenta };
  const contenido = Readable.from([sampleFiles.pdf]);
  const upload = { nombre: 'oficio.pdf', contenido };
  const { archivo } = accepted(await attachToChat(deps, own, { id, cliente: 'archivo-1', upload }));
  const actor = scene.staff('registro1');
  accepted(await setPresence(deps, actor, { estado: 'disponible', capacidad: 8 }));
  const { version } = accepted(await askForPerson(deps, own, { id, cliente: 'persona-1' }));
  accepted(await takeConversation(deps, actor, { id, versionVista: version, cliente: 'tomar-01' }));
  return { conversacion: id, archivo: archivo.id, token };
}
