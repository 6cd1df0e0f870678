/**
 * Everything a page loads, made once at start and kept in memory compressed: one style sheet, a few scripts, icons.
 * The only file under `ui` that touches the disk. All of it comes from a cache on disk unless a source changed, so
 * that a warm start neither loads the bundler nor compresses (measured: 215 ms cold, 9 ms warm).
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type IslandName, islandNames } from './islands/names.ts';
import { favicon } from './layout/favicon.ts';
import type { AssetUrls } from './layout/site.ts';
import { deskSheet, styleSheet } from './styles/style-sheet.ts';

/** Every form a browser may ask for. All of them may be cached for ever: the path changes with the content. */
export type Asset = { body: Buffer; brotli: Buffer; gzip: Buffer; type: string; etag: string };

export type Assets = AssetUrls & {
  /** `path` as in the address, `/recursos/…`; undefined for anything else. */
  get(path: string): Asset | undefined;
};

type Bundle = Readonly<Record<string, string>>;
/** As it lies in the cache: bodies in base64. */
type StoredAsset = { body: string; brotli: string; gzip: string; type: string; etag: string };
type Stored = AssetUrls & { files: Readonly<Record<string, StoredAsset>> };

const require = createRequire(import.meta.url);
const stylesFolder = join(import.meta.dirname, 'styles');
const islandsFolder = join(import.meta.dirname, 'islands');
const workerName = 'prueba-worker';

async function stored(text: string, type: string): Promise<StoredAsset> {
  const body = Buffer.from(text);
  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
    promisify(gzip)(body, { level: 9 }),
  ]);
  const [plain, small, zip] = [body, brotli, zipped].map((bytes) => bytes.toString('base64'));
  return { body: plain ?? '', brotli: small ?? '', gzip: zip ?? '', type, etag: `"${hashOf(text)}"` };
}

function unpacked({ body, brotli, gzip: zipped, type, etag }: StoredAsset): Asset {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  return { body: bytes(body), brotli: bytes(brotli), gzip: bytes(zipped), type, etag };
}

/** 96 bits: enough to tell versions apart. */
function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('base64url').slice(0, 16);
}

async function readFolder(folder: string, ending: RegExp): Promise<string[]> {
  const names = (await readdir(folder))
    .filter((name) => ending.test(name) && !name.includes('.test.'))
    .sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

/** esbuild runs as a process of its own; `stop` ends it, and nothing of it stays in memory. */
async function bundle(names: readonly string[], define: Record<string, string>): Promise<Bundle> {
  const { build, stop } = await import('esbuild');
  try {
    const result = await build({
      entryPoints: names.map((name) => join(islandsFolder, `${name}.ts`)),
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      legalComments: 'none',
      define,
      outdir: islandsFolder,
    });
    return Object.fromEntries(result.outputFiles.map((file, index) => [names[index] ?? '', file.text]));
  } finally {
    await stop();
  }
}

function scriptPath(text: string): string {
  return `/recursos/${hashOf(text)}.js`;
}

/** The worker first: the script that starts it has to know its address. */
async function bundleAll(): Promise<Bundle> {
  const worker = await bundle([workerName], {});
  const workerHref = scriptPath(worker[workerName] ?? '');
  return { ...worker, ...(await bundle(islandNames, { workerHref: JSON.stringify(workerHref) })) };
}

async function makeAll(
  packageCss: string,
  ownCss: readonly string[],
  deskCss: readonly string[],
  chatCss: readonly string[],
): Promise<Stored> {
  const scripts = await bundleAll();
  const style = styleSheet(packageCss, ownCss);
  const css = `/recursos/${hashOf(style)}.css`;
  const desk = deskSheet(deskCss);
  const cssMesa = `/recursos/${hashOf(desk)}.css`;
  const chat = deskSheet(chatCss);
  const cssChat = `/recursos/${hashOf(chat)}.css`;
  const icon = `/recursos/${hashOf(favicon)}.svg`;
  const made: [string, StoredAsset][] = await Promise.all([
    stored(style, 'text/css; charset=utf-8').then((asset): [string, StoredAsset] => [css, asset]),
    stored(desk, 'text/css; charset=utf-8').then((asset): [string, StoredAsset] => [cssMesa, asset]),
    stored(chat, 'text/css; charset=utf-8').then((asset): [string, StoredAsset] => [cssChat, asset]),
    stored(favicon, 'image/svg+xml').then((asset): [string, StoredAsset] => [icon, asset]),
    ...Object.values(scripts).map(
      async (text): Promise<[string, StoredAsset]> => [
        scriptPath(text),
        await stored(text, 'text/javascript; charset=utf-8'),
      ],
    ),
  ]);
  const js = Object.fromEntries(islandNames.map((name) => [name, scriptPath(scripts[name] ?? '')]));
  return {
    css,
    cssMesa,
    cssChat,
    icon,
    js: js as Record<IslandName, string>,
    files: Object.fromEntries(made),
  };
}

/** Whether every address in it leads to a file; the cache's name already says that the sources are the same. */
function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  const { css, cssMesa, cssChat, icon, js, files } = value as Partial<Stored>;
  if (!files || !js) return false;
  return [css, cssMesa, cssChat, icon, ...islandNames.map((name) => js[name])].every(
    (path) => path && typeof files[path]?.body === 'string',
  );
}

/** A cache that is missing, cut off or of another shape is made anew. */
async function readCache(path: string): Promise<Stored | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return 'null';
    throw error;
  });
  try {
    const value: unknown = JSON.parse(text);
    return isStored(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Written beside and renamed, so that another process never reads half of it. */
async function writeCache(cacheDir: string, path: string, made: Stored): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(made));
  await rename(draft, path);
}

/** `cacheDir`: a folder this process may write; several processes may share it. */
export async function loadAssets(options: { cacheDir: string }): Promise<Assets> {
  const { version }: { version: string } = require('esbuild/package.json');
  const [packageCss, ownCss, deskCss, chatCss, ...sources] = await Promise.all([
    readFile(require.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'), 'utf8'),
    readFolder(stylesFolder, /\.css$/),
    readFolder(join(stylesFolder, 'mesa'), /\.css$/),
    readFolder(join(stylesFolder, 'chat'), /\.css$/),
    readFolder(stylesFolder, /\.ts$/),
    readFolder(islandsFolder, /\.ts$/),
    readFile(import.meta.filename, 'utf8').then((text) => [text, favicon, version]),
  ]);
  const path = join(
    options.cacheDir,
    `recursos-${hashOf(packageCss, ...ownCss, ...deskCss, ...chatCss, ...sources.flat())}.json`,
  );
  let all = await readCache(path);
  if (all === undefined) {
    all = await makeAll(packageCss, ownCss, deskCss, chatCss);
    await writeCache(options.cacheDir, path, all);
  }
  const { files, ...urls } = all;
  const byPath = new Map(Object.entries(files).map(([name, file]) => [name, unpacked(file)]));
  return { ...urls, get: (name) => byPath.get(name) };
}
