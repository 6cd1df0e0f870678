/** Sealed complaints: how many a second are sealed and kept, and how long the words take to open one; in one process, past HTTP. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Deps } from '../src/actions/deps.ts';
import { openAsComplainant } from '../src/actions/sala/open-as-complainant.ts';
import { openDenuncia } from '../src/actions/sala/open-denuncia.ts';
import { readPiezas } from '../src/actions/sala/read-piezas.ts';
import { storeSealedFile } from '../src/actions/sala/store-sealed-file.ts';
import { wordsToKey } from '../src/actions/sala/words-to-key.ts';
import { createDeps } from '../src/context.ts';
import { isRefusal } from '../src/domain/refusals.ts';
import { loadDemo } from '../src/imports/load-demo.ts';
import { stopwatch } from '../src/platform/clock.ts';
import { processEnvironment } from '../src/platform/config.ts';
import { systemIds } from '../src/platform/ids.ts';
import { startPlatform } from '../src/platform/start-platform.ts';
import type { Figure, Measure } from './measure.ts';
import { latencyOf, rounded } from './statistics.ts';

const atOnce = 8;
const attachmentBytes = 64 * 1024;
const perSecondGoal = 20;
const signInMsGoal = 300;

async function withDeps<T>(work: (deps: Deps) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ventanilla-bench-'));
  const platform = await startPlatform({ PATH: processEnvironment().PATH, DATA_DIR: dataDir });
  try {
    const deps = await createDeps(platform, 'http://127.0.0.1', {
      nudge: () => undefined,
      sendCode: async () => undefined,
      acknowledgeSealed: () => undefined,
    });
    try {
      await loadDemo(deps);
      return await work(deps);
    } finally {
      deps.examiner.close();
      deps.mailReader.close();
    }
  } finally {
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A file, an identity and some text: what a complaint usually has. Answers its words. */
async function complain(deps: Deps, n: number): Promise<string> {
  const source = Readable.from([Buffer.alloc(attachmentBytes, n % 256)]);
  const archivo = await storeSealedFile(deps, source, {
    nombre: 'prueba.bin',
    sizeBytesMax: 2 * attachmentBytes,
  });
  if (isRefusal(archivo)) throw new Error(archivo.code);
  const texto = `Hechos sintéticos ${n}. ${'Se pidió dinero para aceptar una oferta. '.repeat(20)}`;
  const opened = await openDenuncia(deps, {
    llave: systemIds.randomToken(32),
    via: 'web',
    clase: 'denuncia',
    grupo: 'denuncias',
    relato: { respuestas: [{ campo: 'hechos', pregunta: '¿Qué ocurrió?', valor: texto }] },
    identidad: {
      nombre: 'Persona de Ejemplo Uno',
      identificacion: '3000000012',
      correo: 'persona@ejemplo.example',
      telefono: '',
    },
    archivos: [archivo],
    crudo: null,
    textoParaImpedimentos: texto,
  });
  if (isRefusal(opened)) throw new Error(opened.code);
  return opened.palabras?.join(' ') ?? '';
}

/** From the words as typed to the opened account. */
async function open(deps: Deps, words: string): Promise<void> {
  const caso = await openAsComplainant(deps, await wordsToKey(deps, words));
  if (isRefusal(caso)) throw new Error(caso.code);
  const { piezas } = await readPiezas(deps, caso);
  if (piezas.length === 0) throw new Error('a complaint without an account');
}

type Timed = { readonly ms: readonly number[]; readonly perSecond: number; readonly errors: number };

/** Runs `work` for each number up to `count`, `atOnce` at a time. */
async function timed(count: number, lanes: number, work: (n: number) => Promise<void>): Promise<Timed> {
  const ms: number[] = [];
  let next = 0;
  let errors = 0;
  const whole = stopwatch();
  const lane = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) {
      const one = stopwatch();
      try {
        await work(n);
        ms.push(one());
      } catch (error) {
        errors += 1;
        process.stderr.write(`${String(error)}\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { ms, perSecond: (ms.length * 1000) / whole(), errors };
}

function spread({ ms }: Timed): string {
  const { p50, p95, p99 } = latencyOf(ms);
  return [p50, p95, p99].map(rounded).join(' / ');
}

export const sealed: Measure = {
  name: 'sealed',
  title: 'Sealed complaints',
  run: ({ quick }) =>
    withDeps(async (deps): Promise<readonly Figure[]> => {
      const count = quick ? 80 : 400;
      const words: string[] = [];
      await timed(16, atOnce, async (n) => void (await complain(deps, n)));
      const kept = await timed(count, atOnce, async (n) => void words.push(await complain(deps, n)));
      const alone = await timed(quick ? 20 : 60, 1, (n) => open(deps, words[n] ?? ''));
      const together = await timed(count, atOnce, (n) => open(deps, words[n] ?? ''));
      const { p95 } = latencyOf(alone.ms);
      return [
        {
          name: 'complaints with identity and a 64 KiB file sealed and kept per second, 8 at once',
          value: rounded(kept.perSecond),
          goal: `≥ ${perSecondGoal}`,
          met: kept.perSecond >= perSecondGoal,
        },
        { name: 'one of them, ms p50 / p95 / p99', value: spread(kept) },
        {
          name: 'errors',
          value: String(kept.errors + alone.errors + together.errors),
          goal: '0',
          met: kept.errors === 0,
        },
        {
          name: 'opened with the words (argon2id 19 MiB, 2 passes), one at a time, ms p50 / p95 / p99',
          value: spread(alone),
          goal: `p95 < ${signInMsGoal}`,
          met: p95 < signInMsGoal,
        },
        { name: 'the same, 8 at once, ms p50 / p95 / p99', value: spread(together) },
      ];
    }),
};
