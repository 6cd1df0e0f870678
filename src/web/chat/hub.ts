/** The hub on the real readers, driven by the one timer that serves all its streams. */
import { readChatNews, readHeads } from '../../actions/chat/read-chat-lines.ts';
import { sessionsAlive } from '../../actions/chat/sessions-alive.ts';
import type { Deps } from '../../actions/deps.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { type ChatHub, createHub } from './create-hub.ts';
import { hubLimits } from './hub-limits.ts';

export type { ChatHub } from './create-hub.ts';

/** Call `drain` before the HTTP server and the bus are stopped. */
export function openHub(deps: Deps): ChatHub {
  const { bus, clock, ids, log } = deps;
  const { stream, waitForLines, counts, drain, round } = createHub({
    readNews: (asked, limit) => readChatNews(deps, asked, limit),
    readHeads: (asked) => readHeads(deps, asked),
    sessionsAlive: (huellas) => sessionsAlive(deps, huellas),
    bus,
    clock,
    ids,
    log,
    paceMs: hubLimits.paceMs,
  });
  const timer = setInterval(round, chatLimits.pollSeconds * 1000);
  timer.unref();
  return {
    stream,
    waitForLines,
    counts,
    drain() {
      clearInterval(timer);
      return drain();
    },
  };
}
