/** The yardstick for pages: a bare `node:http` server that sends given bytes, in a process of its own. */
import { createServer } from 'node:http';

export type RawOrder = {
  readonly pages: readonly {
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }[];
};

process.once('message', ({ pages }: RawOrder) => {
  const known = new Map(
    pages.map(({ path, headers, body }) => [path, { headers, body: Buffer.from(body, 'utf8') }]),
  );
  const server = createServer((incoming, outgoing) => {
    const page = known.get(incoming.url ?? '');
    if (page === undefined) outgoing.writeHead(404).end();
    else outgoing.writeHead(200, page.headers).end(page.body);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object') process.send?.({ port: address?.port });
  });
  // Its parent ends it by letting go of the channel.
  process.once('disconnect', () => process.exit(0));
});
