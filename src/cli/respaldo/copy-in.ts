/** Fills an empty installation from a verified backup: the files first, then all rows in one transaction. */
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BulkConnection } from '../../platform/bulk-connection.ts';
import { syncFolder } from '../../platform/durable-file.ts';
import type { Ids } from '../../platform/ids.ts';
import { takeUpSecuencias } from '../../store/respaldo-estado.ts';
import { copyInText, emptyTexts, hasRowsText } from '../../store/respaldo-tablas.ts';
import { placeOf } from './data-files.ts';
import type { Manifest } from './manifest.ts';
import { archiveDamaged, type ReadEntry, readArchive } from './read-archive.ts';

export type Archive = { readonly path: string; readonly key: Buffer | null };

async function putFile(root: string, sha256: string, body: AsyncIterable<Buffer>, ids: Ids): Promise<void> {
  const incoming = join(root, 'entrantes', ids.randomId());
  const home = placeOf(root, sha256);
  await mkdir(dirname(incoming), { recursive: true, mode: 0o700 });
  await mkdir(dirname(home), { recursive: true, mode: 0o700 });
  try {
    await pipeline(body, createWriteStream(incoming, { flags: 'wx', mode: 0o600 }));
    const written = await open(incoming, 'r+');
    await written.sync();
    await written.close();
    await rename(incoming, home);
  } catch (error) {
    await rm(incoming, { force: true });
    throw error;
  }
  syncFolder(dirname(home));
}

/** Each file is on disk under its name when this returns; names were checked against contents before. */
export async function putFiles({ path, key }: Archive, dataDir: string, ids: Ids): Promise<void> {
  await readArchive(path, key, async ({ name, body }) => {
    const [folder, sha256 = ''] = name.split('/');
    if (folder === 'archivos' || folder === 'sala') await putFile(join(dataDir, folder), sha256, body, ids);
    return 'more';
  });
}

async function fill(
  bulk: BulkConnection,
  tabla: Manifest['tablas'][number],
  { body }: ReadEntry,
): Promise<boolean> {
  return (await bulk.copyIn(copyInText(tabla), body)) === tabla.filas;
}

/** All rows or none. The tables hold nothing but what migrations put there. */
export async function putRows(archive: Archive, manifest: Manifest, bulk: BulkConnection): Promise<void> {
  const byName = new Map(manifest.tablas.map((tabla) => [`tablas/${tabla.nombre}`, tabla]));
  const damaged = () => archiveDamaged(archive.path, archive.key !== null);
  await bulk.run('begin');
  try {
    for (const tabla of manifest.tablas.toReversed()) {
      const [row] = await bulk.query<{ hay: boolean }>({ name: '', text: hasRowsText(tabla) });
      if (row?.hay === true) for (const text of emptyTexts(tabla)) await bulk.run(text);
    }
    let left = byName.size;
    await readArchive(archive.path, archive.key, async (entry) => {
      const tabla = byName.get(entry.name);
      if (tabla === undefined || !(await fill(bulk, tabla, entry))) throw damaged();
      left -= 1;
      return left === 0 ? 'enough' : 'more';
    });
    await takeUpSecuencias(bulk, manifest.secuencias);
    await bulk.run('commit');
  } catch (error) {
    await bulk.run('rollback');
    throw error;
  }
  await bulk.run('analyze');
}
