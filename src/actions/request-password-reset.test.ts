import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { addSupplier, watchedDatabase } from '../../tests/people.ts';
import { resetDefinition } from '../../tests/reset-definition.ts';
import { solveProof } from '../../tests/solve-proof.ts';
import type { Effort } from './effort.ts';
import { type Archivar, requestPasswordReset } from './request-password-reset.ts';

let t: TestDatabase;
let db: ReturnType<typeof watchedDatabase>;
const filed: string[] = [];
const archivar: Archivar = async ({ ruc, nombre, verdicts }) => {
  filed.push(`${ruc} ${nombre} ${verdicts.map(({ state }) => state).join()}`);
};
const definicion = resetDefinition();
const correo = 'contabilidad@textiles-demostracion.example';
const noWait = async (): Promise<void> => undefined;
let nets = 0;

before(async () => {
  t = await testDatabase((deps) => {
    db = watchedDatabase(deps.db);
    return { db };
  });
});
after(() => t.stop());

/** Each from a network of its own unless told. */
function ask(
  ruc: string,
  address: string,
  network?: string,
  effort: Effort = {},
  wait: (ms: number) => Promise<void> = noWait,
) {
  nets += 1;
  const from = network ?? `10.${nets >> 8}.${nets & 255}.0/24`;
  const request = { definicion, datos: { ruc, correo: address }, network: from, effort, archivar };
  return requestPasswordReset(t.deps, request, wait);
}

test('a match is filed with what the checks found, under the register’s name', async () => {
  await addSupplier(t.deps, '1799999028001');
  filed.length = 0;
  await ask('1799999028001', correo.toUpperCase());
  assert.deepEqual(filed, ['1799999028001 Textiles Demostración S.A. ok']);
});

test('ASVS 6.3.8 the answer, the wait and the number of statements are the same for a match and for none', async () => {
  const target = await addSupplier(t.deps, '1799999036001');
  const seen = new Set<string>();
  for (const [ruc, address] of [
    [target.ruc, correo],
    [target.ruc, 'otra.persona@correo-ejemplo.example'],
    ['1799999999001', correo],
  ] as const) {
    const before = filed.length;
    const waits: number[] = [];
    db.names.length = 0;
    const outcome = await ask(ruc, address, undefined, {}, async (ms) => {
      waits.push(ms);
    });
    // The filing is one statement more; everybody else's row in its place makes up for it.
    const statements = db.names.length + (filed.length - before);
    seen.add(JSON.stringify([outcome, waits, statements]));
  }
  assert.equal(seen.size, 1, [...seen].join('\n'));
  assert.ok([...seen].join().includes('un mensaje al correo registrado'));
});

test('ASVS 6.3.1 more requests for an account cost work, known or not, and the owner’s link still leaves', async () => {
  const target = await addSupplier(t.deps, '1799999044001');
  for (const ruc of [target.ruc, '1799999998001']) {
    for (let n = 0; n < 3; n += 1)
      assert.ok('respuesta' in (await ask(ruc, `tanteo${n}@correo-ejemplo.example`)));
    for (let n = 0; n < 20; n += 1) assert.ok('effort' in (await ask(ruc, correo)));
  }
  filed.length = 0;
  const network = '203.0.113.0/24';
  const asked = await ask(target.ruc, correo, network);
  assert.ok('effort' in asked);
  const { challenge, bits } = asked.effort;
  const effort = { challenge, nonce: solveProof(challenge, bits) };
  assert.ok('respuesta' in (await ask(target.ruc, correo, network, effort)));
  assert.equal(filed.length, 1);
});

test('without JavaScript waiting does it too', async () => {
  const target = await addSupplier(t.deps, '1799999052001');
  for (let n = 0; n < 3; n += 1) await ask(target.ruc, 'tanteo@correo-ejemplo.example');
  const network = '203.0.114.0/24';
  const asked = await ask(target.ruc, correo, network);
  assert.ok('effort' in asked && asked.effort.wait !== null);
  t.deps.clock.advance(asked.effort.waitSeconds * 1000);
  filed.length = 0;
  assert.ok('respuesta' in (await ask(target.ruc, correo, network, { wait: asked.effort.wait })));
  assert.equal(filed.length, 1);
});

test('ASVS 2.4.1 a network that asks for many accounts is slowed down, another is not', async () => {
  const network = '203.0.115.0/24';
  let free = 0;
  for (let n = 0; n < 15; n += 1) {
    const outcome = await ask(`17${String(n).padStart(8, '0')}001`, correo, network);
    if ('respuesta' in outcome) free += 1;
  }
  assert.equal(free, 10);
  assert.ok('respuesta' in (await ask('1700000100001', correo)));
});

test('the right answers send three links while one lives, behind the same answer; then the next leaves', async () => {
  const target = await addSupplier(t.deps, '1799999060001');
  filed.length = 0;
  const insist = async (): Promise<void> => {
    let outcome = await ask(target.ruc, correo);
    if ('effort' in outcome) {
      const { challenge, bits } = outcome.effort;
      outcome = await ask(target.ruc, correo, undefined, { challenge, nonce: solveProof(challenge, bits) });
    }
    assert.ok('respuesta' in outcome);
  };
  for (let n = 0; n < 6; n += 1) await insist();
  assert.equal(filed.length, 3);
  t.deps.clock.advance(15 * 60_000);
  await insist();
  assert.equal(filed.length, 4);
});
