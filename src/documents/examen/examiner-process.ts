/** The process that looks into files: takes one order at a time from its parent and answers it. It holds no secret and opens no connection. */
import { answerOrders } from '../child-process/answer-orders.ts';
import { drawPage } from './draw-page.ts';
import { examineFile } from './examine-file.ts';
import type { Answer, Order } from './order.ts';

answerOrders(async (order: Order): Promise<Answer> => {
  if (order.kind === 'examinar') return { kind: 'examen', examen: await examineFile(order) };
  const png = await drawPage(order);
  return { kind: 'pagina', png: png === null ? null : png.toString('base64') };
});
