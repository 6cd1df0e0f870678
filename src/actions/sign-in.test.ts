import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import {
  addEntity,
  addSupplier,
  countingPasswords,
  goodClave,
  otherClave,
  stranger,
  watchedDatabase,
} from '../../tests/people.ts';
import { solveProof } from '../../tests/solve-proof.ts';
import { isRefusal } from '../domain/refusals.ts';
import { updateActiva } from '../store/cuentas.ts';
import { listSucesosOfCuenta } from '../store/sucesos.ts';
import type { Effort, EffortAsked } from './effort.ts';
import type { SignedIn } from './open-session.ts';
import { readSession } from './read-session.ts';
import { type SignIn, signIn } from './sign-in.ts';

let t: TestDatabase;
let passwords: ReturnType<typeof countingPasswords>;
let db: ReturnType<typeof watchedDatabase>;

before(async () => {
  t = await testDatabase((deps) => {
    passwords = countingPasswords(deps.passwords);
    db = watchedDatabase(deps.db);
    return { passwords, db };
  });
});
after(() => t.stop());

const attempt = (parts: Partial<SignIn>): SignIn => ({
  ruc: '1799999028001',
  usuario: 'gerencia',
  clave: goodClave,
  source: stranger(),
  previousToken: null,
  effort: {},
  ...parts,
});

function signedIn(outcome: Awaited<ReturnType<typeof signIn>>): SignedIn {
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? outcome.code : '');
  return outcome;
}

function asked(outcome: Awaited<ReturnType<typeof signIn>>): EffortAsked['effort'] {
  assert.ok('effort' in outcome, JSON.stringify(outcome));
  return outcome.effort;
}

function work({ challenge, bits }: EffortAsked['effort']): Effort {
  return { challenge, nonce: solveProof(challenge, bits) };
}

test('a supplier and an entity sign in with RUC, user and password, however the RUC was pasted', async () => {
  const supplier = await addSupplier(t.deps, '1799999028001');
  const entity = await addEntity(t.deps, '1760000150001');
  const one = signedIn(await signIn(t.deps, attempt({ ruc: ' 1799999028-001 ', usuario: ' GERENCIA ' })));
  assert.equal(one.actor.clase, 'proveedor');
  assert.equal((await readSession(t.deps, one.token))?.actor.cuenta, supplier.id);
  const other = signedIn(await signIn(t.deps, attempt({ ruc: entity.ruc, usuario: 'compras' })));
  assert.equal(other.actor.clase, 'entidad');
  assert.equal((await listSucesosOfCuenta(t.deps.db, supplier.id, 1))[0]?.clase, 'ingreso');
});

test('ASVS 7.2.3 7.2.4 the token has 256 random bits, is new each time, and replaces the browser’s old session', async () => {
  const first = signedIn(await signIn(t.deps, attempt({})));
  const second = signedIn(await signIn(t.deps, attempt({ previousToken: first.token })));
  assert.match(first.token, /^[\w-]{43}$/);
  assert.notEqual(first.token, second.token);
  assert.equal(await readSession(t.deps, first.token), null);
  const planted = 'A'.repeat(43);
  const third = signedIn(await signIn(t.deps, attempt({ previousToken: planted })));
  assert.notEqual(third.token, planted);
  assert.equal(await readSession(t.deps, planted), null);
});

test('ASVS 6.3.8 wrong RUC, user or password and a closed account: same bytes, same statements, same hashing', async () => {
  const closed = await addSupplier(t.deps, '1799999036001');
  await updateActiva(t.deps.db, closed.id, false);
  const wrong: readonly Partial<SignIn>[] = [
    { clave: otherClave },
    { usuario: 'nadie' },
    { ruc: '1799999999001' },
    { ruc: '' },
    { ruc: '17\0' },
    { usuario: 'geren\0cia' },
    { clave: '\0' },
    { usuario: "x' or '1'='1" },
    { ruc: closed.ruc },
    { clave: '' },
    { clave: 'x'.repeat(100_000) },
    { clave: `${goodClave} ` },
  ];
  const seen = new Set<string>();
  for (const [at, parts] of wrong.entries()) {
    passwords.count = 0;
    db.names.length = 0;
    const outcome = await signIn(t.deps, attempt({ source: stranger(`10.0.${at}.0/24`), ...parts }));
    seen.add(JSON.stringify([outcome, passwords.count, db.names]));
  }
  assert.equal(seen.size, 1, [...seen].join('\n'));
  assert.match([...seen].join(), /"ingreso-fallido"/);
});

test('ASVS 6.3.1 strangers’ guesses cost work after a few, and the owner’s known device signs in meanwhile', async () => {
  const victim = await addSupplier(t.deps, '1799999044001');
  const mine = { network: '192.0.2.0/24', device: null, equipo: 'Firefox' };
  const { device } = signedIn(await signIn(t.deps, attempt({ ruc: victim.ruc, source: mine })));
  passwords.count = 0;
  let stopped = 0;
  for (let n = 0; n < 300; n += 1) {
    const source = stranger(`10.1.${n % 100}.0/24`);
    const outcome = await signIn(
      t.deps,
      attempt({ ruc: victim.ruc, clave: `conjetura número ${n}`, source }),
    );
    if ('effort' in outcome) stopped += 1;
  }
  assert.equal(stopped, 290);
  assert.equal(passwords.count, 10);
  // From the known device in a strange place, and from the known network without the cookie: nothing is asked.
  const travelling = { network: '10.1.7.0/24', device, equipo: 'Firefox' };
  signedIn(await signIn(t.deps, attempt({ ruc: victim.ruc, source: travelling })));
  signedIn(await signIn(t.deps, attempt({ ruc: victim.ruc, source: mine })));
  const sucesos = await listSucesosOfCuenta(t.deps.db, victim.id, 100);
  assert.equal(sucesos.filter(({ clase }) => clase === 'ingreso-frenado').length, 1);
});

test('ASVS 6.3.1 from a new device under attack the owner gets in by work, good once', async () => {
  const victim = await addSupplier(t.deps, '1799999052001');
  for (let n = 0; n < 10; n += 1) await signIn(t.deps, attempt({ ruc: victim.ruc, clave: otherClave }));
  const source = stranger('203.0.113.0/24');
  const effort = work(asked(await signIn(t.deps, attempt({ ruc: victim.ruc, source }))));
  const wrong = await signIn(t.deps, attempt({ ruc: victim.ruc, clave: otherClave, source, effort }));
  assert.ok(isRefusal(wrong) && wrong.code === 'ingreso-fallido');
  const again = asked(await signIn(t.deps, attempt({ ruc: victim.ruc, source, effort })));
  signedIn(await signIn(t.deps, attempt({ ruc: victim.ruc, source, effort: work(again) })));
});

test('without JavaScript the owner gets in by waiting; too early keeps the place, twice does not work', async () => {
  const victim = await addSupplier(t.deps, '1799999060001');
  for (let n = 0; n < 10; n += 1) await signIn(t.deps, attempt({ ruc: victim.ruc, clave: otherClave }));
  const source = stranger('203.0.114.0/24');
  const first = asked(await signIn(t.deps, attempt({ ruc: victim.ruc, source })));
  assert.equal(first.waitSeconds, 15);
  const wait = first.wait ?? '';
  t.deps.clock.advance(5_000);
  const early = asked(await signIn(t.deps, attempt({ ruc: victim.ruc, source, effort: { wait } })));
  assert.deepEqual([early.wait, early.waitSeconds], [wait, 10]);
  t.deps.clock.advance(10_000);
  const elsewhere = attempt({ ruc: victim.ruc, source: stranger('203.0.115.0/24'), effort: { wait } });
  asked(await signIn(t.deps, elsewhere));
  const wrong = attempt({ ruc: victim.ruc, clave: otherClave, source, effort: { wait } });
  assert.ok(!('effort' in (await signIn(t.deps, wrong))));
  asked(await signIn(t.deps, attempt({ ruc: victim.ruc, source, effort: { wait } })));
});

test('ASVS 2.4.1 one network trying many accounts is asked for work too', async () => {
  const source = stranger('203.0.120.0/24');
  let free = 0;
  for (let n = 0; n < 60; n += 1) {
    const outcome = await signIn(t.deps, attempt({ ruc: `17${String(n).padStart(8, '0')}001`, source }));
    if (!('effort' in outcome)) free += 1;
  }
  assert.equal(free, 50);
});

test('right sign-ins are no guesses: an office may sign in all day', async () => {
  const office = await addSupplier(t.deps, '1799999078001');
  for (let n = 0; n < 25; n += 1) {
    signedIn(await signIn(t.deps, attempt({ ruc: office.ruc, source: stranger('203.0.130.0/24') })));
  }
});

test('ASVS 16.2.5 no password, network or device is stored in the clear', async () => {
  const tables = ['sesiones', 'presupuestos', 'sucesos_de_seguridad', 'desafios', 'origenes_conocidos'];
  for (const table of tables) {
    const text = `select coalesce(string_agg(x::text, ' '), '') as dump from ${table} x`;
    const [row] = await t.deps.db.query<{ dump: string }>({ name: `volcar-${table}`, text });
    assert.ok(row !== undefined && !/203\.0|198\.51|10\.1\.|sauces|conjetura|mantel/.test(row.dump), table);
  }
});
