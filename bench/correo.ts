/** The mail door: taking in beside a bare sink that flushes, working off from end to end, and what a large paper adds in memory. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { mailOf, ownAddress } from '../src/actions/correo/testing/mail-scene.ts';
import { stopwatch } from '../src/platform/clock.ts';
import { systemIds } from '../src/platform/ids.ts';
import { statement } from '../src/store/statement.ts';
import { lmtpClient } from '../tests/correo/lmtp-client.ts';
import type { MailProgramOrder } from '../tests/faults/mail-program.ts';
import { openScene, type Scene } from '../tests/scene.ts';
import type { Figure, Measure } from './measure.ts';
import { pssMiB } from './memory.ts';
import { familyOf } from './product.ts';
import { median, rounded } from './statistics.ts';

const connections = 8;
const mailBytes = 4_096;
const attachmentBytes = 50 * 1024 * 1024;
const ratioMin = 0.5;
const perSecondMin = 200;
const addedMiBMax = 150;
const lookMs = 25;
const warmUpMails = 100;

type Running = { readonly port: number; readonly pid: number; stop(): Promise<void> };

function start(file: string, argument: string): Promise<Running> {
  const program = fileURLToPath(new URL(file, import.meta.url));
  const child: ChildProcess = fork(program, [argument], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('message', (said: { port: number }) => {
      const stop = async (): Promise<void> => {
        child.disconnect();
        await gone;
      };
      resolve({ port: said.port, pid: child.pid ?? 0, stop });
    });
    gone.then(() => reject(new Error(`${file} ended before it listened`)));
  });
}

let written = 0;

/** Each from a place of its own, as mails of a day are: no flood is held back. */
function synthetic(sizeBytes: number, bytes?: Buffer): { readonly de: string; readonly crudo: Buffer } {
  written += 1;
  const de = `remitente@lugar-${written}.example`;
  const adjuntos =
    bytes === undefined ? [] : [{ nombre: 'acta definitiva.pdf', tipo: 'application/pdf', bytes }];
  const words = 'Buenos días, escribo por un asunto sintético y agradezco su respuesta. ';
  const texto = `${words.repeat(Math.max(1, Math.floor((sizeBytes - 700) / words.length)))} ${written}`;
  return { de, crudo: mailOf({ de, texto, adjuntos }) };
}

/** Mails a second, handed in over as many lines at once. */
async function handIn(port: number, count: number): Promise<number> {
  const mails = Array.from({ length: count }, () => synthetic(mailBytes));
  const clients = await Promise.all(Array.from({ length: connections }, () => lmtpClient(port)));
  const running = stopwatch();
  await Promise.all(
    clients.map(async (client) => {
      for (let mail = mails.pop(); mail !== undefined; mail = mails.pop()) {
        const [answer = ''] = await client.deliver(mail.de, [ownAddress], mail.crudo);
        if (!answer.startsWith('250')) throw new Error(`not taken: ${answer}`);
      }
    }),
  );
  const seconds = running() / 1_000;
  for (const client of clients) client.cut();
  return count / seconds;
}

type Order = Omit<MailProgramOrder, 'faults' | 'works'>;
const doorOn = (order: Order, works: boolean): Promise<Running> =>
  start('../tests/faults/mail-program.ts', JSON.stringify({ ...order, faults: '', works }));

async function intake(order: Order, folder: string, quick: boolean): Promise<readonly Figure[]> {
  const [door, sink] = [await doorOn(order, false), await start('./lmtp-sink.ts', join(folder, 'pila'))];
  const [rounds, count] = quick ? [3, 200] : [9, 1_000];
  const [ours, bare]: [number[], number[]] = [[], []];
  try {
    await Promise.all([handIn(door.port, 50), handIn(sink.port, 50)]);
    for (let i = 0; i < rounds; i += 1) {
      bare.push(await handIn(sink.port, count));
      ours.push(await handIn(door.port, count));
    }
  } finally {
    await Promise.all([door.stop(), sink.stop()]);
  }
  const ratio = median(ours.map((one, i) => one / (bare[i] ?? one)));
  return [
    { name: `mails of 4 KB a second taken in, ${connections} connections`, value: rounded(median(ours)) },
    { name: 'the same by a bare sink that flushes', value: rounded(median(bare)) },
    {
      name: 'ratio, of rounds in turn',
      value: ratio.toFixed(2),
      goal: `≥ ${ratioMin}`,
      met: ratio >= ratioMin,
    },
  ];
}

const left = statement(
  'medida-esperan',
  `select count(*)::int as n from correos_recibidos where estado = 'recibido'`,
);
const answered = statement(
  'medida-respondidos',
  `select count(*)::int as n from correo_salidas s join correos k on k.id = s.id`,
);

async function workedOff({ deps }: Scene): Promise<void> {
  while ((await deps.db.query<{ n: number }>(left))[0]?.n !== 0) await wait(lookMs);
}

/** A backlog as after days without service, then the door opens. */
async function endToEnd(scene: Scene, order: Order, quick: boolean): Promise<readonly Figure[]> {
  const count = quick ? 1_000 : 10_000;
  const closed = await doorOn(order, false);
  await handIn(closed.port, count);
  await closed.stop();
  const door = await doorOn(order, true);
  try {
    // The first mail learns what people write: the measure begins behind it.
    const waitingNow = async () => (await scene.deps.db.query<{ n: number }>(left))[0]?.n ?? 0;
    while ((await waitingNow()) > count - warmUpMails) await wait(lookMs);
    const before = await waitingNow();
    const running = stopwatch();
    await workedOff(scene);
    const perSecond = before / (running() / 1_000);
    const letters = (await scene.deps.db.query<{ n: number }>(answered))[0]?.n ?? 0;
    return [
      { name: 'backlog', value: String(before) },
      {
        name: 'mails a second read, threaded and stored',
        value: rounded(perSecond),
        goal: `≥ ${perSecondMin}`,
        met: perSecond >= perSecondMin,
      },
      { name: 'letters owed, one for each verified sender', value: String(letters) },
    ];
  } finally {
    await door.stop();
  }
}

async function largePaper(scene: Scene, order: Order): Promise<readonly Figure[]> {
  const door = await doorOn(order, true);
  try {
    // What a first mail loads is there before the measure begins.
    await handIn(door.port, 20);
    await workedOff(scene);
    const idle = pssMiB(familyOf(door.pid));
    const { de, crudo } = synthetic(mailBytes, Buffer.alloc(attachmentBytes, 'x'));
    const client = await lmtpClient(door.port);
    let peak = idle;
    let isOver = false;
    const work = client.deliver(de, [ownAddress], crudo).then(() => workedOff(scene));
    const ended = work.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      peak = Math.max(peak, pssMiB(familyOf(door.pid)));
      await wait(lookMs);
    }
    await ended;
    client.cut();
    const added = peak - idle;
    return [
      {
        name: 'memory that a paper of 50 MB adds, from LMTP to its file, MiB (PSS)',
        value: rounded(added),
        goal: `< ${addedMiBMax}`,
        met: added < addedMiBMax,
      },
    ];
  } finally {
    await door.stop();
  }
}

export const correo: Measure = {
  name: 'correo',
  title: 'The mail door',
  async run({ quick }): Promise<readonly Figure[]> {
    const scene = await openScene();
    const folder = await mkdtemp(join(tmpdir(), 'medidas-correo-'));
    const order = { connection: scene.connection, folder, secret: systemIds.randomToken(32) };
    try {
      return [
        ...(await endToEnd(scene, order, quick)),
        ...(await intake(order, folder, quick)),
        ...(await largePaper(scene, order)),
      ];
    } finally {
      await scene.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
