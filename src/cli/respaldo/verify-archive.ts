/** Reads a backup through before anything is touched: every row, file and name has to be what its manifest says. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from '../../trust/keys.ts';
import { ArchiveBroken, archiveLimits, macEntry, manifestEntry } from './archive-format.ts';
import { keyPrint } from './copy-out.ts';
import { type CopiedFiles, type FileFolder, fileFolders, type Manifest, manifestSchema } from './manifest.ts';
import { type Measure, measured, nothingYet } from './measured.ts';
import { archiveDamaged, type ReadEntry, readArchive } from './read-archive.ts';

type Seen = {
  readonly tables: Map<string, Measure>;
  readonly files: Record<FileFolder, CopiedFiles>;
  manifest: string | undefined;
  mac: string | undefined;
};

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > archiveLimits.manifestBytesMax) break;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const isFolder = (name: string): name is FileFolder => fileFolders.some((one) => one === name);

/** Takes note of one entry; false for one whose bytes are not what its name says, or that does not belong there. */
async function look(
  { name, body }: ReadEntry,
  seen: Seen,
  names: Record<FileFolder, ReturnType<typeof createHash>>,
): Promise<boolean> {
  if (name === manifestEntry) seen.manifest = await textOf(body);
  else if (name === macEntry) seen.mac = await textOf(body);
  else {
    const measure = nothingYet();
    for await (const _piece of measured(body, measure));
    const [kind = '', rest = ''] = name.split('/');
    if (kind === 'tablas') {
      if (seen.tables.has(rest)) return false;
      seen.tables.set(rest, measure);
    } else {
      if (!isFolder(kind) || rest !== measure.sha256) return false;
      names[kind].update(`${rest}\n`);
      seen.files[kind].cuantos += 1;
      seen.files[kind].bytes += measure.bytes;
    }
  }
  return true;
}

function parse(text: string): Manifest | null {
  try {
    const read = manifestSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    // Not JSON: not a manifest.
    return null;
  }
}

const printOnly = z.object({ llave: z.string() });

/** Whether it was written under another SECRET_KEY: said before its signature, which then cannot hold, is judged. */
function isOfAnotherKey(text: string, keys: Keys): boolean {
  try {
    const read = printOnly.safeParse(JSON.parse(text));
    return read.success && read.data.llave !== keyPrint(keys);
  } catch {
    // Damaged: the caller says so.
    return false;
  }
}

function agrees(manifest: Manifest, seen: Seen): boolean {
  return (
    manifest.tablas.length === seen.tables.size &&
    manifest.tablas.every(({ nombre, bytes, sha256 }) => {
      const found = seen.tables.get(nombre);
      return found?.bytes === bytes && found.sha256 === sha256;
    }) &&
    fileFolders.every((folder) => {
      const told = manifest.archivos[folder];
      const found = seen.files[folder];
      return told.cuantos === found.cuantos && told.bytes === found.bytes && told.huella === found.huella;
    })
  );
}

/** The manifest of a backup that is whole and of this installation. Throws ArchiveBroken with the operator's sentence. */
export async function verifyArchive(path: string, key: Buffer | null, keys: Keys): Promise<Manifest> {
  const empty = (): CopiedFiles => ({ cuantos: 0, bytes: 0, huella: '' });
  const seen: Seen = {
    tables: new Map(),
    files: { archivos: empty(), sala: empty() },
    manifest: undefined,
    mac: undefined,
  };
  const names = { archivos: createHash('sha256'), sala: createHash('sha256') };
  await readArchive(path, key, async (entry) => {
    if (!(await look(entry, seen, names))) throw archiveDamaged(path, key !== null);
    return 'more';
  });
  for (const folder of fileFolders) seen.files[folder].huella = names[folder].digest('hex');
  const { manifest: text = '', mac = '' } = seen;
  if (isOfAnotherKey(text, keys))
    throw new ArchiveBroken(
      'El respaldo se hizo con otra clave del servicio: ponga la SECRET_KEY (o el archivo secret.key) de aquella instalación.',
    );
  const manifest = keys.macIs('respaldo', text, mac) ? parse(text) : null;
  if (manifest === null || !agrees(manifest, seen)) throw archiveDamaged(path, key !== null);
  return manifest;
}
