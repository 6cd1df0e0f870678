import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import {
  addStaff,
  addSupplier,
  countingPasswords,
  goodClave,
  otherClave,
  stranger,
} from '../../tests/people.ts';
import { fromBase32, rfc4648 } from '../domain/base32.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Aviso } from '../domain/tramite/efecto.ts';
import { totpCode, totpStepAt } from '../platform/totp.ts';
import { findCuentaById } from '../store/cuentas.ts';
import type { HalfSignIn } from './half-sign-in.ts';
import type { SignedIn } from './open-session.ts';
import type { Avisar } from './owner-addresses.ts';
import { readSession } from './read-session.ts';
import { signIn } from './sign-in.ts';
import { finishStaffSignIn, startStaffSignIn } from './staff-sign-in.ts';
import { confirmTotpEnrolment, startTotpEnrolment } from './totp-enrolment.ts';

let t: TestDatabase;
let passwords: ReturnType<typeof countingPasswords>;
const sent: Aviso[] = [];
const avisar: Avisar = async (_queries, avisos) => {
  sent.push(...avisos);
};
const entry = { source: stranger(), previousToken: null };

before(async () => {
  t = await testDatabase((deps) => {
    passwords = countingPasswords(deps.passwords);
    return { passwords };
  });
});
after(() => t.stop());

async function firstStep(usuario: string, clave = goodClave): Promise<HalfSignIn> {
  const outcome = await startStaffSignIn(t.deps, { usuario, clave, source: stranger(), effort: {} });
  assert.ok('half' in outcome, JSON.stringify(outcome));
  return outcome;
}

function secretBehind(text: string): Buffer {
  const bytes = fromBase32(text, rfc4648);
  assert.ok(bytes !== null);
  return Buffer.from(bytes);
}

const codeNow = (secret: Buffer): string => totpCode(secret, totpStepAt(t.deps.clock.nowMs()));

/** Enrols at the first sign-in; the clock then stands at a step whose code is not spent. */
async function enrolled(usuario: string): Promise<{ secret: Buffer; signedIn: SignedIn; id: string }> {
  const { id } = await addStaff(t.deps, usuario);
  const { half, totp, passkey } = await firstStep(usuario);
  assert.deepEqual([totp, passkey], [false, false]);
  const started = await startTotpEnrolment(t.deps, { half });
  assert.ok('ficha' in started);
  const secret = secretBehind(started.secreto);
  const input = { ...entry, ficha: started.ficha, codigo: codeNow(secret), avisar };
  const outcome = await confirmTotpEnrolment(t.deps, { half }, input);
  assert.ok(outcome !== null && !isRefusal(outcome));
  t.deps.clock.advance(60_000);
  return { secret, signedIn: outcome, id };
}

async function fullSignIn(usuario: string, codigo: string) {
  const { half } = await firstStep(usuario);
  return finishStaffSignIn(t.deps, { ...entry, half, codigo });
}

test('the first sign-in enrols an app and only then opens a session; the owner is told', async () => {
  sent.length = 0;
  const { signedIn, id } = await enrolled('primera');
  const session = await readSession(t.deps, signedIn.token);
  assert.equal(session?.actor.cuenta, id);
  assert.deepEqual(
    sent.map(({ para }) => para),
    ['primera@agencia-muestra.example'],
  );
});

test('ASVS 6.3.3 password and code open a session; the first step alone opens nothing', async () => {
  const { secret } = await enrolled('segunda');
  const { half, totp } = await firstStep('segunda');
  assert.equal(totp, true);
  assert.equal(await readSession(t.deps, half), null);
  const outcome = await finishStaffSignIn(t.deps, { ...entry, half, codigo: codeNow(secret) });
  assert.ok(!isRefusal(outcome));
  const again = await finishStaffSignIn(t.deps, { ...entry, half, codigo: codeNow(secret) });
  assert.ok(isRefusal(again) && again.code === 'sesion-terminada');
});

test('ASVS 6.5.1 a code is good once, also when used many times at once', async () => {
  const { secret } = await enrolled('tercera');
  const codigo = codeNow(secret);
  const halves = await Promise.all([1, 2, 3, 4].map(() => firstStep('tercera')));
  const outcomes = await Promise.all(
    halves.map(({ half }) => finishStaffSignIn(t.deps, { ...entry, half, codigo })),
  );
  assert.equal(outcomes.filter((outcome) => !isRefusal(outcome)).length, 1);
  assert.ok(isRefusal(await fullSignIn('tercera', codigo)));
});

test('ASVS 6.6.3 wrong codes: five for a half sign-in, and then a right one is too late', async () => {
  const { secret } = await enrolled('cuarta');
  const { half } = await firstStep('cuarta');
  for (const codigo of ['000000', 'abcdef', '', '12345', '1234567']) {
    const outcome = await finishStaffSignIn(t.deps, { ...entry, half, codigo });
    assert.ok(isRefusal(outcome) && outcome.code === 'ingreso-funcionario-fallido');
  }
  const late = await finishStaffSignIn(t.deps, { ...entry, half, codigo: codeNow(secret) });
  assert.ok(isRefusal(late) && late.code === 'sesion-terminada');
});

test('ASVS 6.6.3 a stolen password does not buy endless tries at the code', async () => {
  await enrolled('quinta');
  let tried = 0;
  let code = '';
  for (let n = 0; n < 6 && code !== 'demasiados-intentos'; n += 1) {
    const { half } = await firstStep('quinta');
    for (let m = 0; m < 5 && code !== 'demasiados-intentos'; m += 1) {
      const outcome = await finishStaffSignIn(t.deps, { ...entry, half, codigo: '000000' });
      assert.ok(isRefusal(outcome));
      code = outcome.code;
      tried += 1;
    }
  }
  assert.equal(tried, 21);
});

test('a half sign-in expires in five minutes', async () => {
  const { secret } = await enrolled('sexta');
  const { half } = await firstStep('sexta');
  t.deps.clock.advance(5 * 60_000);
  const outcome = await finishStaffSignIn(t.deps, { ...entry, half, codigo: codeNow(secret) });
  assert.ok(isRefusal(outcome) && outcome.code === 'sesion-terminada');
});

test('ASVS 6.4.3 a stolen password cannot replace the second factor', async () => {
  await enrolled('septima');
  const { half } = await firstStep('septima');
  const outcome = await startTotpEnrolment(t.deps, { half });
  assert.ok(isRefusal(outcome) && outcome.code === 'sin-permiso');
});

test('ASVS 7.4.3 7.5.1 a new app asks for a recent proof and ends the other sessions', async () => {
  const { secret, signedIn, id } = await enrolled('octava');
  const other = await fullSignIn('octava', codeNow(secret));
  assert.ok(!isRefusal(other));
  t.deps.clock.advance(60_000);
  const session = await readSession(t.deps, signedIn.token);
  assert.ok(session !== null);
  const started = await startTotpEnrolment(t.deps, { session });
  assert.ok('ficha' in started);
  const fresh = secretBehind(started.secreto);
  const wrong = { ...entry, ficha: started.ficha, codigo: '000000', avisar };
  const refused = await confirmTotpEnrolment(t.deps, { session }, wrong);
  assert.ok(isRefusal(refused) && refused.code === 'codigo-incorrecto');
  const right = { ...wrong, codigo: codeNow(fresh) };
  assert.equal(await confirmTotpEnrolment(t.deps, { session }, right), null);
  assert.equal(await readSession(t.deps, other.token), null);
  assert.ok((await readSession(t.deps, signedIn.token)) !== null);
  t.deps.clock.advance(60_000);
  assert.ok(isRefusal(await fullSignIn('octava', codeNow(secret))));
  assert.ok(!isRefusal(await fullSignIn('octava', codeNow(fresh))));
  const stale = { ...session, reforzadaMs: t.deps.clock.nowMs() - 600_000 };
  const late = await startTotpEnrolment(t.deps, { session: stale });
  assert.ok(isRefusal(late) && late.code === 'sesion-necesaria');
  const cuenta = await findCuentaById(t.deps.db, id);
  assert.ok(cuenta?.totpSellado !== null && !cuenta?.totpSellado.includes(fresh));
});

test('ASVS 6.3.8 unknown staff and wrong passwords look the same; doors are apart', async () => {
  await addSupplier(t.deps, '1799999028001', 'proveedora');
  await enrolled('novena');
  const seen = new Set<string>();
  for (const [usuario, clave] of [
    ['novena', otherClave],
    ['nadie', goodClave],
    ['proveedora', goodClave],
  ] as const) {
    passwords.count = 0;
    const source = stranger('10.9.0.0/24');
    const outcome = await startStaffSignIn(t.deps, { usuario, clave, source, effort: {} });
    seen.add(JSON.stringify([outcome, passwords.count]));
  }
  assert.equal(seen.size, 1);
  const byOtherDoor = { ...entry, ruc: '', usuario: 'novena', clave: goodClave, effort: {} };
  assert.ok(isRefusal(await signIn(t.deps, byOtherDoor)));
});
