// What readers follow: lines from their cursor on, bounded, per conversation; and how far each has grown.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { beginConversation } from '../../../tests/chat/begin-conversation.ts';
import { type TestDatabase, testDatabase } from '../../../tests/database.ts';
import { appendAssistantLine } from './append-assistant-line.ts';
import { readChatLines, readChatNews, readHeads } from './read-chat-lines.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.stop());

async function withLines(count: number): Promise<string> {
  const { id } = await beginConversation(base.deps);
  for (let i = 1; i <= count; i += 1)
    await appendAssistantLine(base.deps, id, {
      clase: 'mensaje',
      contenido: { texto: `${i}` },
      cliente: `linea-${i}-x`,
    });
  return id;
}

test('each conversation is read from its own cursor, in order and no further than the bound', async () => {
  const [a, b, c] = [await withLines(5), await withLines(2), await withLines(1)];
  const asked = [
    { id: a, despues: 1 },
    { id: b, despues: 0 },
    { id: c, despues: 1 },
    { id: base.deps.ids.newId(), despues: 0 },
    { id: 'no-es-un-id', despues: 0 },
  ];
  const found = await readChatLines(base.deps, asked, 3);
  assert.deepEqual([...found.keys()].sort(), [a, b].sort());
  assert.deepEqual(
    found.get(a)?.map(({ n }) => n),
    [2, 3, 4],
  );
  assert.deepEqual(
    found.get(b)?.map(({ contenido }) => contenido),
    [{ texto: '1' }, { texto: '2' }],
  );
  assert.equal((await readChatLines(base.deps, [], 3)).size, 0);
});

test('news are the lines after a cursor with how the conversation stands; without lines it is there all the same', async () => {
  const [a, b] = [await withLines(3), await withLines(1)];
  const asked = [
    { id: a, despues: 1 },
    { id: b, despues: 1 },
    { id: base.deps.ids.newId(), despues: 0 },
    { id: 'no-es-un-id', despues: 0 },
  ];
  const news = await readChatNews(base.deps, asked, 1);
  assert.deepEqual(
    [...news].map(([id, { head, lines }]) => [id, head.lineas, lines.map(({ n }) => n)]).sort(),
    [
      [a, 3, [2]],
      [b, 1, []],
    ].sort(),
  );
});

test('heads tell how far each conversation is; unknown ones are absent', async () => {
  const id = await withLines(2);
  const heads = await readHeads(base.deps, [id, base.deps.ids.newId(), 'no-es-un-id']);
  assert.equal(heads.size, 1);
  const { lineas, version, estado, persona, agente } = heads.get(id) ?? {};
  assert.deepEqual(
    { lineas, version, estado, persona, agente },
    { lineas: 2, version: 1, estado: 'asistente', persona: null, agente: null },
  );
});
