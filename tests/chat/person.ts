/** A person of the chat on a weak link: sends again what got no answer, under the same id, and follows with a cursor. */
import { type Copy, emptyCopy } from './copy.ts';
import { openStream, type Stream } from './event-stream.ts';
import type { Answered, Town } from './town.ts';

/** What was said, and what became of it: `n` once acknowledged. */
export type Said = {
  readonly cliente: string;
  readonly texto: string;
  n: number | null;
  refused: string | null;
  /** Why it has to be sent again. */
  last?: string;
};

/** Keeps what came of sending it; what asks for patience is tried again, what is refused for good stays refused. */
export function note(one: Said, answer: Answered): void {
  if (answer === null) one.last = 'sin respuesta';
  else if (answer.ok) one.n = answer.n;
  else if (answer.status === 429 || answer.status === 503) one.last = answer.code;
  else one.refused = answer.code;
}

export type SimulatedPerson = {
  readonly who: string;
  readonly copy: Copy;
  readonly said: Said[];
  /** Null until the conversation is there. */
  conversation: string | null;
  begin(): Promise<void>;
  say(): Promise<void>;
  askForPerson(): Promise<void>;
  end(): Promise<void>;
  /** Follows anew from where this copy stands, on whatever process answers. */
  follow(): void;
  cut(): void;
  /** Sends everything that has no answer yet. */
  settle(): Promise<void>;
};

/** `number` gives the person a network of their own. */
export function simulatedPerson(town: Town, number: number): SimulatedPerson {
  const who = `persona ${number}`;
  const client = town.client(
    `visita-de-${town.round}-${number}`,
    `10.${(number >> 8) & 255}.${number & 255}.1`,
  );
  const copy = emptyCopy(who);
  const said: Said[] = [];
  const llave = `llave-de-la-ronda-${town.round}-${number}`;
  let stream: Stream | null = null;
  const post = (path: string, purpose: string, fields: Readonly<Record<string, string>>) =>
    client.post(path, purpose, fields);

  async function send(one: Said): Promise<void> {
    const answer = await post('/chat/mensajes', 'chat-mensaje', { cliente: one.cliente, texto: one.texto });
    note(one, answer);
  }

  const person: SimulatedPerson = {
    who,
    copy,
    said,
    conversation: null,
    async begin() {
      const first = { llave, texto: `${who} comienza` };
      // A double click: two at once, perhaps at two processes.
      const answers = await Promise.all([
        post('/chat', 'chat-empezar', first),
        post('/chat', 'chat-empezar', first),
      ]);
      if (answers.every((answer) => answer === null || !answer.ok)) return;
      person.conversation = await town.conversationOf(client.cookie('chat'));
    },
    async say() {
      const cliente = `mensaje-${town.round}-${number}-${said.length}`;
      const one: Said = { cliente, texto: `«${cliente}»`, n: null, refused: null };
      said.push(one);
      if (town.chance(0.2)) await Promise.all([send(one), send(one)]);
      else await send(one);
    },
    async askForPerson() {
      await post('/chat/persona', 'chat-persona', { cliente: `persona-${town.round}-${number}` });
    },
    async end() {
      await post('/chat/terminar', 'chat-terminar', { cliente: `fin-de-${town.round}-${number}` });
    },
    follow() {
      stream?.cut();
      if (person.conversation === null) return;
      const at = copy.cursor(person.conversation);
      stream = openStream(`${town.base()}/chat/flujo?desde=${at}`, client.headers(), (event) =>
        copy.take(event),
      );
    },
    cut() {
      stream?.cut();
      stream = null;
    },
    async settle() {
      if (person.conversation === null) await person.begin();
      for (const one of said) if (one.n === null && one.refused === null) await send(one);
    },
  };
  return person;
}
