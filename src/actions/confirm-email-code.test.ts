import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { addSupplier, type Person } from '../../tests/people.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { findBorrador, insertBorrador } from '../store/borradores.ts';
import { confirmEmailCode } from './confirm-email-code.ts';
import { codeFor, type EmailCodeOrder, sendEmailCode } from './send-email-code.ts';

let t: TestDatabase;

before(async () => {
  t = await testDatabase();
});
after(() => t.stop());

const campo = 'correoNuevo';
const direccion = 'Nueva.Direccion@correo-ejemplo.example';

function actorOf({ id, ruc }: Person): Solicitante {
  return { clase: 'proveedor', cuenta: id, ruc, nombre: 'Persona Sintética' };
}

async function draft(ruc: string): Promise<{ actor: Solicitante; borradorId: string }> {
  const actor = actorOf(await addSupplier(t.deps, ruc));
  const id = t.deps.ids.newId();
  const borrador = { id, cuenta: actor.cuenta, tramite: 'de-prueba', definicion: 'x', entrada: {} };
  await insertBorrador(t.deps.db, borrador, t.deps.clock.nowMs());
  return { actor, borradorId: id };
}

async function send(actor: Solicitante, order: EmailCodeOrder): Promise<string> {
  const outcome = await sendEmailCode(t.deps, actor, order);
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome));
  return outcome.codeId;
}

async function digitsOf(codeId: string): Promise<string> {
  return (await codeFor(t.deps, codeId))?.codigo ?? '';
}

test('the right code marks the address in the draft, folded; the job sees the digits, the caller does not', async () => {
  const { actor, borradorId } = await draft('1799999028001');
  const codeId = await send(actor, { borradorId, campo, direccion });
  const mail = await codeFor(t.deps, codeId);
  assert.equal(mail?.para, direccion);
  assert.match(mail?.codigo ?? '', /^\d{6}$/);
  assert.deepEqual(mail, await codeFor(t.deps, codeId));
  const typed = ` ${mail?.codigo.slice(0, 3)} ${mail?.codigo.slice(3)} `;
  assert.equal(await confirmEmailCode(t.deps, actor, { borradorId, campo, codigo: typed }), null);
  const kept = await findBorrador(t.deps.db, borradorId, actor.cuenta);
  assert.deepEqual(kept?.verificados, [`${campo}=${direccion.toLowerCase()}`]);
  const again = await confirmEmailCode(t.deps, actor, { borradorId, campo, codigo: typed });
  assert.equal(again?.code, 'codigo-vencido');
});

test('a code goes to the address in the register without anybody typing it', async () => {
  const { actor, borradorId } = await draft('1799999036001');
  const codeId = await send(actor, { borradorId, campo: 'codigoAnterior', direccion: 'registrado' });
  assert.equal((await codeFor(t.deps, codeId))?.para, 'contabilidad@textiles-demostracion.example');
  const codigo = await digitsOf(codeId);
  assert.equal(await confirmEmailCode(t.deps, actor, { borradorId, campo: 'codigoAnterior', codigo }), null);
  const kept = await findBorrador(t.deps.db, borradorId, actor.cuenta);
  assert.deepEqual(kept?.verificados, ['codigoAnterior=contabilidad@textiles-demostracion.example']);
});

test('ASVS 6.6.3 after five tries a right code is too late', async () => {
  const { actor, borradorId } = await draft('1799999044001');
  const codigo = await digitsOf(await send(actor, { borradorId, campo, direccion }));
  const wrong = codigo === '000000' ? '000001' : '000000';
  for (const typed of [wrong, '', 'abcdef', '1'.repeat(10_000), wrong]) {
    const outcome = await confirmEmailCode(t.deps, actor, { borradorId, campo, codigo: typed });
    assert.equal(outcome?.code, 'codigo-incorrecto');
  }
  assert.equal(
    (await confirmEmailCode(t.deps, actor, { borradorId, campo, codigo }))?.code,
    'codigo-vencido',
  );
});

test('ASVS 6.5.1 6.5.5 a code is good once under parallel use, for ten minutes, and until a newer one', async () => {
  const { actor, borradorId } = await draft('1799999052001');
  const first = await digitsOf(await send(actor, { borradorId, campo, direccion }));
  const second = await digitsOf(await send(actor, { borradorId, campo, direccion }));
  if (first !== second) {
    const outcome = await confirmEmailCode(t.deps, actor, { borradorId, campo, codigo: first });
    assert.equal(outcome?.code, 'codigo-incorrecto');
  }
  const parallel = await Promise.all(
    [1, 2, 3].map(() => confirmEmailCode(t.deps, actor, { borradorId, campo, codigo: second })),
  );
  assert.equal(parallel.filter((outcome) => outcome === null).length, 1);
  const codeId = await send(actor, { borradorId, campo, direccion });
  const third = await digitsOf(codeId);
  t.deps.clock.advance(600_000);
  assert.equal(await codeFor(t.deps, codeId), null);
  const late = await confirmEmailCode(t.deps, actor, { borradorId, campo, codigo: third });
  assert.equal(late?.code, 'codigo-vencido');
});

test('ASVS 8.2.2 nobody proves an address in somebody else’s draft', async () => {
  t.deps.clock.advance(3_600_000);
  const mine = await draft('1799999060001');
  const theirs = await draft('1799999078001');
  const foreign = await sendEmailCode(t.deps, mine.actor, {
    borradorId: theirs.borradorId,
    campo,
    direccion,
  });
  assert.ok(isRefusal(foreign) && foreign.code === 'no-encontrada');
  const order = { borradorId: theirs.borradorId, campo, direccion };
  const codigo = await digitsOf(await send(theirs.actor, order));
  const attempt = { borradorId: theirs.borradorId, campo, codigo };
  assert.equal((await confirmEmailCode(t.deps, mine.actor, attempt))?.code, 'codigo-vencido');
  assert.equal(
    (await confirmEmailCode(t.deps, mine.actor, { ...attempt, borradorId: 'x' }))?.code,
    'no-encontrada',
  );
  assert.equal(
    (await confirmEmailCode(t.deps, theirs.actor, { ...attempt, campo: 'x\0' }))?.code,
    'no-encontrada',
  );
  assert.equal(await confirmEmailCode(t.deps, theirs.actor, attempt), null);
});

test('ASVS 2.4.1 five codes an hour for an account over all drafts, and five to one address', async () => {
  const { actor, borradorId } = await draft('1799999086001');
  t.deps.clock.advance(3_600_000);
  for (let n = 0; n < 5; n += 1) {
    await send(actor, { borradorId, campo: `campo${n}`, direccion: `n${n}@correo-ejemplo.example` });
  }
  const sixth = await sendEmailCode(t.deps, actor, { borradorId, campo, direccion });
  assert.ok(isRefusal(sixth) && sixth.code === 'demasiados-intentos');
  const victim = 'victima@correo-ejemplo.example';
  const outcomes: boolean[] = [];
  for (let n = 0; n < 6; n += 1) {
    const other = await draft(`1799999${200 + n}001`);
    const order = { borradorId: other.borradorId, campo, direccion: victim };
    outcomes.push(isRefusal(await sendEmailCode(t.deps, other.actor, order)));
  }
  assert.deepEqual(outcomes, [false, false, false, false, false, true]);
  t.deps.clock.advance(3_600_000);
  await send(actor, { borradorId, campo, direccion });
});

test('an address that is none is refused beside its field', async () => {
  const { actor, borradorId } = await draft('1799999094001');
  for (const typed of ['', 'sin arroba', 'a@b', 'a@b.ec\r\nBcc: x@y.ec']) {
    const outcome = await sendEmailCode(t.deps, actor, { borradorId, campo, direccion: typed });
    assert.ok(isRefusal(outcome) && outcome.errors[0]?.path === campo, typed);
  }
});
