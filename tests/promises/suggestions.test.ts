/** What the chat suggests on wording that nobody tuned it on, and what every trámite gives it to learn from. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { canonicalJson, type Json } from '../../src/domain/canonical-json.ts';
import { indiceDeSugerencias } from '../../src/domain/chat/sugerir.ts';
import { accuracyOf, answer, inWords } from '../../src/domain/chat/testing/measure-suggestions.ts';
import { loadDefiniciones } from '../../src/load-definiciones.ts';
import { sha256Hex } from '../../src/trust/chain.ts';
import { tramites } from '../../tramites/index.ts';
import { heldOut } from './held-out-wording.ts';

const floors = { first: 0.92, amongThree: 0.97, leftEmpty: 0.9 } as const;
const phrasesMin = 40;

test('on held-out wording the suggestions are right as often as promised', () => {
  const accuracy = accuracyOf(answer(indiceDeSugerencias(tramites), heldOut));
  process.stdout.write(`held-out wording, ${heldOut.length} texts: ${inWords(accuracy)}\n`);
  assert.ok(heldOut.some(({ tramite }) => tramite === null));
  for (const { id } of tramites)
    assert.ok(
      heldOut.some(({ tramite }) => tramite === id),
      id,
    );
  assert.ok(accuracy.first >= floors.first, inWords(accuracy));
  assert.ok(accuracy.amongThree >= floors.amongThree, inWords(accuracy));
  assert.ok(accuracy.leftEmpty >= floors.leftEmpty, inWords(accuracy));
});

test('every trámite of the catalogue says how people ask for it', () => {
  for (const { id, frases } of tramites) assert.ok(frases.length >= phrasesMin, `${id}: ${frases.length}`);
});

test('phrases are no part of the version of a definition', () => {
  for (const { definicion, version } of loadDefiniciones().todas) {
    const hashed = (content: object) =>
      sha256Hex(canonicalJson(JSON.parse(JSON.stringify(content)) as Json)).slice(0, 32);
    const { ejemplos: _ejemplos, frases, ...content } = definicion;
    assert.equal(version, hashed(content), definicion.id);
    assert.notEqual(version, hashed({ ...content, frases }), definicion.id);
  }
});
