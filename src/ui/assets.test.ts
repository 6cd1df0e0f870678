import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { type Assets, loadAssets } from './assets.ts';
import type { IslandName } from './islands/names.ts';
import { type MuestrarioSheet, muestrario } from './muestrario.ts';

const cacheDir = await mkdtemp(join(tmpdir(), 'ventanilla-recursos-'));
after(() => rm(cacheDir, { recursive: true, force: true }));
const assets = await loadAssets({ cacheDir });

function asset(path: string) {
  const found = assets.get(path);
  assert.ok(found, path);
  return found;
}

const paths = [assets.css, assets.icon, ...Object.values(assets.js)];

test('every address is there, typed, and the same in every encoding', () => {
  for (const path of paths) {
    assert.match(path, /^\/recursos\/[\w-]{16}\.(css|js|svg)$/);
    const { body, brotli, gzip, etag } = asset(path);
    assert.deepEqual(brotliDecompressSync(brotli), body);
    assert.deepEqual(gunzipSync(gzip), body);
    assert.match(etag, /^"[\w-]+"$/);
  }
});

test('only what was made is served', () => {
  for (const path of ['/recursos/', '/recursos/../assets.ts', '/recursos/x.css', assets.css.slice(1)]) {
    assert.equal(assets.get(path), undefined);
  }
});

test('a second start reads the cache and gives the same addresses', async () => {
  const [name = ''] = await readdir(cacheDir);
  const path = join(cacheDir, name);
  assert.deepEqual((await loadAssets({ cacheDir })).js, assets.js);
  const cached: { files: Record<string, { type: string }> } = JSON.parse(await readFile(path, 'utf8'));
  const style = cached.files[assets.css];
  assert.ok(style);
  style.type = 'text/marked';
  await writeFile(path, JSON.stringify(cached));
  assert.equal((await loadAssets({ cacheDir })).get(assets.css)?.type, 'text/marked');
});

test('the bundler leaves no process behind', () => {
  assert.ok(!process.getActiveResourcesInfo().includes('ProcessWrap'));
});

test('a cache that was cut off is made anew', async () => {
  const [name = ''] = await readdir(cacheDir);
  for (const rest of ['{"base": "ha', '', '[]', '{"css":"/x","js":{},"files":{}}']) {
    await writeFile(join(cacheDir, name), rest);
    const again = await loadAssets({ cacheDir });
    assert.deepEqual([again.css, again.js], [assets.css, assets.js]);
    assert.equal(again.get(again.css)?.type, 'text/css; charset=utf-8');
  }
});

test('ASVS 3.4.3 no script writes markup or makes code out of text', () => {
  for (const path of Object.values(assets.js)) {
    assert.doesNotMatch(
      asset(path).body.toString(),
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/,
    );
  }
});

/** Kilobytes on the wire with gzip, which every client has; brotli is smaller. */
function pageBytes(loaded: Assets, sheet: MuestrarioSheet, islands: readonly IslandName[]): number {
  const site = {
    agencyName: 'Agencia de ejemplo',
    homeHref: '/',
    assets: loaded,
    isDemo: true,
    footerLinks: [],
  };
  const page = gzipSync(String(muestrario(sheet, site, 'n'))).length;
  const parts = [loaded.css, loaded.icon, ...islands.map((name) => loaded.js[name])];
  return parts.reduce((sum, path) => sum + asset(path).gzip.length, page);
}

test('a public page with everything it loads stays under 30 KB compressed', (t) => {
  const catalogue = pageBytes(assets, 'catalogo', ['base']);
  const form = pageBytes(assets, 'formulario', ['base', 'cascada', 'buscador', 'subida', 'prueba']);
  t.diagnostic(`catálogo ${catalogue} bytes, formulario con todo ${form} bytes`);
  assert.ok(catalogue < 30_000 && form < 30_000, `${catalogue} ${form}`);
});
