// Whatever is lost, late or doubled on the way, every tab ends with the whole conversation and never with a gap.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { lookEverywhere } from '../../platform/pointer-bus-database.ts';
import type { Stream } from './rooms.ts';
import { type Copy, copyOf, eventsIn, type FakeOutput, fakeOutput } from './testing/fake-tab.ts';
import { ids, openWorld, render } from './testing/fake-world.ts';

type Tab = { readonly copy: Copy; output: FakeOutput; readonly follows: readonly string[]; isOpen: boolean };

function openCrowd() {
  const { chat, bus, hub, announce } = openWorld();
  const tabs: Tab[] = [];
  const late: { id: string; n: number }[] = [];

  function connect(tab: Tab): void {
    tab.isOpen = true;
    let stream: Stream | undefined;
    tab.output = fakeOutput(
      (text) => {
        for (const event of eventsIn(text)) tab.copy.take(event);
      },
      () => {
        tab.isOpen = false;
        if (stream !== undefined) hub.closed(stream);
      },
    );
    // As a supervisor's tool would: rights are another test's matter.
    stream = hub.follow(
      {
        quien: { clase: 'asistente' },
        huellaDeSesion: null,
        cursores: tab.copy.cursors,
        bandejas: [],
        render,
      },
      tab.output,
    );
  }

  return { chat, bus, hub, tabs, late, announce, connect };
}
type Crowd = ReturnType<typeof openCrowd>;

type Step = (world: Crowd) => void | Promise<void>;
const conversation = fc.constantFrom(...ids);
const pick = fc.nat(20);
const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(list.length, 1)];

const append = fc
  .tuple(
    conversation,
    fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 60, max: 250 })),
    fc.constantFrom('now', 'lost', 'twice', 'late', 'last'),
  )
  .map(
    ([id, count, how]): Step =>
      (world) => {
        for (let left = count; left > 0; left -= 1) {
          const n = world.chat.append(id);
          if (how === 'late') world.late.unshift({ id, n });
          if (how === 'now' || how === 'twice' || (how === 'last' && left === 1)) world.announce(id, n);
          if (how === 'twice') world.announce(id, n);
        }
      },
  );
const belated = pick.map(
  (index): Step =>
    (world) => {
      const pointer = at(world.late, index);
      if (pointer !== undefined) world.announce(pointer.id, pointer.n);
    },
);
const untrue = conversation.map(
  (id): Step =>
    (world) =>
      world.announce(id, world.chat.lengthOf(id) + 7),
);
const open = fc.subarray(ids, { minLength: 1 }).map(
  (follows): Step =>
    (world) => {
      const copy = copyOf(follows, world.chat.lengthOf);
      const tab = {
        copy,
        follows,
        isOpen: false,
        output: fakeOutput(
          () => undefined,
          () => undefined,
        ),
      };
      world.tabs.push(tab);
      world.connect(tab);
    },
);
const drop = pick.map(
  (index): Step =>
    (world) =>
      void at(world.tabs, index)?.output.destroy(),
);
const comeBack = pick.map(
  (index): Step =>
    (world) => {
      const tab = at(world.tabs, index);
      if (tab !== undefined && !tab.isOpen) world.connect(tab);
    },
);
const clog = pick.map(
  (index): Step =>
    (world) =>
      at(world.tabs, index)?.output.clog(),
);
const unclog = pick.map(
  (index): Step =>
    (world) =>
      at(world.tabs, index)?.output.unclog(),
);
const slow = fc.array(fc.nat(6), { maxLength: 5 }).map(
  (delays): Step =>
    (world) =>
      void world.chat.delays.push(...delays),
);
const fail = fc.constant<Step>((world) => {
  world.chat.failures += 1;
});
const everywhere = fc.constant<Step>((world) => world.bus.announce(lookEverywhere));
const round = fc.constant<Step>((world) => void world.hub.round());
const turns = fc.integer({ min: 1, max: 8 }).map(
  (count): Step =>
    async () => {
      for (let left = count; left > 0; left -= 1) await turn();
    },
);

const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: append },
    { weight: 4, arbitrary: turns },
    { weight: 4, arbitrary: open },
    { weight: 2, arbitrary: belated },
    { weight: 2, arbitrary: slow },
    { weight: 1, arbitrary: untrue },
    { weight: 2, arbitrary: drop },
    { weight: 2, arbitrary: comeBack },
    { weight: 4, arbitrary: clog },
    { weight: 1, arbitrary: unclog },
    { weight: 1, arbitrary: fail },
    { weight: 1, arbitrary: everywhere },
    { weight: 1, arbitrary: round },
  ),
  { minLength: 5, maxLength: 60 },
);

const isWhole = ({ tabs, chat }: Crowd) =>
  tabs.every(({ copy, isOpen }) => isOpen && [...copy.cursors].every(([id, n]) => n === chat.lengthOf(id)));

/** Nothing more happens but the poll and tabs coming back, as they do by themselves. */
async function settle(world: Crowd): Promise<void> {
  for (const { output } of world.tabs) output.unclog();
  for (let rounds = 0; rounds < 40 && !isWhole(world); rounds += 1) {
    for (const tab of world.tabs) if (!tab.isOpen) world.connect(tab);
    await world.hub.round();
    for (let left = 40; left > 0 && !isWhole(world); left -= 1) await turn();
  }
}

test('every tab ends with the whole conversation, without gap or repetition, whatever happens to pointers, readings and lines', async () => {
  let resyncs = 0;
  let lines = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      const world = openCrowd();
      for (const step of plan) await step(world);
      await settle(world);
      assert.ok(isWhole(world), 'a tab lacks lines');
      for (const { copy } of world.tabs) {
        resyncs += copy.resyncs;
        for (const n of copy.cursors.values()) lines += n;
      }
      await world.hub.drain();
    }),
    { numRuns: 150, interruptAfterTimeLimit: 30_000 },
  );
  // Else the plans would have tried too little.
  assert.ok(resyncs > 10 && lines > 10_000, JSON.stringify({ resyncs, lines }));
});
