/** Codes that brought a conversation back, and presences that ran out, are thrown away a day after they ended. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openScene, type Scene } from '../../tests/scene.ts';
import { beginTalk, comeIn, staffOf } from '../actions/chat/testing/waiting-person.ts';
import { cleanUp } from './clean-up.ts';

const dayMs = 86_400_000;
let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

async function count(table: 'codigos_de_chat' | 'agentes_presentes'): Promise<number> {
  const text = `select count(*)::int as filas from ${table}`;
  const [row] = await scene.deps.db.query<{ filas: number }>({ name: `prueba-${table}`, text });
  return row?.filas ?? -1;
}

test('a day after they ended, and not before', async () => {
  const { deps } = scene;
  const { id } = await beginTalk(scene);
  await comeIn(scene, staffOf(scene).agent);
  const insert = {
    name: 'prueba-codigo-de-chat',
    text: 'insert into codigos_de_chat (id, conversacion, huella, vence_en, creado_en) values ($1, $2, $3, $4, $4)',
  };
  const ends = deps.clock.nowMs() + 60_000;
  await deps.db.execute(insert, [deps.ids.newId(), id, 'x', new Date(ends).toISOString()]);
  deps.clock.set(ends + dayMs - 1);
  await cleanUp(deps);
  assert.deepEqual([await count('codigos_de_chat'), await count('agentes_presentes')], [1, 1]);
  deps.clock.advance(2);
  await cleanUp(deps);
  assert.deepEqual([await count('codigos_de_chat'), await count('agentes_presentes')], [0, 0]);
});
