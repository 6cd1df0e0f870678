import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { systemIds } from '../../platform/ids.ts';
import { lockWithPhrase, unlockWithPhrase } from './phrase.ts';

test('the phrase opens the key, however its letters are composed; another, or another account, does not', async () => {
  const privateKey = randomBytes(32);
  const locked = await lockWithPhrase(systemIds, 'El jardín de la sala sintética', privateKey, 'cuenta-1');
  assert.deepEqual(await unlockWithPhrase('El jardín de la sala sintética', locked, 'cuenta-1'), privateKey);
  assert.deepEqual(
    await unlockWithPhrase(' El jardi\u0301n de la  sala sinte\u0301tica ', locked, 'cuenta-1'),
    privateKey,
  );
  assert.equal(await unlockWithPhrase('el jardín de la sala sintética', locked, 'cuenta-1'), null);
  assert.equal(await unlockWithPhrase('El jardín de la sala sintética', locked, 'cuenta-2'), null);
  assert.equal(await unlockWithPhrase('x', Buffer.of(1, 2), 'cuenta-1'), null);
  const altered = Buffer.from(locked);
  altered[locked.length - 1] = (altered.at(-1) ?? 0) ^ 1;
  assert.equal(await unlockWithPhrase('El jardín de la sala sintética', altered, 'cuenta-1'), null);
});
