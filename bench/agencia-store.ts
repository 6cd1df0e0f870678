/** The agency at size in a data folder of its own: seeded once, kept where asked, opened again by the next run. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { rebuildCifras } from '../src/actions/cifras/keep-cifras.ts';
import { systemClock } from '../src/platform/clock.ts';
import { type Database, openDatabase } from '../src/platform/database.ts';
import { systemIds } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log.ts';
import { calendarSource } from '../src/store/calendar-source.ts';
import { seedFilters } from './agencia-people.ts';
import { quietDown } from './agencia-quiet.ts';
import { appliedSchema, checkSchema } from './agencia-schema.ts';
import { type SeededAgency, seedAgency } from './agency-seed.ts';
import { type Product, startProduct } from './product.ts';
import { openOwner } from './synthetic.ts';

export type StoredAgency = Omit<SeededAgency, 'officers'> & {
  /** What was asked for: another number is another folder. */
  readonly asked: number;
  readonly cifrasMs: number;
  /** What the duties then did by themselves: watch over clocks, warn, write letters. */
  readonly quietMs: number;
  /** Migrations the folder was made with, by name. */
  readonly schema: Readonly<Record<string, string>>;
};

export type OpenAgency = {
  readonly product: Product;
  readonly client: pg.Client;
  readonly stored: StoredAgency;
  /** Whether this run found it there. */
  readonly reused: boolean;
  stop(): Promise<void>;
};

const eventsPerCase = 5;
const officers = 300;
const units = 20;
const helpers = 2;
/** Written last: a folder without it was never finished. */
const markName = 'agencia.json';

/** What was kept there; null for a folder that is new or empty. Throws where it is of no use. */
function readMark(folder: string, cases: number): StoredAgency | null {
  const path = join(folder, markName);
  if (!existsSync(path)) {
    if (existsSync(folder) && readdirSync(folder).length > 0)
      throw new Error(
        `${folder} holds something else, or a seed that was broken off: remove it or name another`,
      );
    return null;
  }
  const stored = JSON.parse(readFileSync(path, 'utf8')) as StoredAgency;
  if (stored.asked !== cases)
    throw new Error(`${folder} holds ${stored.asked} cases, not ${cases}: remove it or name another`);
  checkSchema(folder, stored.schema);
  return stored;
}

/** The service's own way to the database, for what is measured past HTTP. The caller closes it. */
export function openService(product: Product): Database {
  return openDatabase({
    connection: product.database.app,
    poolMax: 2,
    statementSeconds: 60,
    applicationName: 'medidas',
    log: createLog({ level: 'error', clock: systemClock, ids: systemIds }),
  });
}

async function seed(product: Product, client: pg.Client, cases: number): Promise<StoredAgency> {
  const more = Array.from({ length: helpers }, () => new pg.Client(product.database.owner));
  await Promise.all(more.map((one) => one.connect()));
  try {
    const order = { cases, events: cases * eventsPerCase, officers, units };
    const { officers: accounts, ...seeded } = await seedAgency(client, order, more);
    await seedFilters(client, accounts);
    const startedMs = systemClock.nowMs();
    const db = openService(product);
    try {
      await rebuildCifras({ db, calendar: calendarSource(db, systemClock) });
    } finally {
      await db.close();
    }
    for (const table of [
      'cifras_dia',
      'cifras_mes',
      'cifras_demora',
      'cifras_demora_mes',
      'filtros_guardados',
    ])
      await client.query(`vacuum analyze ${table}`);
    const cifrasMs = systemClock.nowMs() - startedMs;
    const quietMs = await quietDown(client);
    return { ...seeded, asked: cases, cifrasMs, quietMs, schema: appliedSchema() };
  } finally {
    await Promise.all(more.map((one) => one.end()));
  }
}

/** `keep`: the data folder, made where it is not there; null for one that goes with the run. */
export async function openAgency(cases: number, keep: string | null): Promise<OpenAgency> {
  const found = keep === null ? null : readMark(keep, cases);
  if (keep !== null) await mkdir(keep, { recursive: true });
  const product = await startProduct(keep === null ? {} : { dataDir: keep });
  const client = await openOwner(product);
  const stop = async (): Promise<void> => {
    await client.end();
    await product.stop();
  };
  try {
    const stored = found ?? (await seed(product, client, cases));
    if (keep !== null && found === null) writeFileSync(join(keep, markName), JSON.stringify(stored));
    return { product, client, stored, reused: found !== null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
