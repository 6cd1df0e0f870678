// A hash as people paste it, with whatever their tool printed around it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { matchHuella } from './match-huella.ts';

const [one, two] = ['ab'.repeat(32), '0f'.repeat(32)];

test('it is found as every tool prints it', () => {
  for (const typed of [
    two,
    two.toUpperCase(),
    `  ${two}  oficio.pdf`,
    `SHA256(oficio.pdf)= ${two}`,
    `hash SHA256 de oficio.pdf:\n${two}\nCertUtil: correcto`,
    two.match(/../g)?.join(' ') ?? '',
  ])
    assert.deepEqual(matchHuella(typed, [one, two]), { resultado: 'igual', archivo: 1 }, typed);
});

test('another hash differs, and what is none is said to be none', () => {
  assert.deepEqual(matchHuella('c'.repeat(64), [one, two]), { resultado: 'distinta' });
  for (const typed of ['', 'oficio.pdf', 'ab'.repeat(31), 'ab'.repeat(33), 'z'.repeat(64), 'a'.repeat(1e6)]) {
    const { resultado } = matchHuella(typed, [one]);
    assert.equal(resultado, 'ilegible', typed.slice(0, 80));
  }
});
