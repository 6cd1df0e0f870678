/** Where a backup is brought back to: an installation that nobody serves from and that holds nothing yet. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BulkConnection, openBulkConnection } from '../../platform/bulk-connection.ts';
import type { Config, Environment } from '../../platform/config.ts';
import { jobsSchema } from '../../platform/job-queues.ts';
import { listMigrations } from '../../platform/migrate.ts';
import { startPlatform } from '../../platform/start-platform.ts';
import { StartRefusal } from '../../platform/start-refusal.ts';
import { countServing, readEstadoRespaldado } from '../../store/respaldo-estado.ts';
import { hasRowsText } from '../../store/respaldo-tablas.ts';
import { dropTexts, holdsSomething } from '../../store/respaldo-vaciar.ts';
import { migrationsFolder } from '../version.ts';
import type { Manifest } from './manifest.ts';

const applicationName = 'ventanilla-operador';

/** A folder with exactly the migrations the backup knew: its rows fit that schema, and later ones are applied to them. */
function folderOf(migrations: readonly string[]): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-migraciones-'));
  for (const name of migrations)
    copyFileSync(join(migrationsFolder, `${name}.sql`), join(folder, `${name}.sql`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Throws StartRefusal where this program is older than the one that wrote the backup. */
export function requireKnown(manifest: Manifest): void {
  const known = listMigrations(migrationsFolder);
  const strange = manifest.migraciones.find((name) => !known.includes(name));
  if (strange !== undefined)
    throw new StartRefusal(
      `El respaldo es de un programa más nuevo (${manifest.programa}, migración ${strange}): restáurelo con ese programa.`,
    );
}

async function withPlatform<T>(
  env: Environment,
  migrations: string,
  config: Config,
  work: (bulk: BulkConnection) => Promise<T>,
): Promise<T> {
  const quiet = { ...env, LOG_LEVEL: env.LOG_LEVEL ?? 'error' };
  const platform = await startPlatform(quiet, { applicationName, migrations });
  try {
    const bulk = await openBulkConnection(config);
    try {
      return await work(bulk);
    } finally {
      await bulk.close();
    }
  } finally {
    await platform.stop();
  }
}

async function requireNobody(bulk: BulkConnection): Promise<void> {
  const serving = await countServing(bulk);
  if (serving > 0)
    throw new StartRefusal(
      'Hay una Ventanilla atendiendo con esta base de datos: deténgala antes de restaurar.',
    );
}

async function requireEmpty(bulk: BulkConnection): Promise<void> {
  for (const nombre of holdsSomething) {
    const [row] = await bulk.query<{ hay: boolean }>({ name: '', text: hasRowsText({ nombre }) });
    if (row?.hay === true)
      throw new StartRefusal(
        'La base de datos de destino no está vacía. Restaure en una base y una carpeta nuevas, o repita con --replace si lo que hay allí debe perderse.',
      );
  }
}

async function requireSameQueues(bulk: BulkConnection, manifest: Manifest): Promise<void> {
  const { colas } = await readEstadoRespaldado(bulk);
  if (colas !== manifest.colas)
    throw new StartRefusal(
      `El respaldo es del programa ${manifest.programa}, cuyas colas de tareas (${jobsSchema} ${manifest.colas}) no son las de este (${colas}): restáurelo con aquel programa y actualice después.`,
    );
}

/** Takes down what the target holds, so that the backup's own schema can be made. */
async function dropEverything(env: Environment, config: Config): Promise<void> {
  await withPlatform(env, migrationsFolder, config, async (bulk) => {
    await requireNobody(bulk);
    for (const text of await dropTexts(bulk)) await bulk.run(text);
  });
}

export type TargetOrder = { readonly env: Environment; readonly config: Config; readonly replace: boolean };

/** Brings the target up with the backup's schema and nothing in it, works, and takes it down. */
export async function withTarget<T>(
  { env, config, replace }: TargetOrder,
  manifest: Manifest,
  work: (bulk: BulkConnection) => Promise<T>,
): Promise<T> {
  if (replace) await dropEverything(env, config);
  const { folder, remove } = folderOf(manifest.migraciones);
  try {
    return await withPlatform(env, folder, config, async (bulk) => {
      await requireNobody(bulk);
      await requireEmpty(bulk);
      await requireSameQueues(bulk, manifest);
      return work(bulk);
    });
  } finally {
    remove();
  }
}
