// Many lines at once: one that cannot be stored spoils no other, and statements never wait for each other in a circle.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { beginConversation, provenConversation } from '../../tests/chat/begin-conversation.ts';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import type { LineaPorGuardar } from '../domain/chat/linea-sellada.ts';
import type { Queries } from '../platform/database.ts';
import { DatabaseFault } from '../platform/database-fault.ts';
import { commitmentOf } from '../trust/chat-lines.ts';
import { appendLineas, type LineaPedida } from './append-lineas.ts';
import { openLineWriter } from './line-writer.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.stop());

function pedida(conversacion: string, cliente: string, texto = 'Hola'): LineaPedida {
  const open = {
    conversacion,
    clase: 'mensaje' as const,
    autor: { clase: 'asistente' as const },
    contenido: { texto },
    reservado: null,
    ocurridaMs: base.deps.clock.nowMs(),
    cliente,
  };
  const linea: LineaPorGuardar = {
    ...open,
    huella: cliente,
    sal: '00',
    compromiso: commitmentOf(open, '00'),
  };
  return { linea, permiso: { clase: 'asistente' }, lineasMax: 3_000, porMinutoMax: 30, archivosMax: 20 };
}

const begun = (count: number) =>
  Promise.all(Array.from({ length: count }, async () => (await beginConversation(base.deps)).id));

/** Counts the statements that pass. */
function counted(db: Queries): Queries & { count(): number } {
  let statements = 0;
  return {
    count: () => statements,
    execute: db.execute,
    query: (...asked) => {
      statements += 1;
      return db.query(...asked);
    },
  };
}

test('what arrives while statements are under way goes together in the next ones', async () => {
  const db = counted(base.deps.db);
  const writer = openLineWriter(db);
  const ids = await begun(40);
  const outcomes = await Promise.all(ids.map((id) => writer.append(pedida(id, 'linea-1'))));
  assert.ok(outcomes.every(({ outcome }) => outcome === 'escrita'));
  assert.equal(db.count(), 2, 'one that found nothing under way, and one for the other 39');
});

test('a line that the database cannot store is refused alone; an unknown conversation is told apart', async () => {
  const writer = openLineWriter(base.deps.db);
  const ids = await begun(6);
  const bad = ids[3] ?? '';
  const outcomes = await Promise.allSettled([
    ...ids.map((id) => writer.append(pedida(id, 'linea-1', id === bad ? 'nulo \u0000' : 'Hola'))),
    writer.append(pedida(base.deps.ids.newId(), 'linea-1')),
  ]);
  const failed = outcomes.filter((o) => o.status === 'rejected');
  assert.equal(failed.length, 1);
  assert.ok(outcomes[3]?.status === 'rejected' && outcomes[3].reason instanceof DatabaseFault);
  assert.deepEqual(outcomes[6], { status: 'fulfilled', value: { outcome: 'ausente' } });
  for (const id of ids)
    assert.equal((await provenConversation(base.deps, id)).lineas.length, id === bad ? 0 : 1);
  assert.equal((await writer.append(pedida(bad, 'linea-2'))).outcome, 'escrita', 'the writer goes on');
});

test('a connection lost after the commit is made good: the line is there once', async () => {
  const { db } = base.deps;
  let lost = 0;
  const flaky: Queries = {
    execute: db.execute,
    query: async <Row extends object>(...asked: Parameters<Queries['query']>) => {
      const rows = await db.query<Row>(...asked);
      lost += 1;
      if (lost === 1) throw new DatabaseFault('outcome-unknown', new Error('connection lost'));
      return rows;
    },
  };
  const [id = ''] = await begun(1);
  assert.deepEqual(await openLineWriter(flaky).append(pedida(id, 'linea-1')), {
    outcome: 'repetida',
    n: 1,
    huella: 'linea-1',
    conAsistente: true,
  });
  assert.equal((await provenConversation(base.deps, id)).lineas.length, 1);
});

test('statements over the same conversations in opposite orders never block each other', async () => {
  const ids = await begun(30);
  const rounds = Array.from({ length: 12 }, (_, round) => {
    const order = round % 2 === 0 ? ids : [...ids].reverse();
    return appendLineas(
      base.deps.db,
      order.map((id) => pedida(id, `ronda-${round}`)),
      true,
    );
  });
  for (const outcomes of await Promise.all(rounds))
    assert.ok(outcomes.every(({ outcome }) => outcome === 'escrita'));
  for (const id of ids) assert.equal((await provenConversation(base.deps, id)).lineas.length, 12);
});

test('a conversation that another transaction holds keeps nobody else waiting, and is written once it is free', async () => {
  const { db } = base.deps;
  const writer = openLineWriter(db);
  const ids = await begun(8);
  const held = ids[0] ?? '';
  let late: Promise<unknown> = Promise.resolve();
  await db.transaction(async (queries) => {
    const lock = { name: 'prueba-cerrojo', text: 'select from conversaciones where id = $1 for update' };
    await queries.execute(lock, [held]);
    late = Promise.all([writer.append(pedida(held, 'linea-1')), writer.append(pedida(held, 'linea-2'))]);
    const others = await Promise.all(ids.slice(1).map((id) => writer.append(pedida(id, 'linea-1'))));
    assert.ok(others.every(({ outcome }) => outcome === 'escrita'));
  });
  await late;
  const { lineas } = await provenConversation(base.deps, held);
  assert.deepEqual(
    lineas.map(({ cliente }) => cliente),
    ['linea-1', 'linea-2'],
  );
});
