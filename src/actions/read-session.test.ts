import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { addStaff, addSupplier, type Person, stranger, watchedDatabase } from '../../tests/people.ts';
import { openDatabase } from '../platform/database.ts';
import { findCuentaById, updateActiva } from '../store/cuentas.ts';
import { endOtherSessions, endSession } from './end-session.ts';
import { listSessions } from './list-sessions.ts';
import { openSession } from './open-session.ts';
import { readSession } from './read-session.ts';
import { signOut } from './sign-out.ts';

let t: TestDatabase;
let db: ReturnType<typeof watchedDatabase>;
let supplier: Person;
let staff: Person;

before(async () => {
  t = await testDatabase((deps) => {
    db = watchedDatabase(deps.db);
    return { db };
  });
  supplier = await addSupplier(t.deps, '1799999028001');
  staff = await addStaff(t.deps, 'revisora');
});
after(() => t.stop());

async function open(person: Person, equipo = 'Firefox en Linux'): Promise<string> {
  const cuenta = await findCuentaById(t.deps.db, person.id);
  assert.ok(cuenta !== null);
  const entry = { source: { ...stranger(), equipo }, previousToken: null };
  const opened = await openSession(t.deps, cuenta, entry, 'clave');
  assert.ok(opened !== null);
  return opened.token;
}

async function sessionOf(token: string) {
  const session = await readSession(t.deps, token);
  assert.ok(session !== null);
  return session;
}

test('a session tells who it is, in one query; roles nobody knows are left out', async () => {
  const token = await open(staff);
  db.names.length = 0;
  const { actor, usuario } = await sessionOf(token);
  assert.deepEqual(db.names, ['sesion-leer']);
  assert.equal(usuario, 'revisora');
  assert.ok(actor.clase === 'funcionario');
  assert.deepEqual(actor.roles, ['funcionario']);
  assert.deepEqual(actor.unidades, ['Registro de Proveedores']);
});

test('ASVS 7.3.1 a session ends when idle: an hour for suppliers, half of it for staff; use keeps it', async () => {
  const token = await open(supplier);
  const staffToken = await open(staff);
  t.deps.clock.advance(29 * 60_000);
  await sessionOf(staffToken);
  t.deps.clock.advance(29 * 60_000);
  await sessionOf(token);
  await sessionOf(staffToken);
  t.deps.clock.advance(31 * 60_000);
  await sessionOf(token);
  assert.equal(await readSession(t.deps, staffToken), null);
  t.deps.clock.advance(60 * 60_000);
  assert.equal(await readSession(t.deps, token), null);
});

test('ASVS 7.3.2 a session ends for good after 12 hours, staff’s after 10, however busy', async () => {
  const token = await open(supplier);
  const staffToken = await open(staff);
  for (let quarter = 1; quarter < 12 * 4; quarter += 1) {
    t.deps.clock.advance(15 * 60_000);
    await sessionOf(token);
    assert.equal((await readSession(t.deps, staffToken)) !== null, quarter < 10 * 4, `quarter ${quarter}`);
  }
  t.deps.clock.advance(15 * 60_000);
  assert.equal(await readSession(t.deps, token), null);
});

test('a session in use is noted as seen at most once a minute', async () => {
  const token = await open(supplier);
  const seen = async () => (await listSessions(t.deps, await sessionOf(token)))[0]?.vistaMs;
  const openedMs = t.deps.clock.nowMs();
  t.deps.clock.advance(59_000);
  await sessionOf(token);
  assert.equal(await seen(), openedMs);
  t.deps.clock.advance(2_000);
  await sessionOf(token);
  assert.equal(await seen(), openedMs + 61_000);
});

test('ASVS 7.4.1 sign-out ends the session at once, for every process on the database', async () => {
  const token = await open(supplier);
  const elsewhere = openDatabase({
    connection: t.connection,
    poolMax: 1,
    statementSeconds: 5,
    applicationName: 'otro-proceso',
    log: t.deps.log,
  });
  const other = { ...t.deps, db: elsewhere };
  assert.ok((await readSession(other, token)) !== null);
  await signOut(t.deps, token);
  assert.equal(await readSession(other, token), null);
  await signOut(t.deps, token);
  await elsewhere.close();
});

test('ASVS 7.4.2 closing an account ends its sessions', async () => {
  const person = await addSupplier(t.deps, '1799999036001');
  const token = await open(person);
  await updateActiva(t.deps.db, person.id, false);
  assert.equal(await readSession(t.deps, token), null);
  await updateActiva(t.deps.db, person.id, true);
  assert.equal(await readSession(t.deps, token), null);
});

test('ASVS 7.4.5 7.5.2 a person lists their sessions, ends one, then all others', async () => {
  const person = await addSupplier(t.deps, '1799999044001');
  const tokens = [await open(person, 'Chrome en Android'), await open(person), await open(person)];
  const [phone = '', mine = '', third = ''] = tokens;
  const session = await sessionOf(mine);
  const listed = await listSessions(t.deps, session);
  assert.equal(listed.length, 3);
  assert.equal(listed.filter(({ actual }) => actual).length, 1);
  assert.ok(!JSON.stringify(listed).includes(session.huella));
  const ended = listed.find(({ equipo }) => equipo === 'Chrome en Android')?.id ?? '';
  assert.equal(await endSession(t.deps, session, ended), null);
  assert.equal(await readSession(t.deps, phone), null);
  assert.equal((await endSession(t.deps, session, ended))?.code, 'no-encontrada');
  assert.equal(await endOtherSessions(t.deps, session), 1);
  assert.equal(await readSession(t.deps, third), null);
  await sessionOf(mine);
});

test('ASVS 8.2.2 nobody ends somebody else’s session', async () => {
  const person = await addSupplier(t.deps, '1799999052001');
  const theirs = await sessionOf(await open(person));
  const mine = await sessionOf(await open(supplier));
  for (const id of [theirs.id, 'x', '', theirs.huella]) {
    assert.equal((await endSession(t.deps, mine, id))?.code, 'no-encontrada');
  }
  await endOtherSessions(t.deps, mine);
  assert.equal((await listSessions(t.deps, theirs)).length, 1);
});

test('an account keeps at most fifty sessions, the latest', async () => {
  const person = await addSupplier(t.deps, '1799999060001');
  const tokens: string[] = [];
  for (let n = 0; n < 52; n += 1) {
    t.deps.clock.advance(10);
    tokens.push(await open(person));
  }
  assert.equal((await listSessions(t.deps, await sessionOf(tokens.at(-1) ?? ''))).length, 50);
  assert.equal(await readSession(t.deps, tokens[0] ?? ''), null);
});
