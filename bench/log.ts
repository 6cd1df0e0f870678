/** The public log: events becoming leaves, proofs out of a large tree, and the whole of it checked again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConsistency, readInclusion } from '../src/actions/read-log.ts';
import { appendBatch, type LogPublisher, publishCheckpoint } from '../src/actions/write-log.ts';
import { logKeysOf } from '../src/cli/log-keys-of.ts';
import { verifyLog } from '../src/cli/log-verify.ts';
import type { Evento } from '../src/domain/solicitud/evento.ts';
import { publishLogLimits } from '../src/duties/publish-log-limits.ts';
import { stopwatch } from '../src/platform/clock.ts';
import { type Platform, startPlatform } from '../src/platform/start-platform.ts';
import { readHojas } from '../src/store/registro-publico-lectura.ts';
import { chain } from '../src/trust/chain.ts';
import { logHeadPath } from '../src/trust/registro-publico/log-head.ts';
import type { Figure, Measure } from './measure.ts';
import { latencyOf, median, rounded } from './statistics.ts';

const appendPerSecondMin = 20_000;
const proofMsMax = 1;
const proofs = 1_000;
const casesPerInsert = 1_000;

const insertCases = {
  name: 'medida-casos',
  text: `insert into solicitudes (id, referencia, tramite, definicion, estado, version, solicitante_clase, canal, unidad,
    presentada_en, eventos, hash, contenido)
  select c.id, 'VT-MEDIDA-' || c.id, 'medida', 'medida', 'aprobada', 1, 'proveedor', 'rapido', 'medida', now(), 2, c.hash, '{}'
  from jsonb_to_recordset($1::jsonb) as c (id uuid, hash text)`,
};
const insertEvents = {
  name: 'medida-eventos',
  text: `insert into eventos (solicitud, n, clase, ocurrido_en, actor, datos, hash_anterior, hash)
  select e.solicitud, e.n, e.clase, to_timestamp(e."ocurridoMs" / 1000.0), e.actor, e.datos, e."hashAnterior", e.hash
  from jsonb_to_recordset($1::jsonb) as e (solicitud uuid, n int, clase text, "ocurridoMs" bigint, actor jsonb, datos jsonb,
    "hashAnterior" text, hash text)`,
};

/** Synthetic cases of two events each, chained as real ones; some 700 bytes of content. */
async function writeCases({ database, ids }: Platform, count: number): Promise<void> {
  const actor = { clase: 'sistema', cuenta: null, nombre: 'Ventanilla', ruc: null } as const;
  const datos = {
    respuestas: Array.from({ length: 10 }, (_, i) => ({ campo: `campo ${i}`, valor: 'x'.repeat(40) })),
  };
  for (let done = 0; done < count; done += casesPerInsert) {
    const cases: { id: string; hash: string }[] = [];
    const events: Evento[] = [];
    for (let i = 0; i < Math.min(casesPerInsert, count - done); i += 1) {
      const tail = { solicitud: ids.newId(), eventos: 0, hash: null };
      const news = [
        { clase: 'presentada', datos },
        { clase: 'decidida', datos: { resultado: 'aprobado' } },
      ] as const;
      const chained = chain(tail, news, actor, 1_795_000_000_000 + done + i);
      events.push(...chained);
      cases.push({ id: tail.solicitud, hash: chained.at(-1)?.hash ?? '' });
    }
    await database.execute(insertCases, [JSON.stringify(cases)]);
    await database.execute(insertEvents, [JSON.stringify(events)]);
  }
}

/** Leaves a second, all that belongs to them: reading the journal, hashing, nodes, cursor, commit. */
async function appendAll(publisher: LogPublisher, batch: number): Promise<number> {
  const elapsed = stopwatch();
  let leaves = 0;
  for (;;) {
    const added = await appendBatch(publisher, batch);
    if (added === null) throw new Error('somebody else writes the log');
    leaves += added;
    if (added < batch) return leaves / (elapsed() / 1000);
  }
}

async function proofTimings({ database }: Platform, size: number): Promise<readonly Figure[]> {
  const deps = { db: database };
  const step = Math.max(1, Math.floor(size / proofs));
  const inclusion: number[] = [];
  const consistency: number[] = [];
  for (let at = 0; at + 1 < size && inclusion.length < proofs; at += step) {
    const [leaf] = await readHojas(database, at, at + 1);
    const hoja = leaf?.toString('hex') ?? '';
    const elapsed = stopwatch();
    const found = await readInclusion(deps, hoja);
    inclusion.push(elapsed());
    if ('refused' in found) throw new Error(found.sentence);
    const again = stopwatch();
    await readConsistency(deps, String(at + 1), undefined);
    consistency.push(again());
  }
  const [one, two] = [latencyOf(inclusion), latencyOf(consistency)];
  return [
    { name: 'inclusion proof, p50 ms', value: rounded(one.p50), goal: '< 1', met: one.p50 < proofMsMax },
    { name: 'inclusion proof, p95 ms', value: rounded(one.p95) },
    { name: 'consistency proof, p50 ms', value: rounded(two.p50), goal: '< 1', met: two.p50 < proofMsMax },
  ];
}

async function verifyFigure(platform: Platform, events: number): Promise<Figure> {
  const out: string[] = [];
  const write = (text: string) => void out.push(text);
  const terminal = { out: write, err: write, live: false, readInput: async () => '' };
  const elapsed = stopwatch();
  const code = await verifyLog(
    platform,
    { checkpoint: undefined, json: false },
    { args: [], env: {}, terminal, signal: new AbortController().signal },
  );
  if (code !== 0) throw new Error(out.join(''));
  return { name: '`log verify`, events a second', value: rounded(events / (elapsed() / 1000)) };
}

async function figuresOf(platform: Platform, quick: boolean): Promise<Figure[]> {
  const { database: db, clock, config } = platform;
  const publisher = { db, clock, keys: logKeysOf(config), headPath: logHeadPath(config.dataDir) };
  const [rounds, cases] = quick ? [2, 5_000] : [5, 20_000];
  const rates: number[] = [];
  const signing: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await writeCases(platform, cases);
    rates.push(await appendAll(publisher, publishLogLimits.batchEvents));
    const elapsed = stopwatch();
    await publishCheckpoint(publisher);
    signing.push(elapsed());
  }
  const size = rounds * cases * 2;
  const rate = median(rates);
  return [
    { name: 'leaves in the tree at the end', value: size.toLocaleString('en-US') },
    {
      name: `events appended a second, batches of ${publishLogLimits.batchEvents}`,
      value: rounded(rate),
      goal: '> 20,000',
      met: rate > appendPerSecondMin,
    },
    { name: 'head signed and published, ms', value: rounded(median(signing)) },
    ...(await proofTimings(platform, size)),
    await verifyFigure(platform, size),
  ];
}

export const log: Measure = {
  name: 'log',
  title: 'The public log, one process',
  async run({ quick }) {
    const folder = await mkdtemp(join(tmpdir(), 'ventanilla-bench-'));
    const platform = await startPlatform({ DATA_DIR: folder, LOG_LEVEL: 'error' });
    try {
      return await figuresOf(platform, quick);
    } finally {
      await platform.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
