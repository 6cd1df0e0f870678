// The program and its database are killed in turn under filing load: every acknowledged filing is there once, every effect
// once. Fifty rounds unless KILL_ROUNDS says otherwise; the seed is printed.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { demoOutsideAccounts } from '../../demo/accounts.ts';
import type { Database } from '../../src/platform/database.ts';
import { startPlatform } from '../../src/platform/start-platform.ts';
import { readJournal } from '../../src/store/solicitudes.ts';
import { statement } from '../../src/store/statement.ts';
import { firstBreak } from '../../src/trust/chain.ts';
import { killHard, type Product, postgresPid, startProduct } from '../product.ts';
import { type Filer, startLoad } from './load.ts';

const rounds = Number(process.env.KILL_ROUNDS ?? 50);
const seed = Number(process.env.KILL_SEED ?? process.pid);
const shortestMs = 40;
const longestMs = 300;
/** How long the answers still missing after the last round may take to be fetched. */
const lastAnswersMs = 60_000;

/** Park–Miller: repeatable pauses for a printed seed. */
function pausesFrom(start: number): () => number {
  let state = (start % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return shortestMs + (state % (longestMs - shortestMs));
  };
}

async function signIn(origin: string): Promise<readonly Filer[]> {
  const filers: Filer[] = [];
  for (const { ruc, usuario, clave } of demoOutsideAccounts.filter((a) => a.clase === 'proveedor')) {
    const body = JSON.stringify({ ruc, usuario, clave });
    const response = await fetch(`${origin}/api/v1/sesiones`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { token } = (await response.json()) as { token: string };
    filers.push({ token, name: usuario });
  }
  return filers;
}

type Victim = 'programa' | 'base' | 'ambos';
const victims: readonly Victim[] = ['programa', 'base', 'ambos'];

function strike(victim: Victim, product: Product, dataDir: string): void {
  if (victim !== 'programa') {
    const pid = postgresPid(dataDir);
    if (pid !== null) killHard(pid);
  }
  if (victim !== 'base' && product.child.pid !== undefined) killHard(product.child.pid);
}

const casesByKey = statement(
  'prueba-por-llave',
  `select o.llave, o.respuesta ->> 'referencia' as referencia, s.id from ordenes o
  left join solicitudes s on s.referencia = o.respuesta ->> 'referencia' where o.llave like 'ronda-%'`,
);
const loose = statement(
  'prueba-sueltas',
  `select
  (select count(*) from solicitudes s where not exists (select from eventos e where e.solicitud = s.id and e.n = 1)) as sin_diario,
  (select count(*) from eventos e where not exists (select from solicitudes s where s.id = e.solicitud)) as sin_caso,
  (select count(*) from solicitudes) as casos, (select count(*) from ordenes) as ordenes`,
);
const effects = statement(
  'prueba-efectos',
  `select a.id, a.version - 1 as cambios,
  (select count(*) from solicitudes s where s.solicitante_ruc = a.id and s.estado = 'aprobada') as aprobadas,
  (select count(*) from asientos_historia h where h.clase = a.clase and h.id = a.id and h.version > 1) as historia
  from asientos a where a.clase = 'proveedor'`,
);

async function verify(db: Database, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  const rows = await db.query<{ llave: string; referencia: string; id: string | null }>(casesByKey);
  const stored = new Map(rows.map((row) => [row.llave, row]));
  for (const [key, referencia] of acknowledged) {
    const row = stored.get(key);
    assert.equal(row?.referencia, referencia, `the answer to ${key} was kept`);
    assert.ok(row?.id, `the case of ${key} is there`);
  }
  const [counts] = await db.query<{ sin_diario: number; sin_caso: number; casos: number; ordenes: number }>(
    loose,
  );
  assert.deepEqual(
    { sinDiario: counts?.sin_diario, sinCaso: counts?.sin_caso },
    { sinDiario: 0, sinCaso: 0 },
  );
  assert.equal(counts?.casos, counts?.ordenes, 'one case for each command, acknowledged or not');
  for (const row of await db.query<{ id: string; cambios: number; aprobadas: number; historia: number }>(
    effects,
  )) {
    assert.equal(row.cambios, row.aprobadas, `every effect on ${row.id} happened once`);
    assert.equal(row.historia, row.aprobadas);
  }
  for (const { id } of rows.filter((row) => row.id !== null))
    assert.equal(firstBreak(await readJournal(db, id ?? '')), null);
}

test(`killed ${rounds} times under load, nothing acknowledged is lost or doubled`, async (t) => {
  t.diagnostic(`seed ${seed}`);
  const dataDir = await mkdtemp(join(tmpdir(), 'ventanilla-muertes-'));
  const pause = pausesFrom(seed);
  let product = await startProduct(dataDir);
  try {
    const load = startLoad(await signIn(product.origin));
    for (let round = 0; round < rounds; round += 1) {
      const victim = victims[round % victims.length] ?? 'ambos';
      let struck = false;
      const before = load.acknowledged.size;
      const running = load.run(product.origin, () => !struck);
      await wait(pause());
      strike(victim, product, dataDir);
      // A database that dies alone is restarted under the running program: it must go on by itself.
      if (victim === 'base') while (load.acknowledged.size === before) await wait(shortestMs);
      struck = true;
      await running;
      if (victim === 'base') continue;
      await product.gone;
      product = await startProduct(dataDir);
    }
    const until = Date.now() + lastAnswersMs;
    await load.settle(product.origin, () => Date.now() < until);
    assert.equal(load.pending(), 0);
    t.diagnostic(`${load.acknowledged.size} filings acknowledged`);
    product.child.kill('SIGTERM');
    await product.gone;
    const platform = await startPlatform({ DATA_DIR: dataDir, VENTANILLA_MODE: 'demo', LOG_LEVEL: 'error' });
    try {
      await verify(platform.database, load.acknowledged);
    } finally {
      await platform.stop();
    }
  } finally {
    if (product.child.pid !== undefined) killHard(product.child.pid);
    await product.gone;
    const pid = postgresPid(dataDir);
    if (pid !== null) killHard(pid);
    await rm(dataDir, { recursive: true, force: true });
  }
});
