/** Place and people are counted as they are; the estimate comes from the last hour of the same unit, or not at all. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { watchedDatabase } from '../../../tests/people.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { readWaiting } from './read-waiting.ts';
import { setPresence } from './set-presence.ts';
import { accepted, beginTalk, comeIn, staffOf, take, waitInLine } from './testing/waiting-person.ts';

const minute = 60_000;
let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

test('who does not wait has no place', async () => {
  const { id } = await beginTalk(scene);
  assert.equal(await readWaiting(scene.deps, id), null);
  assert.equal(await readWaiting(scene.deps, scene.deps.ids.newId()), null);
});

test('places count from one in the order of asking, also within one instant; people in a pause take nobody', async () => {
  const { deps } = scene;
  const { agent, colleague } = staffOf(scene);
  const first = [await waitInLine(scene), await waitInLine(scene)];
  deps.clock.advance(1_000);
  const last = await waitInLine(scene);
  const places = await Promise.all(
    [...first, last].map(async ({ id }) => (await readWaiting(deps, id))?.lugar),
  );
  assert.deepEqual(places.toSorted(), [1, 2, 3]);
  assert.equal(places[2], 3);
  assert.equal((await readWaiting(deps, last.id))?.agentes, 0);
  await comeIn(scene, agent);
  accepted(await setPresence(deps, colleague, { estado: 'en-pausa', capacidad: 4 }));
  const waiting = await readWaiting(deps, last.id);
  assert.deepEqual([waiting?.lugar, waiting?.agentes, waiting?.espera], [3, 1, null]);
  const [taken] = first;
  assert.ok(taken);
  accepted(await take(scene, agent, taken.conversacion));
  assert.equal((await readWaiting(deps, last.id))?.lugar, 2);
  deps.clock.advance(chatLimits.presenceLeaseSeconds * 1_000);
  assert.equal((await readWaiting(deps, last.id))?.agentes, 0);
});

test('enough takes of the last hour make an estimate, in one statement; older ones make none', async () => {
  const { deps } = scene;
  const { agent, colleague } = staffOf(scene);
  deps.clock.advance(60 * minute);
  const line = await Promise.all(Array.from({ length: 6 }, () => waitInLine(scene)));
  for (const [i, { conversacion }] of line.entries()) {
    deps.clock.advance(2 * minute);
    const who = i % 2 === 0 ? agent : colleague;
    await comeIn(scene, who);
    accepted(await take(scene, who, conversacion));
  }
  const { id } = await waitInLine(scene);
  const db = watchedDatabase(deps.db);
  const waiting = await readWaiting({ ...deps, db }, id);
  assert.deepEqual(db.names, ['lugar-en-la-fila']);
  const { desdeMin, hastaMin, texto } = waiting?.espera ?? { desdeMin: -1, hastaMin: -1, texto: '' };
  assert.ok(waiting !== null && waiting.lugar >= 1 && desdeMin >= 0 && hastaMin > desdeMin, texto);
  assert.match(texto, /^(menos de \d+ minutos|entre \d+ y \d+ minutos)$/);
  deps.clock.advance(61 * minute);
  await comeIn(scene, agent);
  assert.equal((await readWaiting(deps, id))?.espera, null);
});
