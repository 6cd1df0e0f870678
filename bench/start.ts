/** From the command to the service: warm, and from a fresh copy with its installation; and what it holds when idle. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Figure, Measure } from './measure.ts';
import { pssMiB } from './memory.ts';
import { familyOf, type Product, startProduct } from './product.ts';
import { median, rounded } from './statistics.ts';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const idleSeconds = 20;

const isNpm = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('npm');

async function memoryFigures(product: Product, seconds: number): Promise<Figure[]> {
  await (await fetch(`http://127.0.0.1:${product.port}/`)).text();
  await wait(seconds * 1000);
  const pids = familyOf(product.pid);
  const own = pids.filter((pid) => !isNpm(pid));
  const total = pssMiB(own);
  return [
    { name: `processes, ${seconds} s idle`, value: String(own.length) },
    {
      name: 'PSS of launcher, service and PostgreSQL, MiB',
      value: rounded(total),
      goal: '< 200',
      met: total < 200,
    },
    { name: 'npm above them, MiB', value: rounded(pssMiB(pids) - total) },
  ];
}

/** A copy of what a clone holds, started with nothing installed. */
async function freshStart(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-clone-'));
  try {
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: projectRoot });
    for (const path of listed.toString('utf8').split('\0').filter(Boolean)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      cpSync(join(projectRoot, path), join(folder, path));
    }
    const startedMs = performance.now();
    const home = join(folder, 'data');
    const product = await startProduct({ folder, dataDir: home, command: ['npm', 'start'] });
    await (await fetch(`http://127.0.0.1:${product.port}/`)).text();
    const seconds = (performance.now() - startedMs) / 1000;
    await product.stop();
    return seconds;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const start: Measure = {
  name: 'start',
  title: 'Start and idle memory',
  async run({ quick }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'ventanilla-bench-'));
    const command = ['npm', 'start'];
    try {
      const first = await startProduct({ dataDir, command });
      await first.stop();
      const warm: number[] = [];
      for (let turn = 0; turn < (quick ? 3 : 7); turn += 1) {
        const product = await startProduct({ dataDir, command });
        warm.push(product.readyMs / 1000);
        await product.stop();
      }
      const idle = await startProduct({ dataDir, command });
      const memory = await memoryFigures(idle, quick ? 5 : idleSeconds);
      await idle.stop();
      const seconds = median(warm);
      const fresh = quick ? null : await freshStart();
      return [
        { name: 'first start on an empty data folder, s', value: rounded(first.readyMs / 1000) },
        { name: 'warm `npm start` to ready, s', value: rounded(seconds), goal: '< 1.5', met: seconds < 1.5 },
        ...(fresh === null
          ? []
          : [
              {
                name: 'fresh copy, installation included, to the first page, s',
                value: rounded(fresh),
                goal: '< 60',
                met: fresh < 60,
              },
            ]),
        ...memory,
      ];
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};
