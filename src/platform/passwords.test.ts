import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemIds } from './ids.ts';
import { PasswordsBusy, passwordsWith } from './passwords.ts';

const passwords = passwordsWith(systemIds, 2, 8);

test('ASVS 11.4.2 a stored hash is argon2id with at least 19 MiB, 2 passes and a fresh salt', async () => {
  const one = await passwords.hash('una frase larga y propia');
  const other = await passwords.hash('una frase larga y propia');
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.notEqual(one, other);
  assert.equal(await passwords.verify('una frase larga y propia', one), true);
});

test('ASVS 6.2.8 a password is compared exactly: case, blanks and length count', async () => {
  const stored = await passwords.hash(' Frase con orillas ');
  const others = ['Frase con orillas', ' frase con orillas ', ' Frase con orillas', ' Frase con orillas  '];
  for (const other of others) assert.equal(await passwords.verify(other, stored), false, other);
  assert.equal(await passwords.verify(' Frase con orillas ', stored), true);
});

test('a composed and a decomposed accent are the same character to the person who types it', async () => {
  const stored = await passwords.hash('canci\u00f3n de cuna');
  assert.equal(await passwords.verify('cancio\u0301n de cuna', stored), true);
});

test('no account, or a damaged hash, is never a match', async () => {
  assert.equal(await passwords.verify('', null), false);
  for (const stored of [
    '',
    'texto',
    '$argon2id$v=19$m=0,t=0$x$y',
    '$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aaaaaaaaaaa',
  ]) {
    assert.equal(await passwords.verify('x', stored), false);
  }
});

test('ASVS 15.2.2 a full queue refuses at once and the places are given back', async () => {
  const narrow = passwordsWith(systemIds, 1, 2);
  const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => narrow.verify(`clave ${n}`, null)));
  assert.deepEqual(
    outcomes.map((outcome) => outcome.status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
  );
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') assert.ok(outcome.reason instanceof PasswordsBusy);
  }
  assert.equal(await narrow.verify('otra', null), false);
});
