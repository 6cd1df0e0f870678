import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { type IslandName, islandNames } from '../islands/names.ts';
import type { Site } from '../layout/site.ts';
import { muestrario, muestrarioSheets } from '../muestrario.ts';
import { type CssNode, parseRules } from './rules.ts';
import { keepsSelector, selectorClasses, styleSheet } from './style-sheet.ts';

const require = createRequire(import.meta.url);
const packageCss = readFileSync(require.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'), 'utf8');
const own = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.css'))
  .sort()
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
const sheet = styleSheet(packageCss, own);

const js = Object.fromEntries(islandNames.map((name) => [name, `/${name}`])) as Record<IslandName, string>;
const site: Site = {
  agencyName: 'A',
  homeHref: '/',
  isDemo: true,
  footerLinks: [],
  assets: { css: '/a', cssMesa: '/m', cssChat: '/c.css', icon: '/i', js },
};
const pages = muestrarioSheets.map((name) => String(muestrario(name, site, 'n'))).join('\n');
const usedClasses = new Set(
  [...pages.matchAll(/class="([^"]*)"/g)].flatMap((match) => (match[1] ?? '').split(/\s+/)),
);

function selectorsOf(nodes: readonly CssNode[]): string[] {
  return nodes.flatMap((node) =>
    node.kind === 'rule' ? node.selectors : node.kind === 'group' ? selectorsOf(node.rules) : [],
  );
}

test('no typeface, emblem or name of the makers is left', () => {
  assert.match(packageCss, /GDS Transport/);
  assert.doesNotMatch(sheet, /@font-face|GDS|Transport|crown|crest|GOV\.UK|woff|Margaret|copyright/i);
});

test('nothing is fetched from anywhere', () => {
  const addresses = [...sheet.matchAll(/url\(([^)]*)\)/g)].map((match) => match[1] ?? '');
  assert.deepEqual(
    addresses.filter((address) => !address.startsWith('"data:image/svg+xml,')),
    [],
  );
});

test('the header and brand colours are ours', () => {
  assert.doesNotMatch(sheet, /\.govuk-(header|footer|logo)/);
  const brands = [...sheet.matchAll(/--govuk-brand-colour:([^;}]+)/g)].map((match) => match[1]);
  assert.equal(brands.at(-1), 'var(--andes)');
});

test('every class the pages use keeps all its rules', () => {
  const lost = selectorsOf(parseRules(packageCss)).filter((selector) => {
    const asked = selectorClasses(selector);
    return asked.length > 0 && asked.every((name) => usedClasses.has(name)) && !keepsSelector(selector);
  });
  assert.deepEqual(lost, []);
});

test('left out is only what asks for a block that no page has', () => {
  const gone = selectorsOf(parseRules(packageCss)).filter((selector) => !keepsSelector(selector));
  assert.ok(gone.length > 500);
  assert.deepEqual(
    gone.filter((selector) => selectorClasses(selector).every((name) => usedClasses.has(name))),
    [],
  );
});

test('a class inside :not() asks for nothing', () => {
  assert.deepEqual(selectorClasses('.a:not(.b) .govuk-\\!-margin-top-2:hover'), [
    'a',
    'govuk-!-margin-top-2',
  ]);
});

/** Written for the islands, or as the plain case of a block whose other cases have a style. */
const unstyled = [
  'v-barras',
  'v-buscador',
  'v-cascada',
  'v-cascada__nivel',
  'v-prueba',
  'v-publico',
  'v-reloj--a-tiempo',
];

test('every class of our own that a page uses has a rule', () => {
  const ofPlaces = ['chat', 'mesa'].flatMap((place) => {
    const folder = join(import.meta.dirname, place);
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  });
  const styled = new Set(selectorsOf(parseRules([...own, ...ofPlaces].join('\n'))).flatMap(selectorClasses));
  const bare = [...usedClasses].filter((name) => name.startsWith('v-') && !styled.has(name));
  assert.deepEqual(
    bare.filter((name) => !unstyled.includes(name)),
    [],
  );
});

test('a class of our own is begun in one file: two bricks never share a name', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const begun = new Map<string, string>();
  const shared: string[] = [];
  for (const file of files.filter((name) => name.endsWith('.css')).sort()) {
    const rules = parseRules(readFileSync(join(import.meta.dirname, file), 'utf8'));
    const bare = rules.flatMap((node) => (node.kind === 'rule' ? node.selectors : []));
    for (const name of new Set(bare.filter((selector) => /^\.v-[\w-]+$/.test(selector)))) {
      const before = begun.get(name);
      if (before !== undefined) shared.push(`${name}: ${before}, ${file}`);
      begun.set(name, file);
    }
  }
  assert.ok(begun.size > 0);
  assert.deepEqual(shared, []);
});
