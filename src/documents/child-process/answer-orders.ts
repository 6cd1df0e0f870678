/** The other side of a watched process: answers each order with one message, and ends when nobody waits any more. */

/** `answer` may reject: the parent then takes the end of the process for an order that could not be done. */
export function answerOrders<Order, Answer>(answer: (order: Order) => Promise<Answer>): void {
  process.on('message', (order: Order) => {
    answer(order).then(
      (done) => process.send?.(done),
      (error: unknown) => {
        // A bug or a broken disk.
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
}
