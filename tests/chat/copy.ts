/** One participant's copy of conversations, filled from streams, and everything about it that must never happen. */
import type { StreamEvent } from './event-stream.ts';

type Heard = { readonly clase: string; readonly html: string };

export type Copy = {
  /** Takes an event of a stream; what breaks the promise is noted in `wrongs`. */
  take(event: StreamEvent): void;
  cursor(conversation: string): number;
  lines(conversation: string): readonly Heard[];
  readonly wrongs: readonly string[];
  /** Times the service asked to start over. */
  readonly resyncs: number;
};

type LineEvent = { readonly c: string; readonly n: number; readonly clase: string; readonly html: string };

/** `who` shows in what went wrong. */
export function emptyCopy(who: string): Copy {
  const kept = new Map<string, Heard[]>();
  const wrongs: string[] = [];
  let resyncs = 0;
  const linesOf = (conversation: string): Heard[] => {
    const known = kept.get(conversation) ?? [];
    kept.set(conversation, known);
    return known;
  };
  return {
    take({ event, data }) {
      if (event === 'resync') {
        // A reader told to start over throws away what it has; `c` names the conversation.
        resyncs += 1;
        kept.delete((data as { c: string }).c);
        return;
      }
      if (event !== 'linea') return;
      const { c, n, clase, html } = data as LineEvent;
      const lines = linesOf(c);
      if (n === lines.length + 1) lines.push({ clase, html });
      else wrongs.push(`${who} has ${lines.length} lines of ${c} and was sent ${n}`);
    },
    cursor: (conversation) => kept.get(conversation)?.length ?? 0,
    lines: (conversation) => kept.get(conversation) ?? [],
    wrongs,
    get resyncs() {
      return resyncs;
    },
  };
}
