// Slow readers, those far behind, long polls, a stop, a failing database: each gets every line or is told to start over.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { conversationId } from './testing/fake-conversations.ts';
import { follow, followWith, ids, openWorld, quiet, render } from './testing/fake-world.ts';

const [first = '', second = ''] = ids;

test('a slow reader is told to start over and ended, and what it got until then has no gap', async () => {
  const world = openWorld();
  const { events, output } = follow(world, first, 0);
  output.clog();
  for (let count = 0; count < 150; count += 1) {
    world.announce(first, world.chat.append(first));
    await quiet();
  }
  output.unclog();
  assert.ok(output.isOver);
  const numbers = events.filter(({ name }) => name === 'linea').map(({ data }) => data.n);
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => index + 1),
  );
  assert.ok(numbers.length < 150);
  assert.deepEqual(events.at(-1), { name: 'resync', data: { c: first } });
  assert.deepEqual(world.hub.counts(), { streams: 0, conversations: 0 });
});

test('a slow reader that takes nothing at all is cut off after its farewell', async () => {
  const world = openWorld();
  const { output } = follow(world, first, 0);
  output.clog();
  for (let count = 0; count < 150; count += 1) world.announce(first, world.chat.append(first));
  await quiet();
  world.announce(first, world.chat.append(first));
  await quiet();
  for (let count = 0; count < 10; count += 1) await world.hub.round();
  assert.ok(output.destroyed);
});

test('where a line is taken out, whoever shows the conversation reads it anew and misses nothing after', async () => {
  const world = openWorld();
  world.chat.append(first);
  const tab = follow(world, first, 0);
  await quiet();
  world.announce(first, world.chat.append(first, true));
  await quiet();
  world.announce(first, world.chat.append(first));
  await quiet();
  assert.deepEqual(
    tab.events.map(({ name, data }) => [name, data.n ?? null]),
    [
      ['linea', 1],
      ['linea', 2],
      ['resync', null],
      ['linea', 3],
    ],
  );
});

test('who is more than a batch behind starts over and then goes on from there', async () => {
  const world = openWorld();
  for (let count = 0; count < 500; count += 1) world.chat.append(first);
  const far = follow(world, first, 3);
  const near = follow(world, first, 498);
  await quiet();
  world.announce(first, world.chat.append(first));
  await quiet();
  assert.deepEqual(
    far.events.map(({ name, data }) => [name, data.n ?? null]),
    [
      ['resync', null],
      ['linea', 501],
    ],
  );
  assert.deepEqual(
    near.events.map(({ data }) => data.n),
    [499, 500, 501],
  );
});

test('many conversations that grow in one turn are read in one statement', async () => {
  const world = openWorld();
  const many = Array.from({ length: 100 }, (_, number) => conversationId(number + 10));
  const all = many.map((id) => follow(world, id, 0));
  await quiet();
  const before = { ...world.chat.asked };
  for (const id of many) world.announce(id, world.chat.append(id));
  await quiet();
  assert.equal(world.chat.asked.news - before.news, 1);
  assert.equal(world.chat.asked.heads - before.heads, 0);
  assert.ok(all.every(({ events }) => events.length === 1));
});

test('what is announced while a reading is under way is read by the next one', async () => {
  const world = openWorld();
  const { events } = follow(world, first, 0);
  world.chat.delays.push(6, 6);
  world.announce(first, world.chat.append(first));
  await turn();
  await turn();
  await turn();
  world.announce(first, world.chat.append(first));
  await quiet();
  assert.deepEqual(
    events.map(({ data }) => data.n),
    [1, 2],
  );
});

test('a long poll gets what is there at once, else what comes, else nothing at its end', async () => {
  const world = openWorld();
  world.chat.append(first);
  const there = await world.hub.waitForLines(first, 0, 25);
  assert.deepEqual(
    there.map(({ n }) => n),
    [1],
  );
  const coming = world.hub.waitForLines(first, 1, 25);
  await quiet();
  world.announce(first, world.chat.append(first));
  assert.deepEqual(
    (await coming).map(({ n }) => n),
    [2],
  );
  const vain = world.hub.waitForLines(first, 2, 4);
  await quiet();
  for (let count = 0; count < 3; count += 1) await world.hub.round();
  assert.deepEqual(await vain, []);
  const asker = { quien: { clase: 'persona', huella: 'otra', cuenta: null }, huellaDeSesion: null } as const;
  assert.deepEqual(await world.hub.waitForLines(first, 0, 25, asker), []);
  assert.deepEqual(world.hub.counts(), { streams: 0, conversations: 0 });
});

test('a drain tells every stream to come back after a wait of its own, ends waits, and lets nobody in again', async () => {
  const world = openWorld();
  const all = Array.from({ length: 5 }, () => follow(world, first, 0));
  all[0]?.output.clog();
  const wait = world.hub.waitForLines(first, 0, 25);
  await quiet();
  assert.deepEqual(world.hub.counts(), { streams: 5, conversations: 1 });
  // The clogged one never takes its farewell: the drain cuts it and does not hang.
  await world.hub.drain();
  assert.deepEqual(await wait, []);
  assert.ok(all.every(({ output }) => output.isOver));
  const waits = all.slice(1).map(({ events }) => {
    assert.deepEqual(
      events.map(({ name }) => name),
      ['reinicio'],
    );
    return Number(events[0]?.data.esperaMs);
  });
  assert.ok(waits.every((ms) => ms >= 500 && ms < 6_000));
  assert.ok(new Set(waits).size > 1);
  assert.deepEqual(world.hub.counts(), { streams: 0, conversations: 0 });
  const asked = { cursores: new Map([[first, 0]]), bandejas: [], render };
  assert.equal(
    world.hub.refusal({ ...asked, quien: { clase: 'asistente' }, huellaDeSesion: null })?.status,
    503,
  );
  assert.deepEqual(await world.hub.waitForLines(first, 0, 25), []);
});

test('a failing database delays lines and loses none', async () => {
  const world = openWorld();
  const { events, output } = follow(world, first, 0);
  await quiet();
  world.chat.failures = 2;
  world.announce(first, world.chat.append(first));
  await quiet();
  world.announce(first, world.chat.append(first));
  await quiet();
  assert.equal(events.length, 0);
  await world.hub.round();
  await quiet();
  assert.deepEqual(
    events.map(({ data }) => data.n),
    [1, 2],
  );
  assert.equal(output.isOver, false);
});
test('a line that cannot be drawn ends its own stream and holds up nobody else', async () => {
  const world = openWorld();
  const broken = () => {
    throw new TypeError('cannot draw this');
  };
  const quien = { clase: 'asistente' } as const;
  const cursores = new Map([[first, 0]]);
  const { events, output } = followWith(world, {
    quien,
    huellaDeSesion: null,
    cursores,
    bandejas: [],
    render: broken,
  });
  const other = follow(world, first, 0);
  const next = follow(world, second, 0);
  for (const id of [first, second]) world.announce(id, world.chat.append(id));
  await quiet();
  assert.deepEqual(events, [{ name: 'resync', data: { c: first } }]);
  assert.ok(output.isOver);
  for (const { events: got } of [other, next])
    assert.deepEqual(
      got.map(({ data }) => data.n),
      [1],
    );
});
