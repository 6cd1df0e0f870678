/** What the bricks without a published counterpart promise to the doors that use them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAnother } from './add-another.ts';
import { barChart } from './chart-bars.ts';
import { clock } from './clock.ts';
import { codePicker } from './code-picker.ts';
import { fileList } from './file-list.ts';
import { form } from './form.ts';
import { table } from './table.ts';
import { textarea } from './textarea.ts';
import { tramiteCard } from './tramite-card.ts';

function actionsOf(markup: unknown): string[] {
  return [...String(markup).matchAll(/value="([^"]*)" name="_accion"/g)].map((match) => match[1] ?? '');
}

test('a list adds and removes rows by its buttons, within its limits', () => {
  const list = (rows: string[]) =>
    actionsOf(addAnother({ name: 'socios', legend: 'Socios', rowTitle: 'Socio', rows, rowsMax: 3 }));
  assert.deepEqual(list(['a']), ['agregar:socios']);
  assert.deepEqual(list(['a', 'b']), ['quitar:socios:0', 'quitar:socios:1', 'agregar:socios']);
  assert.deepEqual(list(['a', 'b', 'c']), ['quitar:socios:0', 'quitar:socios:1', 'quitar:socios:2']);
});

test('a code picker searches by its button and keeps what was chosen, once', () => {
  const chosen = { code: '43110', name: 'Uno' };
  const found = [chosen, { code: '43120', name: 'Dos' }];
  const shared = { name: 'cpc', label: 'Código', query: 'x', sourceHref: '/datos/cpc' };
  const markup = String(codePicker({ ...shared, results: found, chosen: [chosen] }));
  assert.deepEqual(actionsOf(markup), ['buscar:cpc']);
  assert.match(markup, /name="cpc_buscar"/);
  assert.equal(markup.match(/type="radio"/g)?.length, 2);
  assert.match(markup, /value="43110" checked/);
  assert.match(String(codePicker({ ...shared, results: [] })), /Nada coincide con «x»/);
});

test('a received file is taken away by its own button only where that is allowed', () => {
  const files = [{ id: 'a1', name: 'oficio.pdf', size: '2 kB' }];
  assert.deepEqual(actionsOf(fileList({ name: 'oficio', files })), []);
  assert.deepEqual(actionsOf(fileList({ name: 'oficio', files, canRemove: true })), [
    'quitar-archivo:oficio:a1',
  ]);
});

test('ASVS 3.5.1 every form is a POST with its token', () => {
  const markup = String(form({ action: '/x', csrf: 'ficha', content: '' }));
  assert.match(markup, /method="post"/);
  assert.match(markup, /<input type="hidden" name="_csrf" value="ficha">/);
});

test('cards name their roles and carry the head of each column; plain tables stay plain', () => {
  const options = { head: [{ text: 'Estado' }], rows: [['Recibida']] };
  const cards = String(table({ ...options, narrow: 'cards' }));
  assert.match(cards, /role="table"/);
  assert.match(cards, /data-columna="Estado" role="cell"/);
  assert.doesNotMatch(String(table(options)), /role=|data-columna/);
});

test('a clock never draws beyond its bar, and says its state in words', () => {
  const late = String(clock({ label: 'Plazo legal', state: 'vencido', usedRatio: 7, words: 'Venció ayer' }));
  assert.match(late, /class="v-reloj__uso" width="200"/);
  assert.match(late, /Vencido/);
  const brief = {
    label: 'Plazo',
    state: 'en-pausa',
    usedRatio: -1,
    words: 'Espera',
    isCompact: true,
  } as const;
  assert.match(String(clock(brief)), /En pausa: .*Espera/s);
});

test('a chart with nothing in it draws nothing and still has its table', () => {
  const empty = barChart({ id: 'g', title: 'Pendientes', summary: 'Nada', valueHead: 'Casos', bars: [] });
  assert.doesNotMatch(String(empty), /NaN|Infinity/);
  assert.match(String(empty), /<table/);
});

test('a first empty line that was typed into a text area is not lost', () => {
  assert.match(String(textarea({ name: 'a', label: 'A', value: '\nhola' })), />\n\nhola<\/textarea>/);
});

test('a trámite without a published time says so', () => {
  const card = tramiteCard({ name: 'A', href: '/a', summary: 'B', doors: ['C'] });
  assert.match(String(card), /Sin tiempo publicado/);
});
