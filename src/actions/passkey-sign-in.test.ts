import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { addStaff, addSupplier, goodClave, type Person, stranger } from '../../tests/people.ts';
import { type SoftAuthenticator, softAuthenticator } from '../../tests/soft-authenticator.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Aviso } from '../domain/tramite/efecto.ts';
import { findCuentaById, updateActiva } from '../store/cuentas.ts';
import { openSession } from './open-session.ts';
import {
  finishPasskeyRegistration,
  listPasskeys,
  removePasskey,
  startPasskeyRegistration,
} from './passkey-registration.ts';
import {
  finishPasskeySignIn,
  finishPasskeyStepUp,
  startPasskeySignIn,
  startPasskeyStepUp,
} from './passkey-sign-in.ts';
import { readSession, type Session } from './read-session.ts';
import { startStaffSignIn } from './staff-sign-in.ts';

let t: TestDatabase;
let sent: Aviso[] = [];
const avisar = async (_queries: unknown, avisos: readonly Aviso[]): Promise<void> => {
  sent.push(...avisos);
};
const entry = { source: stranger(), previousToken: null };
const origin = 'http://localhost:8080';

before(async () => {
  t = await testDatabase();
});
after(() => t.stop());

async function sessionFor(person: Person): Promise<Session & { token: string }> {
  const cuenta = await findCuentaById(t.deps.db, person.id);
  assert.ok(cuenta !== null);
  const opened = await openSession(t.deps, cuenta, entry, 'prueba');
  assert.ok(opened !== null);
  const session = await readSession(t.deps, opened.token);
  assert.ok(session !== null);
  return { ...session, token: opened.token };
}

async function withPasskey(
  usuario: string,
): Promise<{ person: Person; key: SoftAuthenticator; session: Session }> {
  const person = await addStaff(t.deps, usuario);
  const session = await sessionFor(person);
  const options = await startPasskeyRegistration(t.deps, session);
  assert.ok(!isRefusal(options));
  const key = softAuthenticator(origin);
  const input = { respuesta: key.register(options), nombre: 'Mi portátil', avisar };
  assert.equal(await finishPasskeyRegistration(t.deps, session, input), null);
  return { person, key, session };
}

async function optionsOf(half: string | null) {
  const options = await startPasskeySignIn(t.deps, half);
  assert.ok(!isRefusal(options));
  return options;
}

const finish = (respuesta: unknown, half: string | null = null) =>
  finishPasskeySignIn(t.deps, { ...entry, half, respuesta });

test('ASVS 7.4.3 6.3.7 a registered passkey is named, the other sessions end, the owner is told', async () => {
  sent = [];
  const person = await addStaff(t.deps, 'duena');
  const [session, other] = [await sessionFor(person), await sessionFor(person)];
  const options = await startPasskeyRegistration(t.deps, session);
  assert.ok(!isRefusal(options));
  assert.equal(options.rp.id, 'localhost');
  const input = { respuesta: softAuthenticator(origin).register(options), nombre: '  ', avisar };
  assert.equal(await finishPasskeyRegistration(t.deps, session, input), null);
  const again = await finishPasskeyRegistration(t.deps, session, input);
  assert.equal(again?.code, 'peticion-ilegible');
  const [llave] = await listPasskeys(t.deps, session);
  assert.deepEqual([llave?.nombre, llave?.transportes], ['Llave de acceso', ['internal']]);
  assert.equal(await readSession(t.deps, other.token), null);
  assert.deepEqual(
    sent.map(({ para }) => para),
    ['duena@agencia-muestra.example'],
  );
});

test('a passkey alone opens a session; the challenge is good once', async () => {
  const { person, key } = await withPasskey('sola');
  const options = await optionsOf(null);
  assert.equal(options.allowCredentials, undefined);
  const outcome = await finish(key.answer(options));
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome));
  assert.equal((await readSession(t.deps, outcome.token))?.actor.cuenta, person.id);
  assert.ok(isRefusal(await finish(key.answer(options))));
});

test('a passkey is the second step after the password, of that account only', async () => {
  const { key } = await withPasskey('conclave');
  const { key: foreign } = await withPasskey('ajena');
  const first = await startStaffSignIn(t.deps, {
    usuario: 'conclave',
    clave: goodClave,
    source: stranger(),
    effort: {},
  });
  assert.ok('half' in first && first.passkey && !first.totp);
  const options = await optionsOf(first.half);
  assert.deepEqual(
    options.allowCredentials?.map(({ id }) => id),
    [key.id],
  );
  assert.ok(isRefusal(await finish(foreign.answer(options), first.half)));
  assert.ok(isRefusal(await finish(key.answer(await optionsOf(null)), first.half)));
  assert.ok(!isRefusal(await finish(key.answer(await optionsOf(first.half)), first.half)));
  assert.ok(isRefusal(await finish(key.answer(options), first.half)));
});

test('refused: no user verification, another origin, a counter that went back, an old or forged challenge', async () => {
  const { key } = await withPasskey('estricta');
  const refused = async (respuesta: unknown) => {
    const outcome = await finish(respuesta);
    assert.ok(isRefusal(outcome) && outcome.code === 'ingreso-funcionario-fallido');
  };
  assert.ok(!isRefusal(await finish(key.answer(await optionsOf(null), { counter: 10 }))));
  await refused(key.answer(await optionsOf(null), { counter: 9 }));
  await refused(key.answer(await optionsOf(null), { counter: 11, userVerified: false }));
  await refused(softAuthenticator('http://malo.example').answer(await optionsOf(null)));
  await refused(softAuthenticator(origin).answer(await optionsOf(null)));
  await refused(key.answer({ challenge: Buffer.from('inventado').toString('base64url') }, { counter: 12 }));
  const old = await optionsOf(null);
  t.deps.clock.advance(5 * 60_000);
  await refused(key.answer(old, { counter: 13 }));
  assert.ok(!isRefusal(await finish(key.answer(await optionsOf(null), { counter: 14 }))));
});

test('ASVS 15.3.5 an answer that is no answer is refused, whatever its type', async () => {
  const { key } = await withPasskey('hostil');
  const good = key.answer(await optionsOf(null));
  const broken: readonly unknown[] = [
    null,
    'texto',
    [],
    {},
    { id: 1 },
    { ...Object(good), id: 'otra' },
    { ...Object(good), response: null },
    { ...Object(good), response: { clientDataJSON: ['x'] } },
    { ...Object(good), response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' } },
    JSON.parse('{"__proto__":{"id":"x"},"response":{}}'),
  ];
  for (const respuesta of broken) assert.ok(isRefusal(await finish(respuesta)));
});

test('a closed account’s passkey opens nothing', async () => {
  const { person, key } = await withPasskey('cerrada');
  await updateActiva(t.deps.db, person.id, false);
  assert.ok(isRefusal(await finish(key.answer(await optionsOf(null)))));
});

test('ASVS 7.5.1 a passkey proves again who is there; somebody else’s does not', async () => {
  const { key, session } = await withPasskey('presente');
  const { key: foreign } = await withPasskey('vecina');
  assert.ok(
    isRefusal(
      await finishPasskeyStepUp(t.deps, session, foreign.answer(await startPasskeyStepUp(t.deps, session))),
    ),
  );
  const stepped = await finishPasskeyStepUp(
    t.deps,
    session,
    key.answer(await startPasskeyStepUp(t.deps, session)),
  );
  assert.ok('token' in stepped);
  assert.ok((await readSession(t.deps, stepped.token)) !== null);
});

test('ASVS 7.5.1 keys are managed only after a recent proof, by staff, and never down to none', async () => {
  const { key, session } = await withPasskey('ordenada');
  assert.equal((await removePasskey(t.deps, session, { id: key.id, avisar }))?.code, 'sin-permiso');
  const stale = { ...session, reforzadaMs: t.deps.clock.nowMs() - 600_000 };
  for (const outcome of [
    await startPasskeyRegistration(t.deps, stale),
    await removePasskey(t.deps, stale, { id: key.id, avisar }),
  ]) {
    assert.ok(isRefusal(outcome) && outcome.code === 'sesion-necesaria');
  }
  const options = await startPasskeyRegistration(t.deps, session);
  assert.ok(!isRefusal(options));
  const second = softAuthenticator(origin).register(options);
  assert.equal(
    await finishPasskeyRegistration(t.deps, session, { respuesta: second, nombre: 'Otra', avisar }),
    null,
  );
  assert.equal((await removePasskey(t.deps, session, { id: 'ajena', avisar }))?.code, 'no-encontrada');
  assert.equal(await removePasskey(t.deps, session, { id: key.id, avisar }), null);
  assert.ok(isRefusal(await finish(key.answer(await optionsOf(null)))));
  const supplier = await sessionFor(await addSupplier(t.deps, '1799999028001'));
  const outcome = await startPasskeyRegistration(t.deps, supplier);
  assert.ok(isRefusal(outcome) && outcome.code === 'sin-permiso');
});
