/** The beat of a duty: nudges are gathered, turns never overlap, a fault does not end it, a stop does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Pace, startPulse } from './pulse.ts';

const never = 3_600_000;
const tick = (ms = 20): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function counted(turn: (n: number) => Promise<Pace>) {
  const seen = { turns: 0, faults: 0, running: 0, together: 0 };
  const pulse = startPulse({
    turn: async () => {
      seen.turns += 1;
      seen.running += 1;
      seen.together = Math.max(seen.together, seen.running);
      try {
        return await turn(seen.turns);
      } finally {
        seen.running -= 1;
      }
    },
    onFault: () => {
      seen.faults += 1;
    },
    nudgeMs: 1,
    soonMs: 1,
    idleMs: never,
  });
  return { pulse, seen };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await tick(1);
}

test('idle, it beats once and then only when nudged; many nudges are one turn', async () => {
  const { pulse, seen } = counted(async () => 'idle');
  await until(() => seen.turns === 1 && seen.running === 0);
  for (let i = 0; i < 100; i += 1) pulse.nudge();
  await until(() => seen.turns === 2);
  await tick();
  assert.equal(seen.turns, 2);
  await pulse.stop();
});

test('while there is more it goes on by itself, and never two turns at once', async () => {
  const { pulse, seen } = counted(async (n) => {
    pulse.nudge();
    await tick(2);
    return n < 5 ? 'again' : 'idle';
  });
  await until(() => seen.turns > 5);
  assert.equal(seen.together, 1);
  await pulse.stop();
});

test('held back it asks again and again, and begins once nobody holds it', async () => {
  const asked = { times: 0, isHeld: true };
  let turns = 0;
  const pulse = startPulse({
    turn: async () => {
      turns += 1;
      return 'idle';
    },
    onFault: () => undefined,
    nudgeMs: 1,
    soonMs: 1,
    idleMs: never,
    isHeld: () => {
      asked.times += 1;
      return asked.isHeld;
    },
  });
  pulse.nudge();
  await until(() => asked.times > 3);
  assert.equal(turns, 0);
  asked.isHeld = false;
  await until(() => turns === 1);
  await pulse.stop();
});

test('a turn that throws is reported and followed by another', async () => {
  const { pulse, seen } = counted(async (n) => {
    if (n < 3) throw new Error('x');
    return 'idle';
  });
  await until(() => seen.turns === 3);
  assert.equal(seen.faults, 2);
  await pulse.stop();
});

test('after a stop nothing beats any more, and the stop waits for the turn under way', async () => {
  const { pulse, seen } = counted(async () => {
    await tick();
    return 'again';
  });
  await until(() => seen.running === 1);
  await pulse.stop();
  assert.equal(seen.running, 0);
  const { turns } = seen;
  pulse.nudge();
  await tick();
  assert.equal(seen.turns, turns);
});
