/** The demonstration's code opens the door it stands beside; production tells none, whatever is asked. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { addStaff, goodClave, stranger } from '../../tests/people.ts';
import { isRefusal } from '../domain/refusals.ts';
import { type DemoCodeOf, readDemoCode } from './read-demo-code.ts';
import { finishStaffSignIn, startStaffSignIn } from './staff-sign-in.ts';
import { confirmTotpEnrolment, startTotpEnrolment } from './totp-enrolment.ts';

let t: TestDatabase;
const entry = { source: stranger(), previousToken: null };

before(async () => {
  t = await testDatabase();
});
after(() => t.stop());

async function firstStep(usuario: string): Promise<{ half: string }> {
  const begun = await startStaffSignIn(t.deps, {
    usuario,
    clave: goodClave,
    source: stranger(),
    effort: {},
  });
  assert.ok('half' in begun);
  return begun;
}

async function told(of: DemoCodeOf): Promise<string> {
  const code = await readDemoCode(t.deps, 'demo', of);
  assert.ok(typeof code === 'string' && /^\d{6}$/.test(code));
  return code;
}

async function enrolling(usuario: string) {
  await addStaff(t.deps, usuario);
  const { half } = await firstStep(usuario);
  const begun = await startTotpEnrolment(t.deps, { half });
  assert.ok(!isRefusal(begun));
  return { half, ficha: begun.ficha };
}

const confirm = (half: string, ficha: string, codigo: string) =>
  confirmTotpEnrolment(t.deps, { half }, { ...entry, ficha, codigo, avisar: async () => undefined });

test('demonstration: the code enrols an app, and opens the second step even right after, without being good twice', async () => {
  const { half, ficha } = await enrolling('demo1');
  assert.equal(await readDemoCode(t.deps, 'demo', { half }), null, 'no app yet');
  assert.ok(!isRefusal(await confirm(half, ficha, await told({ ficha }))));
  const next = await firstStep('demo1');
  const entered = await finishStaffSignIn(t.deps, { ...entry, ...next, codigo: await told(next) });
  assert.ok(!isRefusal(entered));
  assert.equal(
    await readDemoCode(t.deps, 'demo', await firstStep('demo1')),
    null,
    'the next one is spent too',
  );
});

test('demonstration: who has neither a first step nor an enrolment is told nothing', async () => {
  for (const whose of [{ half: 'x'.repeat(43) }, { ficha: 'x'.repeat(43) }])
    assert.equal(await readDemoCode(t.deps, 'demo', whose), null);
});

test('production tells no code, to nobody', async () => {
  const { half, ficha } = await enrolling('demo2');
  assert.ok(!isRefusal(await confirm(half, ficha, await told({ ficha }))));
  const another = await enrolling('demo3');
  for (const whose of [await firstStep('demo2'), { ficha: another.ficha }]) {
    const answer = await readDemoCode(t.deps, 'production', whose);
    assert.ok(isRefusal(answer) && answer.code === 'no-encontrada');
  }
});
