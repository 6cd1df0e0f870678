import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { addSupplier, goodClave, otherClave, stranger } from '../../tests/people.ts';
import { isRefusal } from '../domain/refusals.ts';
import { readSession, type Session } from './read-session.ts';
import { signIn } from './sign-in.ts';
import { requireRecentStepUp, stepUp } from './step-up.ts';

let t: TestDatabase;

before(async () => {
  t = await testDatabase();
  await addSupplier(t.deps, '1799999028001');
});
after(() => t.stop());

async function freshSession(): Promise<{ token: string; session: Session }> {
  const outcome = await signIn(t.deps, {
    ruc: '1799999028001',
    usuario: 'gerencia',
    clave: goodClave,
    source: stranger(),
    previousToken: null,
    effort: {},
  });
  assert.ok(!isRefusal(outcome));
  const session = await readSession(t.deps, outcome.token);
  assert.ok(session !== null);
  return { token: outcome.token, session };
}

test('ASVS 7.5.1 7.5.3 a sign-in counts as proof for ten minutes; then the password is asked again', async () => {
  const { session } = await freshSession();
  assert.equal(requireRecentStepUp(session, t.deps.clock.nowMs() + 599_999), null);
  t.deps.clock.advance(600_000);
  assert.equal(requireRecentStepUp(session, t.deps.clock.nowMs())?.status, 401);
  const stepped = await stepUp(t.deps, session, goodClave);
  assert.ok('token' in stepped);
  const renewed = await readSession(t.deps, stepped.token);
  assert.ok(renewed !== null);
  assert.equal(requireRecentStepUp(renewed, t.deps.clock.nowMs()), null);
});

test('ASVS 7.2.4 a step-up gives the session a new token and kills the old one', async () => {
  const { token, session } = await freshSession();
  const stepped = await stepUp(t.deps, session, goodClave);
  assert.ok('token' in stepped && stepped.token !== token);
  assert.equal(await readSession(t.deps, token), null);
  assert.equal((await readSession(t.deps, stepped.token))?.id, session.id);
  const late = await stepUp(t.deps, session, goodClave);
  assert.ok(isRefusal(late) && late.code === 'sesion-terminada');
});

test('ASVS 6.3.1 a stolen session has few guesses, and the owner’s other session keeps its own', async () => {
  const stolen = await freshSession();
  const own = await freshSession();
  for (let n = 0; n < 5; n += 1) {
    const outcome = await stepUp(t.deps, stolen.session, otherClave);
    assert.ok(isRefusal(outcome) && outcome.code === 'ingreso-fallido');
  }
  const outcome = await stepUp(t.deps, stolen.session, goodClave);
  assert.ok(isRefusal(outcome) && outcome.code === 'demasiados-intentos');
  assert.ok('token' in (await stepUp(t.deps, own.session, goodClave)));
});
