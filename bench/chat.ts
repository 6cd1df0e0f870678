/** The chat under load: many people on one process, many who only listen, and words that cross from one process to another. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ChatPlan, ChatReady, ChatResult } from './chat-plan.ts';
import type { Figure, Measure } from './measure.ts';
import { pssMiB } from './memory.ts';
import { familyOf, type Product, startProduct, startSibling } from './product.ts';
import { median, rounded } from './statistics.ts';
import { openOwner } from './synthetic.ts';

const goals = { deliveryMsMax: 25, crossingMsMax: 50, memoryKiBMax: 30 } as const;
const bytesPerKiB = 1024;
const crossingPeople = 1_000;
/** How long people stay after the memory was looked at. */
const idleLookSeconds = 3;
/** How soon a process sees another calendar, and a little more. */
const calendarNoticedMs = 2_500;

type Size = {
  readonly people: number;
  readonly idlePeople: number;
  readonly perSecond: number;
  readonly crossingPerSecond: number;
  readonly seconds: number;
  readonly rounds: number;
};

const whole: Size = {
  people: 2_000,
  idlePeople: 5_000,
  perSecond: 1_500,
  crossingPerSecond: 500,
  seconds: 20,
  rounds: 3,
};
const small: Size = {
  people: 200,
  idlePeople: 300,
  perSecond: 100,
  crossingPerSecond: 50,
  seconds: 5,
  rounds: 1,
};

/** Runs the people in a process of their own; `connected` is told once everybody listens. */
async function runPeople(plan: ChatPlan, connected: () => void = () => undefined): Promise<ChatResult> {
  const child = fork(fileURLToPath(new URL('./chat-people.ts', import.meta.url)), { serialization: 'json' });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the people ended with ${code} before they were done`)));
    child.on('message', (message: ChatReady | ChatResult) => {
      if (!('ready' in message)) {
        resolve(message);
        return;
      }
      connected();
      child.send({ go: true });
    });
    child.send(plan);
  });
}

type Echo = { readonly port: number; readonly child: ChildProcess };

async function startEcho(): Promise<Echo> {
  const child = fork(fileURLToPath(new URL('./sse-echo.ts', import.meta.url)), { serialization: 'json' });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the echo ended with ${code}`)));
    child.once('message', ({ port }: { port: number }) => resolve({ port, child }));
  });
}

function endEcho({ child }: Echo): void {
  child.removeAllListeners('exit');
  child.disconnect();
}

/** The service's secret and public address, so that a second process can be another of the same. */
function settingsFor(secret: string): Readonly<Record<string, string>> {
  return {
    SECRET_KEY: secret,
    CHAT_WAIT_SECONDS: '3600',
    TRUSTED_PROXIES: '127.0.0.1/32',
    LOG_LEVEL: 'error',
  };
}

/** An office that never closes and one member of staff in it, so that people wait in line as they do in the day. */
async function openOffice(product: Product): Promise<void> {
  const client = await openOwner(product);
  const horas = Array.from({ length: 7 }, () => [[0, 1_440]]);
  try {
    await client.query(
      `update ajustes set version = version + 1, valor = valor || $1::jsonb where clave = 'calendario'`,
      [JSON.stringify({ horas })],
    );
    await client.query('delete from feriados');
    await client.query(`insert into agentes_presentes (cuenta, nombre, unidades, estado, capacidad, desde, vence_en)
      select id, nombre, unidades, 'disponible', 8, now(), now() + interval '1 day' from cuentas
      where clase = 'funcionario' and 'funcionario' = any(roles) and unidades <> '{}'`);
  } finally {
    await client.end();
  }
  await wait(calendarNoticedMs);
}

async function busy(product: Product, echo: Echo, size: Size): Promise<readonly Figure[]> {
  const origin = `http://127.0.0.1:${product.port}`;
  const { people, perSecond, seconds } = size;
  const rounds: { readonly ours: ChatResult; readonly bare: ChatResult }[] = [];
  for (let round = 0; round < size.rounds; round += 1) {
    const eco = { kind: 'eco', readPort: echo.port, writePort: echo.port, origin } as const;
    const bare = await runPeople({ ...eco, people, perSecond, seconds });
    const plan = { kind: 'producto', readPort: product.port, writePort: product.port, origin } as const;
    const ours = await runPeople({ ...plan, people, perSecond, seconds });
    rounds.push({ ours, bare });
  }
  const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
  const sum = (pick: (round: (typeof rounds)[number]) => number) =>
    rounds.reduce((all, r) => all + pick(r), 0);
  const p99 = of(({ ours }) => ours.delivery.p99);
  const barely = of(({ bare }) => bare.delivery.p99);
  const failed = sum(({ ours }) => ours.failed);
  const lost = sum(({ ours }) => ours.lost);
  const why = rounds.flatMap(({ ours }) => ours.samples).slice(0, 2);
  return [
    { name: 'people connected to one process', value: String(people) },
    { name: 'messages a second', value: String(perSecond) },
    {
      name: 'delivery to the writer’s own stream, ms p50 / p95 / p99',
      value: `${rounded(of(({ ours }) => ours.delivery.p50))} / ${rounded(of(({ ours }) => ours.delivery.p95))} / ${rounded(p99)}`,
      goal: `p99 < ${goals.deliveryMsMax}`,
      met: p99 < goals.deliveryMsMax,
    },
    {
      name: 'the same of a bare SSE echo, nothing stored, ms p50 / p95 / p99',
      value: `${rounded(of(({ bare }) => bare.delivery.p50))} / ${rounded(of(({ bare }) => bare.delivery.p95))} / ${rounded(barely)}`,
    },
    { name: 'p99 over that of the bare echo', value: rounded(p99 / barely) },
    { name: 'acknowledged, ms p99', value: rounded(of(({ ours }) => ours.acknowledged.p99)) },
    {
      name: `messages refused or failed, of ${rounded(sum(({ ours }) => ours.sent))}${why.length > 0 ? ` (${why.join('; ')})` : ''}`,
      value: String(failed),
      goal: '0',
      met: failed === 0,
    },
    { name: 'acknowledged and not delivered', value: String(lost), goal: '0', met: lost === 0 },
    { name: 'delivered twice', value: String(sum(({ ours }) => ours.repeated)) },
  ];
}

/** KiB that each of the people adds to a process, looked at once they have been quiet for a while. */
async function memoryEach(
  pid: number,
  plan: Omit<ChatPlan, 'people' | 'perSecond' | 'seconds'>,
  size: Size,
): Promise<{ readonly kib: number; readonly connected: number }> {
  // A few warm it first; everything counts that the others leave behind, heap included.
  await runPeople({ ...plan, people: 50, perSecond: 50, seconds: 2 });
  const before = pssMiB([pid]);
  let after = before;
  const people = size.idlePeople;
  const seconds = size.seconds + idleLookSeconds;
  const { connected } = await runPeople({ ...plan, people, perSecond: 0, seconds }, () => {
    setTimeout(() => {
      after = pssMiB([pid]);
    }, size.seconds * 1000);
  });
  return { kib: ((after - before) * bytesPerKiB) / people, connected };
}

async function idle(size: Size): Promise<readonly Figure[]> {
  const product = await startProduct({ env: settingsFor(randomBytes(32).toString('base64')) });
  const echo = await startEcho();
  try {
    await openOffice(product);
    const origin = `http://127.0.0.1:${product.port}`;
    const bare = await memoryEach(
      echo.child.pid ?? 0,
      { kind: 'eco', readPort: echo.port, writePort: echo.port, origin },
      size,
    );
    const ours = await memoryEach(
      product.pid,
      { kind: 'producto', readPort: product.port, writePort: product.port, origin },
      size,
    );
    return [
      {
        name: 'people connected who only listen',
        value: String(ours.connected),
        goal: String(size.idlePeople),
        met: ours.connected === size.idlePeople,
      },
      {
        name: 'memory each of them adds, first page included, KiB (PSS of the service)',
        value: rounded(ours.kib),
        goal: `< ${goals.memoryKiBMax}`,
        met: ours.kib < goals.memoryKiBMax,
      },
      { name: 'the same of the bare echo, KiB', value: rounded(bare.kib) },
    ];
  } finally {
    endEcho(echo);
    await product.stop();
  }
}

async function crossing(
  product: Product,
  echo: Echo,
  secret: string,
  size: Size,
): Promise<readonly Figure[]> {
  const origin = `http://127.0.0.1:${product.port}`;
  const settings = { ...settingsFor(secret), BASE_URL: origin };
  const [writing, reading] = await Promise.all([
    startSibling(product, settings),
    startSibling(product, settings),
  ]);
  try {
    const { crossingPerSecond: perSecond, seconds } = size;
    const people = Math.min(size.people, crossingPeople);
    const eco = { kind: 'eco', readPort: echo.port, writePort: echo.port, origin } as const;
    const bare = await runPeople({ ...eco, people, perSecond, seconds });
    const plan = { kind: 'producto', readPort: reading.port, writePort: writing.port, origin } as const;
    const result = await runPeople({ ...plan, people, perSecond, seconds });
    return [
      {
        name: `written at one process, read at another, ${perSecond} a second: ms p50 / p95 / p99`,
        value: `${rounded(result.delivery.p50)} / ${rounded(result.delivery.p95)} / ${rounded(result.delivery.p99)}`,
        goal: `p99 < ${goals.crossingMsMax}`,
        met: result.delivery.p99 < goals.crossingMsMax,
      },
      {
        name: 'the same of the bare echo, in one process',
        value: `${rounded(bare.delivery.p50)} / ${rounded(bare.delivery.p95)} / ${rounded(bare.delivery.p99)}`,
      },
      {
        name: `of ${result.sent} messages across, failed / acknowledged and not delivered`,
        value: `${result.failed} / ${result.lost}`,
        goal: '0 / 0',
        met: result.failed === 0 && result.lost === 0,
      },
    ];
  } finally {
    await Promise.all([writing.stop(), reading.stop()]);
  }
}

export const chat: Measure = {
  name: 'chat',
  title: 'Chat en línea',
  async run({ quick }) {
    const size = quick ? small : whole;
    const secret = randomBytes(32).toString('base64');
    const product = await startProduct({ env: settingsFor(secret) });
    const echo = await startEcho();
    try {
      await openOffice(product);
      return [
        ...(await busy(product, echo, size)),
        ...(await crossing(product, echo, secret, size)),
        ...(await idle(size)),
        { name: 'the whole product afterwards, MiB (PSS)', value: rounded(pssMiB(familyOf(product.pid))) },
      ];
    } finally {
      endEcho(echo);
      await product.stop();
    }
  },
};
