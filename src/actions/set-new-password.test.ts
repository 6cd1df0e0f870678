import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { addEntity, addSupplier, goodClave, otherClave, type Person, stranger } from '../../tests/people.ts';
import { isRefusal } from '../domain/refusals.ts';
import { findCuentaById, updateActiva } from '../store/cuentas.ts';
import { createResetLinks } from './create-reset-links.ts';
import { openSession } from './open-session.ts';
import { readSession } from './read-session.ts';
import { type AnotarCambioDeClave, inspectResetLink, setNewPassword } from './set-new-password.ts';
import { signIn } from './sign-in.ts';

let t: TestDatabase;
const noted: { cuentaId: string; solicitudId: string; para: string[] }[] = [];
const anotar: AnotarCambioDeClave = async (_queries, { cuentaId, solicitudId, avisos }) => {
  noted.push({ cuentaId, solicitudId, para: avisos.map(({ para }) => para) });
};
const solicitudId = '01990000-0000-7000-8000-000000000001';
let events = 0;

before(async () => {
  t = await testDatabase();
});
after(() => t.stop());

async function linkFor({ ruc }: Person, ocurridoMs = t.deps.clock.nowMs()) {
  events += 1;
  const links = await createResetLinks(t.deps, { solicitudId, ruc, eventId: `evento:${events}`, ocurridoMs });
  const [link] = links;
  assert.ok(link !== undefined);
  return { ...link, token: link.url.split('/').at(-1) ?? '' };
}

const use = (token: string, clave = otherClave, repetida?: string) =>
  setNewPassword(t.deps, {
    token,
    clave,
    network: '198.51.100.0/24',
    anotar,
    ...(repetida === undefined ? {} : { repetida }),
  });

const enter = ({ ruc, usuario }: Person, clave: string) =>
  signIn(t.deps, { ruc, usuario, clave, source: stranger(), previousToken: null, effort: {} });

async function refused(token: string, code = 'enlace-invalido'): Promise<void> {
  const outcome = await use(token);
  assert.ok(isRefusal(outcome) && outcome.code === code, JSON.stringify(outcome));
}

test('ASVS 7.4.3 6.3.7 the new password works, the old one and all sessions end, the owner is told', async () => {
  const person = await addSupplier(t.deps, '1799999028001');
  const before = await enter(person, goodClave);
  assert.ok(!isRefusal(before));
  const { token, usuario, minutes } = await linkFor(person);
  assert.deepEqual([usuario, minutes], ['gerencia', 15]);
  noted.length = 0;
  const outcome = await use(token, otherClave, otherClave);
  assert.deepEqual(outcome, { ruc: person.ruc, usuario: 'gerencia', nombre: 'Persona Sintética' });
  assert.deepEqual(noted, [
    { cuentaId: person.id, solicitudId, para: ['contabilidad@textiles-demostracion.example'] },
  ]);
  assert.equal(await readSession(t.deps, before.token), null);
  assert.ok(isRefusal(await enter(person, goodClave)));
  assert.ok(!isRefusal(await enter(person, otherClave)));
  await refused(token);
});

test('ASVS 7.4.3 a sign-in under way when the password is replaced opens no session', async () => {
  const person = await addSupplier(t.deps, '1799999125001');
  const read = await findCuentaById(t.deps.db, person.id);
  assert.ok(read !== null);
  const { token } = await linkFor(person);
  assert.ok(!isRefusal(await use(token)));
  const entry = { source: stranger(), previousToken: null };
  assert.equal(await openSession(t.deps, read, entry, 'clave'), null);
});

test('ASVS 6.4.1 15.4.2 fifty parallel uses of one link set one password', async () => {
  const person = await addSupplier(t.deps, '1799999036001');
  const { token } = await linkFor(person);
  const claves = Array.from({ length: 50 }, (_, n) => `mantel de cuadros y panela número ${n}`);
  noted.length = 0;
  const outcomes = await Promise.all(claves.map((clave) => use(token, clave)));
  const winners = claves.filter((_, n) => !isRefusal(outcomes[n]));
  assert.equal(winners.length, 1);
  assert.equal(noted.length, 1);
  assert.ok(!isRefusal(await enter(person, winners[0] ?? '')));
});

test('ASVS 6.5.5 a link expires fifteen minutes after its event, whenever the mail left', async () => {
  const person = await addSupplier(t.deps, '1799999044001');
  const eventMs = t.deps.clock.nowMs();
  t.deps.clock.advance(10 * 60_000);
  const { token } = await linkFor(person, eventMs);
  assert.ok(!isRefusal(await inspectResetLink(t.deps, token)));
  t.deps.clock.advance(5 * 60_000);
  assert.ok(isRefusal(await inspectResetLink(t.deps, token)));
  await refused(token);
});

test('ASVS 6.4.1 a newer link ends the older ones; a retried job gives the same link again', async () => {
  const person = await addSupplier(t.deps, '1799999052001');
  const old = await linkFor(person);
  const order = { solicitudId, ruc: person.ruc, eventId: 'el mismo', ocurridoMs: t.deps.clock.nowMs() + 1 };
  const [once] = await createResetLinks(t.deps, order);
  t.deps.clock.advance(60_000);
  const [twice] = await createResetLinks(t.deps, order);
  assert.deepEqual(once, twice);
  await refused(old.token);
  const token = once?.url.split('/').at(-1) ?? '';
  assert.ok(!isRefusal(await use(token)));
  await refused(old.token);
});

test('looking at a link changes nothing, however often', async () => {
  const person = await addSupplier(t.deps, '1799999060001');
  const { token } = await linkFor(person);
  for (let n = 0; n < 5; n += 1) {
    const seen = await inspectResetLink(t.deps, token);
    assert.ok(!isRefusal(seen) && seen.usuario === 'gerencia');
  }
  assert.ok(!isRefusal(await use(token)));
});

test('ASVS 6.3.8 unknown, used, older and malformed links get one answer', async () => {
  const person = await addSupplier(t.deps, '1799999078001');
  const used = await linkFor(person);
  await use(used.token);
  const answers = new Set<string>();
  for (const token of [used.token, 'A'.repeat(43), '', 'x', `${used.token}x`, '../../etc/passwd', '\0']) {
    answers.add(JSON.stringify([await use(token), await inspectResetLink(t.deps, token)]));
  }
  assert.equal(answers.size, 1);
});

test('ASVS 6.2.4 6.2.11 a refused password says why and leaves the link good', async () => {
  const person = await addSupplier(t.deps, '1799999086001');
  const { token } = await linkFor(person);
  for (const clave of ['corta', 'contraseñasegura2026', `${person.ruc}-clave`, 'gerencia gerencia 1']) {
    const outcome = await use(token, clave);
    assert.ok(isRefusal(outcome) && outcome.code === 'clave-debil', clave);
    assert.equal(outcome.errors[0]?.path, 'clave');
  }
  const differs = await use(token, otherClave, `${otherClave} `);
  assert.ok(isRefusal(differs) && differs.errors[0]?.path === 'repetida');
  assert.ok(!isRefusal(await use(token)));
});

test('while a new address rests, the link goes to the former one and both are told', async () => {
  const recuperaDesdeMs = t.deps.clock.nowMs() + 86_400_000;
  const correo = { direccion: 'nuevo@ladron.example', recuperaDesdeMs, anterior: 'antes@duena.example' };
  const person = await addSupplier(t.deps, '1799999094001', 'gerencia', correo);
  const { token, para } = await linkFor(person);
  assert.equal(para, 'antes@duena.example');
  noted.length = 0;
  await use(token);
  assert.deepEqual(noted[0]?.para, ['nuevo@ladron.example', 'antes@duena.example']);
});

test('each user of a RUC gets a link of their own; a closed account gets none', async () => {
  const ruc = '1760000150001';
  const one = await addEntity(t.deps, ruc, 'compras');
  await addEntity(t.deps, ruc, 'tesoreria');
  const closed = await addEntity(t.deps, ruc, 'antigua');
  await updateActiva(t.deps.db, closed.id, false);
  const links = await createResetLinks(t.deps, { solicitudId, ruc, eventId: 'varios' });
  assert.deepEqual(
    links.map(({ usuario, para }) => `${usuario} ${para}`),
    ['compras compras@municipio-muestra.example', 'tesoreria compras@municipio-muestra.example'],
  );
  const only = await createResetLinks(t.deps, { solicitudId, ruc, eventId: 'varios', cuentaId: one.id });
  assert.deepEqual(only, [links[0]]);
});

test('a change that cannot be noted does not happen, and the link stays good', async () => {
  const person = await addSupplier(t.deps, '1799999109001');
  const { token } = await linkFor(person);
  const failing: AnotarCambioDeClave = async () => {
    throw new Error('journal away');
  };
  const input = { token, clave: otherClave, network: 'x', anotar: failing };
  await assert.rejects(setNewPassword(t.deps, input), /journal away/);
  assert.ok(!isRefusal(await enter(person, goodClave)));
  assert.ok(!isRefusal(await use(token)));
});

test('ASVS 11.5.1 nothing stored opens a link', async () => {
  const person = await addSupplier(t.deps, '1799999117001');
  const { token } = await linkFor(person);
  const rows = await t.deps.db.query<{ dump: string }>({
    name: 'volcar-enlaces',
    text: `select e::text as dump from enlaces_de_clave e union all select s.detalle::text from sucesos_de_seguridad s`,
  });
  assert.ok(rows.every(({ dump }) => !dump.includes(token)));
});
