/** A small proxy as it stands before two processes: sends to who is ready, keeps connections, repeats only what was refused. */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Proxy = {
  readonly origin: string;
  /** Everything a person would have seen go wrong. */
  readonly failures: readonly string[];
  /** How many answers came from each process. */
  readonly answers: ReadonlyMap<string, number>;
  /** From now on this process is looked at, and used while it is ready. */
  add(origin: string): void;
  isReady(origin: string): boolean;
  stop(): Promise<void>;
};

const lookEveryMs = 50;

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export async function startProxy(): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true });
  const ready = new Map<string, boolean>();
  const answers = new Map<string, number>();
  const failures: string[] = [];
  let turn = 0;
  let stopped = false;

  const choose = (tried: readonly string[]): string | undefined => {
    const able = [...ready].filter(([origin, isReady]) => isReady && !tried.includes(origin));
    turn += 1;
    return able[turn % Math.max(able.length, 1)]?.[0];
  };

  function forward(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse, tried: string[]): void {
    const origin = choose(tried);
    const fail = (what: string): void => {
      failures.push(`${incoming.method} ${incoming.url}: ${what}`);
      outgoing.writeHead(502).end();
    };
    if (origin === undefined) {
      fail('nobody is ready');
      return;
    }
    const { method = 'GET', url = '/', headers } = incoming;
    const sent = request(origin + url, {
      method,
      headers: { ...headers, host: new URL(origin).host },
      agent,
    });
    sent.on('response', (answer) => {
      answers.set(origin, (answers.get(origin) ?? 0) + 1);
      if ((answer.statusCode ?? 500) >= 400) failures.push(`${method} ${url}: ${answer.statusCode}`);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') forward(incoming, body, outgoing, [...tried, origin]);
      else fail(error.code ?? error.name);
    });
    sent.end(body);
  }

  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then((body) => forward(incoming, body, outgoing, []));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function look(origin: string): Promise<void> {
    try {
      ready.set(origin, (await fetch(`${origin}/readyz`)).status === 200);
    } catch {
      // Not up yet, or gone: either way nothing is sent there.
      ready.set(origin, false);
    }
    if (!stopped) setTimeout(() => void look(origin), lookEveryMs);
  }

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failures,
    answers,
    add: (origin) => void look(origin),
    isReady: (origin) => ready.get(origin) === true,
    stop: async () => {
      stopped = true;
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
