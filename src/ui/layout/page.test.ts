import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type IslandName, islandNames } from '../islands/names.ts';
import { page } from './page.ts';
import type { Site } from './site.ts';

const js = Object.fromEntries(islandNames.map((name) => [name, `/${name}.js`])) as Record<IslandName, string>;
const site: Site = {
  agencyName: 'Agencia <de> ejemplo',
  homeHref: '/',
  isDemo: false,
  footerLinks: [],
  assets: { css: '/a.css', cssMesa: '/m.css', cssChat: '/c.css', icon: '/i.svg', js },
};
const shared = { site, nonce: 'n0nce', title: 'Sus datos', nav: [], main: 'Hola' };

test('the page says its language, its title and its agency, escaped', () => {
  const markup = String(page(shared));
  assert.match(markup, /^<!DOCTYPE html>\n<html lang="es-EC"/);
  assert.match(markup, /<title>Sus datos – Ventanilla<\/title>/);
  assert.match(markup, /Agencia &lt;de&gt; ejemplo/);
});

test('a page with errors says so first', () => {
  assert.match(String(page({ ...shared, errorsPresent: true })), /<title>Error: Sus datos/);
});

test('ASVS 3.4.3 every script is a file with the nonce, each once; there is no style and no handler inside', () => {
  const markup = String(page({ ...shared, scripts: ['prueba', 'base'] }));
  const scripts = [...markup.matchAll(/<script ([^>]*)>(.*?)<\/script>/g)].map((match) => [
    match[1],
    match[2],
  ]);
  assert.deepEqual(scripts, [
    ['type="module" src="/base.js" nonce="n0nce"', ''],
    ['type="module" src="/prueba.js" nonce="n0nce"', ''],
  ]);
  assert.doesNotMatch(markup, /<style|\sstyle=|\son\w+=/);
});

test('only the demo says that its people are invented', () => {
  assert.doesNotMatch(String(page(shared)), /ficticias/);
  assert.match(String(page({ ...shared, site: { ...site, isDemo: true } })), /personas y empresas ficticias/);
});

test('there is one main region, with or without a band above', () => {
  for (const hero of [undefined, 'Título']) {
    const markup = String(page({ ...shared, hero }));
    assert.equal(markup.match(/<main /g)?.length, 1);
    assert.equal(markup.match(/id="contenido"/g)?.length, 1);
  }
});
