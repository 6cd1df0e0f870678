/** Conversations in memory behind the hub's reader, with slow and failing readings on demand; all of it synthetic. */
import { setImmediate as turn } from 'node:timers/promises';
import type { ChatNews, Head } from '../../../actions/chat/read-chat-lines.ts';
import type { Linea } from '../../../domain/chat/linea.ts';
import type { Actor } from '../../../domain/solicitud/actor.ts';
import { DatabaseFault } from '../../../platform/database-fault.ts';
import type { ChatReader } from '../delivery.ts';

export const unidadDePrueba = 'Registro de Proveedores';

export type FakeConversations = ChatReader & {
  /** Number of the line that was written; `removes`: it takes the content of the first line out. */
  append(id: string, removes?: boolean): number;
  lengthOf(id: string): number;
  change(id: string, change: Partial<Head>): void;
  readonly sessions: Map<string, Actor>;
  /** Turns of the event loop the next readings take; 0 afterwards. */
  readonly delays: number[];
  failures: number;
  readonly asked: { news: number; heads: number; sessions: number };
};

export const conversationId = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The keyed hash of the cookie of whoever began the conversation. */
export const cookieOf = (id: string): string => `galleta-${id}`;

function newHead(id: string): Head {
  return {
    lineas: 0,
    version: 1,
    estado: 'asistente',
    huella: cookieOf(id),
    persona: null,
    unidad: unidadDePrueba,
    agente: null,
  };
}

function line(conversacion: string, n: number, removes: boolean): Linea {
  const rest = {
    conversacion,
    n,
    autor: { clase: 'persona' },
    reservado: null,
    ocurridaMs: n,
    hash: '',
  } as const;
  return removes
    ? { ...rest, clase: 'suprimida', contenido: { linea: 1, motivo: 'Motivo sintético' } }
    : { ...rest, clase: 'mensaje', contenido: { texto: `línea ${n}` } };
}

export function fakeConversations(): FakeConversations {
  const heads = new Map<string, Head>();
  const sessions = new Map<string, Actor>();
  const delays: number[] = [];
  const removals = new Set<string>();
  const headOf = (id: string) => heads.get(id) ?? newHead(id);

  /** What a statement sees is as of some moment between its start and its end. */
  async function reading<T>(read: () => T): Promise<T> {
    const delay = delays.shift() ?? 0;
    for (let left = delay; left > Math.floor(delay / 2); left -= 1) await turn();
    if (fake.failures > 0) {
      fake.failures -= 1;
      throw new DatabaseFault('unreachable', undefined);
    }
    const seen = read();
    for (let left = Math.floor(delay / 2); left > 0; left -= 1) await turn();
    return seen;
  }

  const fake: FakeConversations = {
    sessions,
    delays,
    failures: 0,
    asked: { news: 0, heads: 0, sessions: 0 },
    append(id, removes = false) {
      const head = headOf(id);
      if (removes) removals.add(`${id}:${head.lineas + 1}`);
      heads.set(id, { ...head, lineas: head.lineas + 1 });
      return head.lineas + 1;
    },
    lengthOf: (id) => headOf(id).lineas,
    change: (id, change) => void heads.set(id, { ...headOf(id), ...change }),
    readNews(asked, limit) {
      fake.asked.news += 1;
      return reading(() => {
        const found = new Map<string, ChatNews>();
        for (const { id, despues } of asked) {
          const head = headOf(id);
          const length = Math.max(0, Math.min(head.lineas - despues, limit));
          found.set(id, {
            head,
            lines: Array.from({ length }, (_, at) =>
              line(id, despues + at + 1, removals.has(`${id}:${despues + at + 1}`)),
            ),
          });
        }
        return found;
      });
    },
    readHeads(ids) {
      fake.asked.heads += 1;
      return reading(() => new Map(ids.map((id) => [id, headOf(id)])));
    },
    sessionsAlive(huellas) {
      fake.asked.sessions += 1;
      return reading(() => new Map([...sessions].filter(([huella]) => huellas.includes(huella))));
    },
  };
  return fake;
}
