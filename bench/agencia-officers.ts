/** The officers at their desks, in a process of their own: each opens a page over one kept-alive connection, reads, thinks. */
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { OfficersPlan, OfficersResult, Visit } from './agencia-plan.ts';
import { latencyOf } from './statistics.ts';

const samplesMax = 8;

function open(agent: Agent, port: number, path: string, token: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path,
        headers: { cookie: `sesion=${token}`, accept: 'text/html', 'accept-encoding': 'br, gzip' },
      },
      resolve,
    );
    // The server let go of the connection in the very moment it was used again: a browser asks once more.
    asked.once('error', (error: NodeJS.ErrnoException) => {
      if (asked.reusedSocket && error.code === 'ECONNRESET')
        open(agent, port, path, token).then(resolve, reject);
      else reject(error);
    });
    asked.end();
  });
}

async function drain(answer: IncomingMessage): Promise<void> {
  for await (const _piece of answer);
}

function drawn(visits: readonly Visit[], total: number): Visit | undefined {
  let left = Math.random() * total;
  return visits.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
}

async function work(plan: OfficersPlan): Promise<OfficersResult> {
  const timings = new Map<string, number[]>();
  const samples: string[] = [];
  let errors = 0;
  let opened = 0;
  const beginMs = performance.now() + plan.warmSeconds * 1_000;
  const endMs = beginMs + plan.seconds * 1_000;
  const thinking = (): number => plan.thinkMsMin + Math.random() * (plan.thinkMsMax - plan.thinkMsMin);

  async function sit({ token, visits }: OfficersPlan['people'][number]): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const total = visits.reduce((sum, { weight }) => sum + weight, 0);
    await wait(Math.random() * plan.thinkMsMax);
    while (performance.now() < endMs) {
      const visit = drawn(visits, total);
      if (visit === undefined) break;
      const startedMs = performance.now();
      try {
        const answer = await open(agent, plan.port, visit.path, token);
        await drain(answer);
        opened += 1;
        if (answer.statusCode !== 200) throw new Error(`${visit.kind}: ${answer.statusCode} ${visit.path}`);
        if (startedMs >= beginMs) {
          const own = timings.get(visit.kind) ?? [];
          own.push(performance.now() - startedMs);
          timings.set(visit.kind, own);
        }
      } catch (error) {
        errors += 1;
        if (samples.length < samplesMax) samples.push(String(error));
      }
      await wait(thinking());
    }
    agent.destroy();
  }

  await Promise.all(plan.people.map(sit));
  const all = latencyOf([...timings.values()].flat());
  return {
    pages: all.count,
    opened,
    elapsedMs: performance.now() - beginMs,
    kinds: [...timings].map(([kind, own]) => ({ kind, latency: latencyOf(own) })),
    all,
    errors,
    samples,
  };
}

process.once('message', (plan: OfficersPlan) => {
  work(plan).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error) => {
      process.stderr.write(`${error}\n`);
      process.exit(1);
    },
  );
});
