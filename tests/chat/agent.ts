/** A member of staff in the chat: takes what waits, answers, hands on and closes, always with the version last seen. */
import { readHeads } from '../../src/actions/chat/read-chat-lines.ts';
import type { Funcionario } from '../../src/domain/solicitud/actor.ts';
import { type Copy, emptyCopy } from './copy.ts';
import { openStream, type Stream } from './event-stream.ts';
import { note, type Said } from './person.ts';
import type { Town } from './town.ts';

export type SimulatedAgent = {
  readonly actor: Funcionario;
  readonly copy: Copy;
  readonly said: (Said & { readonly conversation: string })[];
  /** Takes it as it stood at `version`: whether the service said that this agent got it; null where no answer came. */
  take(conversation: string, version: number): Promise<boolean | null>;
  say(conversation: string): Promise<void>;
  handOn(conversation: string, to: Funcionario | null): Promise<void>;
  close(conversation: string): Promise<void>;
  follow(conversations: readonly string[]): void;
  cut(): void;
  settle(): Promise<void>;
};

export function simulatedAgent(town: Town, actor: Funcionario, session: string): SimulatedAgent {
  const client = town.client(null, '10.8.0.1', session);
  const copy = emptyCopy(actor.nombre);
  const said: SimulatedAgent['said'] = [];
  let commands = 0;
  let stream: Stream | null = null;

  async function command(
    conversation: string,
    verbo: string,
    fields: Readonly<Record<string, string>> = {},
    seen?: number,
  ) {
    const version = seen ?? (await readHeads(town.deps, [conversation])).get(conversation)?.version ?? 0;
    commands += 1;
    const cliente = `orden-${town.round}-${actor.cuenta.slice(-4)}-${commands}`;
    const path = `/mesa/chat/conversaciones/${conversation}/${verbo}`;
    return client.post(path, `mesa-chat-${verbo}`, {
      version: String(version),
      cliente,
      ...fields,
    });
  }

  async function send(one: SimulatedAgent['said'][number]): Promise<void> {
    const path = `/mesa/chat/conversaciones/${one.conversation}/mensaje`;
    const answer = await client.post(path, 'mesa-chat-mensaje', { cliente: one.cliente, texto: one.texto });
    note(one, answer);
  }

  return {
    actor,
    copy,
    said,
    async take(conversation, version) {
      const answer = await command(conversation, 'tomar', {}, version);
      return answer === null ? null : answer.ok;
    },
    async say(conversation) {
      const cliente = `respuesta-${town.round}-${actor.cuenta.slice(-4)}-${said.length}`;
      const one = { cliente, texto: `«${cliente}»`, n: null, refused: null, conversation };
      said.push(one);
      await send(one);
    },
    async handOn(conversation, to) {
      await command(conversation, to === null ? 'devolver' : 'pasar', {
        a: to?.cuenta ?? '',
        nota: 'Nota de prueba.',
      });
    },
    async close(conversation) {
      await command(conversation, 'cerrar', { motivo: 'resuelta' });
    },
    follow(conversations) {
      stream?.cut();
      if (conversations.length === 0) return;
      const wanted = conversations.map((id) => `${id}:${copy.cursor(id)}`).join(',');
      const url = `${town.base()}/mesa/chat/flujo?ver=${wanted}`;
      stream = openStream(url, client.headers(), (event) => copy.take(event));
    },
    cut() {
      stream?.cut();
      stream = null;
    },
    async settle() {
      for (const one of said) if (one.n === null && one.refused === null) await send(one);
    },
  };
}
