/** The process that looks into files: takes one order at a time from its parent and answers it. It holds no secret and opens no connection. */
import { drawPage } from './draw-page.ts';
import { examineFile } from './examine-file.ts';
import type { Answer, Order } from './order.ts';

async function answer(order: Order): Promise<Answer> {
  if (order.kind === 'examinar') return { kind: 'examen', examen: await examineFile(order) };
  const png = await drawPage(order);
  return { kind: 'pagina', png: png === null ? null : png.toString('base64') };
}

process.on('message', (order: Order) => {
  answer(order).then(
    (done) => process.send?.(done),
    (error: unknown) => {
      // A bug or a broken disk: the parent takes the end of the process for "could not be looked at".
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
// The parent is gone: nobody waits for an answer any more.
process.on('disconnect', () => process.exit(0));
