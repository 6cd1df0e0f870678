/** Writing to a stream and ending it: nothing is skipped for a slow reader, it is told to start over. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { hubLimits } from './hub-limits.ts';
import type { Rooms, Stream } from './rooms.ts';
import { startOver } from './stream-frames.ts';

export type Farewells = {
  /** False: too much lies unsent, so the stream was told to start over and is ended. */
  write(stream: Stream, text: string, conversacion: string): boolean;
  /** For what may get lost: goes out only where nothing piles up. */
  writeIfFlowing(stream: Stream, text: string): void;
  end(stream: Stream, lastWords: string): void;
  closed(stream: Stream): void;
  /** Cuts those that did not take their last words within `farewellRounds` rounds. */
  round(): void;
  /** When all that were ended have closed, which `cut` brings about. */
  allClosed(): Promise<void>;
  cut(): void;
};

const isClogged = ({ output }: Stream) => output.writableLength > chatLimits.streamBacklogBytesMax;

export function farewellsFrom(rooms: Rooms): Farewells {
  const closing = new Set<Stream>();
  let waiting: (() => void)[] = [];

  function tellAll(): void {
    for (const tell of waiting) tell();
    waiting = [];
  }

  function end(stream: Stream, lastWords: string): void {
    if (stream.ended) return;
    rooms.leave(stream);
    if (stream.output.destroyed) return;
    closing.add(stream);
    stream.output.write(lastWords);
    stream.output.end();
  }

  return {
    end,
    write(stream, text, conversacion) {
      if (stream.ended) return false;
      if (stream.output.destroyed) {
        rooms.leave(stream);
        return false;
      }
      if (isClogged(stream)) {
        end(stream, startOver(conversacion));
        return false;
      }
      stream.output.write(text);
      return true;
    },
    writeIfFlowing(stream, text) {
      if (!stream.ended && !stream.output.destroyed && !isClogged(stream)) stream.output.write(text);
    },
    closed(stream) {
      rooms.leave(stream);
      closing.delete(stream);
      if (closing.size === 0) tellAll();
    },
    round() {
      for (const stream of closing) {
        stream.farewellRounds += 1;
        if (stream.farewellRounds > hubLimits.farewellRounds) stream.output.destroy();
      }
    },
    allClosed: () =>
      closing.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    cut() {
      for (const stream of [...closing]) stream.output.destroy();
      closing.clear();
      tellAll();
    },
  };
}
