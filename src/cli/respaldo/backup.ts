/** `backup`: database and files of an installation, in service or not, as one file that `restore` brings back. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { count } from '../../actions/auditoria/count-text.ts';
import { openBulkConnection } from '../../platform/bulk-connection.ts';
import { stopwatch } from '../../platform/clock.ts';
import { readSecretKey } from '../../platform/data-folder-secret.ts';
import { keysFrom } from '../../trust/keys.ts';
import { type Command, type CommandContext, type ExitCode, UsageError } from '../command.ts';
import { openStoreUnmigrated, type Store, withStore } from '../open-store.ts';
import { readArguments } from '../read-arguments.ts';
import { readKeyFile } from './archive-format.ts';
import { copyOut } from './copy-out.ts';
import { noteBackup } from './last-backup.ts';
import type { Manifest } from './manifest.ts';
import { writeArchive } from './write-archive.ts';

const ownName = /^ventanilla-\d{8}-\d{6}\.respaldo$/;

/** `ventanilla-20261123-101500.respaldo`, in UTC. */
function nameAt(nowMs: number): string {
  const digits = new Date(nowMs).toISOString().replace(/\D/g, '');
  return `ventanilla-${digits.slice(0, 8)}-${digits.slice(8, 14)}.respaldo`;
}

function targetFor(given: string, nowMs: number): { path: string; folder: string | null } {
  const path = resolve(given);
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  const target = isFolder ? join(path, nameAt(nowMs)) : path;
  if (existsSync(target)) throw new UsageError(`${target} ya existe: indique un archivo nuevo.`);
  return { path: target, folder: isFolder ? path : null };
}

/** Their names tell their order. Only names this command gives are touched. */
function removeOlder(folder: string, keep: number): number {
  const older = readdirSync(folder)
    .filter((name) => ownName.test(name))
    .sort()
    .slice(0, -keep);
  for (const name of older) rmSync(join(folder, name));
  return older.length;
}

function readKeep(keep: string | undefined, folder: string | null): number | null {
  if (keep === undefined) return null;
  if (!/^[1-9]\d{0,3}$/.test(keep)) throw new UsageError('--keep: indique cuántos respaldos se conservan.');
  if (folder === null) throw new UsageError('--keep solo se usa cuando el destino es una carpeta.');
  return Number(keep);
}

async function write(
  store: Store,
  path: string,
  key: Buffer | null,
  { terminal, signal }: CommandContext,
): Promise<Manifest> {
  const { config, ids, clock } = store;
  const secret = readSecretKey(config.dataDir, config.mode, config.secretKey);
  const keys = keysFrom(Buffer.from(secret), ids);
  const bulk = await openBulkConnection(config);
  const written = Promise.withResolvers<Manifest>();
  const told = (what: string): void => {
    if (terminal.live) terminal.err(`\r\u001b[KCopiando ${what}…`);
  };
  try {
    const order = { bulk, config, keys, nowMs: clock.nowMs(), told };
    await writeArchive({ path, key, ids, signal }, copyOut(order, written.resolve));
  } finally {
    if (terminal.live) terminal.err('\r\u001b[K');
    await bulk.close();
  }
  return written.promise;
}

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(context.args, {
    key: { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [given, ...extra] = positionals;
  if (given === undefined || extra.length > 0) throw new UsageError('Indique una carpeta o un archivo.');
  return withStore<ExitCode>(openStoreUnmigrated(context.env), async (store) => {
    const elapsed = stopwatch();
    const { path, folder } = targetFor(given, store.clock.nowMs());
    const keep = readKeep(values.keep, folder);
    const key = values.key === undefined ? null : readKeyFile(values.key);
    let manifest: Manifest;
    try {
      manifest = await write(store, path, key, context);
    } catch (error) {
      if (!context.signal.aborted) throw error;
      context.terminal.err('Se interrumpió: no quedó ningún respaldo a medias.\n');
      return 130;
    }
    const bytes = statSync(path).size;
    noteBackup(store.config.dataDir, { creadoEn: manifest.creadoEn, bytes });
    const removed = keep === null || folder === null ? 0 : removeOlder(folder, keep);
    const filas = manifest.tablas.reduce((sum, one) => sum + one.filas, 0);
    const archivos = manifest.archivos.archivos.cuantos + manifest.archivos.sala.cuantos;
    const segundos = elapsed() / 1000;
    context.terminal.out(
      values.json === true
        ? `${JSON.stringify({ archivo: path, bytes, filas, archivos, cifrado: key !== null, retirados: removed, segundos })}\n`
        : `Respaldo completo en ${path}: ${count(filas)} filas y ${count(archivos)} archivos, ${(bytes / 1e6).toFixed(1)} MB, en ${segundos.toFixed(1)} s.\n${
            key === null
              ? 'No está cifrado: guárdelo donde solo usted lo lea, o use --key.\n'
              : 'Está cifrado: sin su clave no se abre. Guarde la clave en otro sitio.\n'
          }La clave del servicio (SECRET_KEY o secret.key) no va en el respaldo: guárdela aparte.\n${
            removed === 0 ? '' : `Se retiraron ${removed} respaldos anteriores.\n`
          }`,
    );
    return 0;
  });
}

export const backupCommand: Command = {
  usage: 'backup CARPETA|ARCHIVO [--key ARCHIVO] [--keep N] [--json]',
  es: 'Respalda la base y los archivos juntos, con el servicio en marcha o sin él.',
  en: 'Backs up database and files together, with the service running or not.',
  run,
};
