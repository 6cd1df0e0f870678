/** A body that is pulled as the reader takes it; when its source fails, the connection is cut: the reader must notice. */
import type { WebContext } from './web.ts';

/**
 * An error given to the stream itself would be written into the file, paths included, and end it well.
 * `onEnd` is called once: all is sent, the reader went, or the source failed with this.
 */
export function cutStream(
  c: WebContext,
  source: AsyncGenerator<Uint8Array>,
  onEnd: (error?: unknown) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isEnded = false;
  const end = (error?: unknown): void => {
    if (!isEnded) onEnd(error);
    isEnded = true;
  };
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const turn = await source.next();
          if (turn.done !== true) return controller.enqueue(new Uint8Array(turn.value));
          end();
        } catch (error) {
          end(error);
          c.env.outgoing.destroy();
        }
        controller.close();
      },
      async cancel() {
        end();
        await source.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
