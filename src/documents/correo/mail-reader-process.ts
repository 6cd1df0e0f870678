/** The process that reads mails: takes one at a time from its parent and answers it. It holds no secret of the service and opens no connection. */
import { answerOrders } from '../child-process/answer-orders.ts';
import { readSource } from './read-source.ts';

answerOrders(readSource);
