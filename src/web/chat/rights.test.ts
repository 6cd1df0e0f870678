// Nobody is told anything they may not know any more, and notices go to the side they are for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { unidadDePrueba } from './testing/fake-conversations.ts';
import { follow, followAs, ids, openWorld, quiet } from './testing/fake-world.ts';

const [first = '', second = ''] = ids;

const agente = {
  clase: 'funcionario',
  cuenta: 'agente-sintetico',
  nombre: 'Agente Sintético',
  roles: ['funcionario'],
  unidades: [unidadDePrueba],
} as const;

test('ASVS 8.3.2 rights taken away end the stream before the next line', async () => {
  const world = openWorld();
  const { events, output } = follow(world, first, 0);
  world.announce(first, world.chat.append(first));
  await quiet();
  const persona = { clase: 'proveedor', cuenta: 'otra-cuenta', ruc: '', nombre: 'Sintética' } as const;
  world.chat.change(first, { persona });
  world.announce(first, world.chat.append(first));
  await quiet();
  assert.deepEqual(
    events.map(({ name }) => name),
    ['linea', 'fin'],
  );
  assert.ok(output.isOver);
});

test('ASVS 8.3.2 staff whose unit was taken away lose an idle stream at the next poll', async () => {
  const world = openWorld();
  world.chat.sessions.set('sesion', agente);
  const { events, output } = followAs(
    world,
    { quien: { clase: 'agente', actor: agente }, bandejas: [unidadDePrueba] },
    [],
  );
  await world.hub.round();
  assert.equal(events.length, 0);
  world.chat.sessions.set('sesion', { ...agente, unidades: [] });
  await world.hub.round();
  assert.deepEqual(
    events.map(({ name }) => name),
    ['fin'],
  );
  assert.ok(output.isOver);
});

test('who comes while rights are being read is not judged by what was true before', async () => {
  const world = openWorld();
  const anonymous = follow(world, first, 0);
  await quiet();
  world.chat.delays.push(20, 20);
  const round = world.hub.round();
  // The statements have seen the conversation by now, and their answers are still on the way.
  for (let left = 15; left > 0; left -= 1) await turn();
  const persona = { clase: 'proveedor', cuenta: 'cuenta-sintetica', ruc: '', nombre: 'Sintética' } as const;
  world.chat.change(first, { persona });
  world.chat.sessions.set('sesion', persona);
  const quien = { clase: 'persona', huella: 'otro equipo', cuenta: persona.cuenta } as const;
  const { events, output } = followAs(world, { quien, bandejas: [] }, [first]);
  await round;
  await quiet();
  assert.equal(events.length, 0);
  assert.equal(output.isOver, false);
  world.announce(first, world.chat.append(first));
  await quiet();
  assert.deepEqual(
    events.map(({ data }) => data.n),
    [1],
  );
  assert.deepEqual(
    anonymous.events.map(({ name }) => name),
    ['fin'],
  );
});

test('typing reaches the other side alone, and not in a flood', async () => {
  const world = openWorld();
  const { events } = follow(world, first, 0);
  for (let count = 0; count < 20; count += 1) {
    world.bus.announce({ topic: 'escribiendo', key: first, n: 1 });
    world.bus.announce({ topic: 'escribiendo', key: first, n: 2 });
    world.bus.announce({ topic: 'escribiendo', key: second, n: 2 });
  }
  await quiet();
  assert.deepEqual(events, [{ name: 'escribiendo', data: { c: first, quien: 'agente' } }]);
});

test('inbox changes are told together, to their unit alone', async () => {
  const world = openWorld();
  world.chat.sessions.set('sesion', agente);
  const { events } = followAs(
    world,
    { quien: { clase: 'agente', actor: agente }, bandejas: [unidadDePrueba] },
    [],
  );
  const persona = follow(world, first, 0);
  for (let count = 0; count < 20; count += 1) {
    world.bus.announce({ topic: 'bandeja', key: 'Otra unidad', n: 0 });
    world.bus.announce({ topic: 'bandeja', key: unidadDePrueba, n: 0 });
  }
  await quiet();
  assert.deepEqual(events, [{ name: 'bandeja', data: {} }]);
  assert.deepEqual(persona.events, []);
  await world.hub.drain();
});
