/** Many people of the chat in one process: each holds a stream open, writes now and then, and hears their own words. */
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { ChatPlan, ChatResult } from './chat-plan.ts';
import { type Answer, type Connection, openConnection } from './connection.ts';
import { latencyOf } from './statistics.ts';

const writersMax = 64;
const joinersMax = 16;
/** How long words may still be on their way when the last was sent. */
const settleMsMax = 10_000;
const samplesMax = 5;
const mark = 'medida-';
const formType = 'application/x-www-form-urlencoded';

type Person = { readonly number: number; cookie: string; csrf: string; conversation: string };

const failures: string[] = [];
const note = (why: string): void => {
  if (failures.length < samplesMax) failures.push(why.slice(0, 300));
};

/** Each person comes from a network of their own, as people do. */
const networkOf = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

function headOf(plan: ChatPlan, method: string, path: string, person: Person, more = ''): string {
  const cookie = person.cookie === '' ? '' : `cookie: ${person.cookie}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nhost: ${new URL(plan.origin).host}\r\norigin: ${plan.origin}\r\nsec-fetch-site: same-origin\r\nx-forwarded-for: ${networkOf(person.number * 256 + 1)}\r\n${cookie}${more}`;
}

function keepCookies(person: Person, answer: Answer): void {
  const jar = new Map(
    person.cookie
      .split('; ')
      .filter(Boolean)
      .map((pair): [string, string] => [pair.split('=', 1)[0] ?? '', pair]),
  );
  for (const [, name = '', pair = ''] of answer.head.matchAll(/^set-cookie: (([^=]+)=[^;\r]*)/gim))
    jar.set(pair, name);
  person.cookie = [...jar.values()].join('; ');
}

const hidden = (html: string, action: string, name: string): string => {
  const form = html.slice(html.indexOf(`action="${action}"`));
  const tag = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(form)?.[0] ?? '';
  return /value="([^"]*)"/.exec(tag)?.[1] ?? '';
};

async function postForm(
  plan: ChatPlan,
  connection: Connection,
  person: Person,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  const body = new URLSearchParams(fields).toString();
  const more = `accept: application/json\r\ncontent-type: ${formType}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return connection.send(`${headOf(plan, 'POST', path, person, more)}${body}`);
}

/** Opens the page, begins a conversation and asks for somebody, as a person would. */
async function join(plan: ChatPlan, connection: Connection, person: Person): Promise<void> {
  const look = async (): Promise<string> => {
    const answer = await connection.send(`${headOf(plan, 'GET', '/chat', person)}\r\n`);
    keepCookies(person, answer);
    return answer.body.toString('utf8');
  };
  const first = await look();
  const begun = await postForm(plan, connection, person, '/chat', {
    _csrf: hidden(first, '/chat', '_csrf'),
    llave: hidden(first, '/chat', 'llave'),
    texto: 'Necesito ayuda con mi registro.',
    con: 'persona',
  });
  if (begun.status >= 400) throw new Error(`start: ${begun.status} ${begun.body.toString('utf8')}`);
  keepCookies(person, begun);
  const thread = await look();
  person.csrf = hidden(thread, '/chat/mensajes', '_csrf');
  person.conversation = hidden(thread, '/chat/mensajes', 'conversacion');
  if (person.csrf === '') throw new Error('the thread has no form to write with');
}

type Heard = (id: number, atMs: number) => void;

/** Follows one person's stream on a bare socket and looks for the marks of their own messages. */
function follow(plan: ChatPlan, person: Person, heard: Heard): Promise<Socket> {
  const path = plan.kind === 'eco' ? `/${person.number}` : '/chat/flujo?desde=0';
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: plan.readPort, noDelay: true });
    let rest = '';
    let opened = false;
    socket.setEncoding('latin1');
    socket.once('error', reject);
    socket.once('connect', () =>
      socket.write(`${headOf(plan, 'GET', path, person, 'accept: text/event-stream\r\n')}\r\n`),
    );
    socket.on('data', (chunk: string) => {
      if (!opened) {
        opened = true;
        if (!chunk.startsWith('HTTP/1.1 200')) {
          reject(new Error(`stream: ${chunk.slice(0, 200)}`));
          return;
        }
        resolve(socket);
      }
      const nowMs = performance.now();
      const text = rest + chunk;
      let end = 0;
      for (const match of text.matchAll(/medida-(\d+)-/g)) {
        heard(Number(match[1]), nowMs);
        end = match.index + match[0].length;
      }
      rest = text.slice(Math.max(end, text.length - 24));
    });
  });
}

/** Runs `work` over all people, a few at a time. */
async function each(
  people: readonly Person[],
  atOnce: number,
  work: (p: Person, slot: number) => Promise<void>,
) {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async (_none, slot) => {
      for (;;) {
        const person = people[next];
        next += 1;
        if (person === undefined) return;
        await work(person, slot);
      }
    }),
  );
}

async function write(plan: ChatPlan, connection: Connection, person: Person, id: number): Promise<boolean> {
  const texto = `${mark}${id}- Buenos días, sigo con la misma consulta de antes.`;
  const answer =
    plan.kind === 'eco'
      ? await postForm(plan, connection, person, `/${person.number}`, { texto })
      : await postForm(plan, connection, person, '/chat/mensajes', {
          _csrf: person.csrf,
          cliente: `medida-${person.number}-${id}`,
          conversacion: person.conversation,
          texto,
        });
  if (answer.status < 300) return true;
  note(`message: ${answer.status} ${answer.body.toString('utf8')}`);
  return false;
}

async function carryOut(plan: ChatPlan, started: () => Promise<void>): Promise<ChatResult> {
  const people = Array.from(
    { length: plan.people },
    (_none, number): Person => ({ number, cookie: '', csrf: '', conversation: '' }),
  );
  if (plan.kind === 'producto') {
    const joiners = await Promise.all(
      Array.from({ length: joinersMax }, () => openConnection(plan.writePort)),
    );
    await each(people, joinersMax, async (person, slot) => {
      const connection = joiners[slot];
      if (connection !== undefined) await join(plan, connection, person);
    });
    for (const connection of joiners) connection.close();
  }
  const sentMs = new Map<number, number>();
  const delivery: number[] = [];
  const acknowledged: number[] = [];
  const heardOnce = new Set<number>();
  let repeated = 0;
  const heard: Heard = (id, atMs) => {
    const startedMs = sentMs.get(id);
    if (startedMs === undefined) return;
    if (heardOnce.has(id)) repeated += 1;
    else delivery.push(atMs - startedMs);
    heardOnce.add(id);
  };
  const sockets: Socket[] = [];
  await each(people, joinersMax, async (person) => void sockets.push(await follow(plan, person, heard)));
  await started();
  const writers = await Promise.all(Array.from({ length: writersMax }, () => openConnection(plan.writePort)));
  const beginMs = performance.now();
  const total = Math.floor(plan.perSecond * plan.seconds);
  const acked = new Set<number>();
  let next = 0;
  let failed = 0;
  await Promise.all(
    writers.map(async (connection) => {
      for (;;) {
        const id = next;
        if (id >= total) return;
        next += 1;
        const dueMs = beginMs + (id * 1000) / plan.perSecond;
        if (dueMs > performance.now()) await wait(Math.max(0, dueMs - performance.now()));
        const person = people[id % people.length];
        if (person === undefined) return;
        const startedMs = performance.now();
        sentMs.set(id, startedMs);
        try {
          if (await write(plan, connection, person, id)) acked.add(id);
          else failed += 1;
          acknowledged.push(performance.now() - startedMs);
        } catch (error) {
          note(String(error));
          failed += 1;
        }
      }
    }),
  );
  if (total === 0) await wait(plan.seconds * 1000);
  const missing = () => [...acked].filter((id) => !heardOnce.has(id)).length;
  for (let waited = 0; missing() > 0 && waited < settleMsMax; waited += 50) await wait(50);
  const lost = missing();
  for (const end of [...sockets, ...writers]) 'destroy' in end ? end.destroy() : end.close();
  return {
    connected: sockets.length,
    sent: total,
    failed,
    lost,
    repeated,
    delivery: latencyOf(delivery),
    acknowledged: latencyOf(acknowledged),
    samples: failures,
  };
}

process.once('message', (plan: ChatPlan) => {
  const go = Promise.withResolvers<void>();
  const started = (): Promise<void> => {
    process.once('message', () => go.resolve());
    process.send?.({ ready: true, connected: plan.people });
    return go.promise;
  };
  carryOut(plan, started).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error) => {
      process.stderr.write(`${error}\n${failures.join('\n')}\n`);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(1));
