/** A hub over conversations in memory and a bus of its own, with tabs to follow them; everything is synthetic. */
import { setImmediate as turn } from 'node:timers/promises';
import { testClock } from '../../../platform/clock.ts';
import { systemIds } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import { localBus } from '../../../platform/pointer-bus.ts';
import { trusted } from '../../../ui/html.ts';
import { createHub, type StreamAsked } from '../create-hub.ts';
import type { Stream } from '../rooms.ts';
import { conversationId, cookieOf, fakeConversations } from './fake-conversations.ts';
import { eventsIn, type FakeOutput, fakeOutput, type StreamEvent } from './fake-tab.ts';

export const ids = [conversationId(1), conversationId(2), conversationId(3)];
const clock = testClock(0);
const silent = createLog({ level: 'error', clock, ids: systemIds, write: () => undefined });
/** Long enough that a clogged line fills up within a test. */
export const render = () => trusted(`<li>${'x'.repeat(1_000)}</li>`);

export function openWorld() {
  const chat = fakeConversations();
  const bus = localBus();
  const hub = createHub({ ...chat, bus, clock, ids: systemIds, log: silent, paceMs: 0 });
  const announce = (id: string, n: number) => bus.announce({ topic: 'chat', key: id, n });
  return { chat, bus, hub, announce };
}
export type World = ReturnType<typeof openWorld>;

export type Followed = {
  readonly events: readonly StreamEvent[];
  readonly output: FakeOutput;
};

/** A tab with its events in the order in which they arrive. */
export function followWith({ hub }: World, asked: StreamAsked): Followed {
  const events: StreamEvent[] = [];
  let stream: Stream | undefined;
  const output = fakeOutput(
    (text) => events.push(...eventsIn(text)),
    () => {
      if (stream !== undefined) hub.closed(stream);
    },
  );
  stream = hub.follow(asked, output);
  return { events, output };
}

/** As whoever began the conversation without an account. */
export function follow(world: World, id: string, cursor: number): Followed {
  return followWith(world, {
    quien: { clase: 'persona', huella: cookieOf(id), cuenta: null },
    huellaDeSesion: null,
    cursores: new Map([[id, cursor]]),
    bandejas: [],
    render,
  });
}

/** As somebody whose session has the fingerprint `sesion`. */
export function followAs(
  world: World,
  asked: Pick<StreamAsked, 'quien' | 'bandejas'>,
  followed: readonly string[],
): Followed {
  const cursores = new Map(followed.map((id) => [id, 0]));
  return followWith(world, { ...asked, huellaDeSesion: 'sesion', cursores, render });
}

/** Until everything under way is through, as long as nothing is delayed for long. */
export async function quiet(): Promise<void> {
  for (let left = 60; left > 0; left -= 1) await turn();
}
