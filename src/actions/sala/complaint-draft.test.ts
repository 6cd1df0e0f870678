// Drafts of complaints: nothing is lost between parallel changes, and nobody without the token finds or opens one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../../tests/database.ts';
import { isRefusal, refuse } from '../../domain/refusals.ts';
import {
  changeComplaintDraft,
  endComplaintDraft,
  readComplaintDraft,
  startComplaintDraft,
} from './complaint-draft.ts';
import { sealedDoorLimits as limits } from './sealed-door-limits.ts';
import { effortMissing, sendEffort } from './send-effort.ts';
import { newThreadPass, openThreadPass } from './thread-pass.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.stop());

const add = (token: string, campo: string) =>
  changeComplaintDraft(base.deps, token, (draft) => ({
    ...draft,
    entrada: { ...draft.entrada, [campo]: 'x' },
  }));

test('changes made at the same time are all kept', async () => {
  const token = await startComplaintDraft(base.deps, 'corrupcion');
  const names = ['a', 'b', 'c', 'd'];
  const changed = await Promise.all(names.map((name) => add(token, name)));
  assert.ok(changed.every((one) => !isRefusal(one)));
  const draft = await readComplaintDraft(base.deps, token);
  assert.deepEqual(Object.keys(draft?.entrada ?? {}).sort(), names);
});

test('a change that is refused changes nothing; one too large is refused; a draft that ended is gone', async () => {
  const token = await startComplaintDraft(base.deps, 'otra');
  const refused = await changeComplaintDraft(base.deps, token, () => refuse('demasiados-archivos'));
  assert.ok(isRefusal(refused) && refused.code === 'demasiados-archivos');
  const huge = await changeComplaintDraft(base.deps, token, (draft) => ({
    ...draft,
    entrada: { hechos: 'x'.repeat(limits.draftBytesMax) },
  }));
  assert.ok(isRefusal(huge) && huge.code === 'peticion-muy-grande');
  assert.deepEqual((await readComplaintDraft(base.deps, token))?.entrada, {});
  await endComplaintDraft(base.deps, token);
  const gone = await add(token, 'a');
  assert.ok(isRefusal(gone) && gone.code === 'no-encontrada');
});

test('what is stored of a draft is one size, and opens with the token alone', async () => {
  const rows = async () =>
    base.deps.sala.db.query<{ huella: string; sellado: Buffer }>({
      name: 'prueba-borradores',
      text: 'select huella, sellado from sala.borradores',
    });
  const small = await startComplaintDraft(base.deps, 'corrupcion');
  const large = await startComplaintDraft(base.deps, 'corrupcion');
  await changeComplaintDraft(base.deps, large, (draft) => ({
    ...draft,
    entrada: { hechos: 'y'.repeat(300) },
  }));
  const found = await rows();
  assert.equal(new Set(found.map(({ sellado }) => sellado.length)).size, 1);
  assert.ok(!found.some(({ huella }) => small.includes(huella) || large.includes(huella)));
  assert.equal(await readComplaintDraft(base.deps, base.deps.ids.randomToken(32)), null);
});

test('the more is sent within an hour, the more effort it takes, for everybody and within bounds', () => {
  const { deps } = base;
  const at = (sent: number) => sendEffort(deps, 'marca', sent, null);
  assert.deepEqual([at(0).bits, at(0).waitSeconds], [limits.workBits, limits.waitSeconds]);
  assert.deepEqual(
    [at(4 * limits.sendsPerHourFree).bits, at(4 * limits.sendsPerHourFree).waitSeconds],
    [limits.workBits + 2, limits.waitSeconds * 4],
  );
  assert.deepEqual([at(10 ** 9).bits, at(10 ** 9).waitSeconds], [limits.workBitsMax, limits.waitSecondsMax]);
  const { challenge } = at(0);
  const missing = (mark: string) => effortMissing(deps, mark, 0, { challenge, nonce: '' });
  assert.equal(missing('marca'), limits.waitSeconds);
  deps.clock.advance(limits.waitSeconds * 1_000);
  assert.equal(missing('marca'), null);
  assert.equal(missing('otra'), limits.waitSeconds, 'of another draft');
  deps.clock.advance(limits.workMinutes * 60_000);
  assert.equal(missing('marca'), limits.waitSeconds, 'too old');
});

test('what the cookie of a thread holds is as long for any words, and nobody can make one', async () => {
  const { deps } = base;
  const passes = await Promise.all(
    ['uno dos', 'x'.repeat(5_000), 'ñandú 1. casa'].map((text) => newThreadPass(deps, text)),
  );
  assert.equal(new Set(passes.map(({ length }) => length)).size, 1);
  assert.deepEqual(openThreadPass(deps, passes[0] ?? '')?.typed.count, 2);
  assert.equal(openThreadPass(deps, `${passes[0]?.slice(0, -2)}AA`), null);
  assert.equal(openThreadPass(deps, ''), null);
});
