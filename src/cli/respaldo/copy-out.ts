/**
 * Everything a backup holds, in the order that makes it whole: first the database, as one moment saw it, then the files.
 * A file is on disk before its row is committed, so what the rows name was there already when they were read.
 */

import type { BulkConnection } from '../../platform/bulk-connection.ts';
import type { Config } from '../../platform/config.ts';
import { programVersion } from '../../platform/program-version.ts';
import { readEstadoRespaldado, readSecuencias } from '../../store/respaldo-estado.ts';
import { copyOutText, listTablas } from '../../store/respaldo-tablas.ts';
import type { Keys } from '../../trust/keys.ts';
import { LogHeadBroken, logHeadPath, readLogHead } from '../../trust/registro-publico/log-head.ts';
import { macEntry, manifestEntry } from './archive-format.ts';
import { openStored, storedFiles } from './data-files.ts';
import {
  type CopiedFiles,
  type CopiedTable,
  type FileFolder,
  fileFolders,
  type Manifest,
} from './manifest.ts';
import { type Measure, measured, nothingYet } from './measured.ts';
import type { Entry } from './write-archive.ts';

export type CopyOut = {
  readonly bulk: BulkConnection;
  readonly config: Config;
  readonly keys: Keys;
  readonly nowMs: number;
  /** Called as it goes, with what is being copied. */
  readonly told: (what: string) => void;
};

/** Tells one key from another without telling anything of either. */
export const keyPrint = (keys: Keys): string => keys.mac('respaldo', 'llave').slice(0, 22);

async function* copyTables({ bulk, told }: CopyOut, copied: CopiedTable[]): AsyncGenerator<Entry> {
  for (const tabla of await listTablas(bulk)) {
    told(tabla.nombre);
    const measure = nothingYet();
    const { rows, count } = bulk.copyOut(copyOutText(tabla));
    yield { name: `tablas/${tabla.nombre}`, body: measured(rows, measure) };
    copied.push({ ...tabla, columnas: [...tabla.columnas], filas: count(), ...measure });
  }
}

async function* lines(names: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const name of names) yield Buffer.from(`${name}\n`);
}

/** Files of one folder; what they came to is in `copied` when it has ended. */
async function* copyFiles(folder: FileFolder, root: string, copied: CopiedFiles): AsyncGenerator<Entry> {
  const names: Measure = nothingYet();
  const print = measured(lines(present()), names);
  let waiting: AsyncIterable<Buffer> | undefined;
  let current = '';
  async function* present(): AsyncGenerator<string> {
    for await (const sha256 of storedFiles(root)) {
      const body = await openStored(root, sha256);
      if (body === null) continue;
      waiting = body;
      current = sha256;
      yield sha256;
    }
  }
  for await (const _line of print) {
    if (waiting === undefined) continue;
    const measure = nothingYet();
    yield { name: `${folder}/${current}`, body: measured(waiting, measure) };
    copied.cuantos += 1;
    copied.bytes += measure.bytes;
  }
  copied.huella = names.sha256;
}

async function* one(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/** A head that cannot be read is no reason to go without a backup: the log is whole in the database. */
function headNote(dataDir: string): string | null {
  try {
    return readLogHead(logHeadPath(dataDir))?.note ?? null;
  } catch (error) {
    if (error instanceof LogHeadBroken) return null;
    throw error;
  }
}

/** The entries of the archive, the manifest last; `done` gets it too. */
export async function* copyOut(order: CopyOut, done: (manifest: Manifest) => void): AsyncGenerator<Entry> {
  const { bulk, config, keys, nowMs, told } = order;
  const tablas: CopiedTable[] = [];
  await bulk.run('begin isolation level repeatable read read only');
  const state = await readEstadoRespaldado(bulk);
  yield* copyTables(order, tablas);
  const secuencias = await readSecuencias(bulk);
  await bulk.run('commit');
  const archivos: Record<FileFolder, CopiedFiles> = {
    archivos: { cuantos: 0, bytes: 0, huella: '' },
    sala: { cuantos: 0, bytes: 0, huella: '' },
  };
  for (const folder of fileFolders) {
    told(folder);
    yield* copyFiles(folder, `${config.dataDir}/${folder}`, archivos[folder]);
  }
  const manifest: Manifest = {
    formato: 1,
    programa: programVersion(),
    modo: config.mode,
    creadoEn: new Date(nowMs).toISOString(),
    llave: keyPrint(keys),
    ...state,
    migraciones: [...state.migraciones],
    tablas,
    secuencias: [...secuencias],
    archivos,
    punto: headNote(config.dataDir),
  };
  const text = JSON.stringify(manifest);
  yield { name: manifestEntry, body: one(text) };
  yield { name: macEntry, body: one(keys.mac('respaldo', text)) };
  done(manifest);
}
