/** The bricks of the chat's inbox: what they say in each state, and that nothing a person typed becomes markup. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from '../html.ts';
import { type InboxRow, inboxList } from './inbox-list.ts';
import { inboxPane } from './inbox-pane.ts';
import { inboxPresence } from './inbox-presence.ts';

const row: InboxRow = {
  id: 'a1',
  href: '/c/a1',
  panelHref: '/c/a1/panel',
  who: '<img src=x>',
  isIdentified: false,
  since: '4 min',
  words: '"><script>',
  unread: 0,
  isMine: false,
  lastLine: 7,
};
const list = (rows: readonly InboxRow[]) =>
  String(inboxList({ id: 'g', title: 'En espera', count: '1', empty: 'Nadie espera.', rows }));

test('a row: names and words are text; nothing unread shows nothing; whose it is can be told', () => {
  const shown = list([row, { ...row, id: 'b2', unread: 3, isMine: true, isLate: true }]);
  assert.doesNotMatch(shown, /<img|<script/);
  assert.match(shown, /data-sin-leer="0" hidden/);
  assert.match(shown, /data-sin-leer="3">3 sin leer/);
  assert.equal(shown.match(/data-mia/g)?.length, 1);
  assert.match(shown, /v-fila--tarde/);
});

test('an empty list says so and draws none', () => {
  assert.match(list([]), /Nadie espera\./);
  assert.doesNotMatch(list([]), /<ul/);
});

test('the switch offers what changes something: coming in from outside, pausing and leaving from inside', () => {
  const offered = (state: 'disponible' | 'en-pausa' | 'fuera') => {
    const drawn = String(
      inboxPresence({
        action: '/p',
        csrf: 't',
        state,
        attended: 2,
        capacity: 4,
        capacityMin: 1,
        capacityMax: 8,
        leaseSeconds: 60,
      }),
    );
    return [...drawn.matchAll(/name="estado"[^>]*id="presencia-([^"]+)"/g)].map(([, name]) => name);
  };
  assert.deepEqual(offered('fuera'), ['disponible']);
  assert.deepEqual(offered('disponible'), ['guardar', 'en-pausa', 'fuera']);
  assert.deepEqual(offered('en-pausa'), ['disponible', 'fuera']);
});

test('a pane names itself by who it is with, as the page’s title or below it', () => {
  const pane = (headingLevel: 1 | 2) =>
    String(
      inboxPane({
        id: 'a1',
        who: 'Ana & Co',
        about: 'RUC',
        state: 'Atendida',
        lines: html`<li data-n="1"></li>`,
        lastLine: 1,
        readLine: 0,
        version: 2,
        headingLevel,
        links: '',
        write: '',
        actions: '',
        beside: '',
        addresses: { panel: '/p', write: '/w', read: '', typing: '/t' },
      }),
    );
  assert.match(pane(1), /<h1[^>]*id="quien-a1">Ana &amp; Co<\/h1>/);
  assert.match(pane(2), /aria-labelledby="quien-a1"[\s\S]*<h2[^>]*id="quien-a1"/);
});
