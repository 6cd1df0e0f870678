/** The yardstick for the chat: a bare `node:http` server that writes what is posted under a key to the streams of that key. */
import { createServer, type ServerResponse } from 'node:http';

const streams = new Map<string, Set<ServerResponse>>();

const server = createServer((incoming, outgoing) => {
  const key = incoming.url ?? '';
  const followers = streams.get(key) ?? new Set<ServerResponse>();
  if (incoming.method === 'GET') {
    streams.set(key, followers.add(outgoing));
    outgoing.once('close', () => {
      followers.delete(outgoing);
      if (followers.size === 0) streams.delete(key);
    });
    outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    outgoing.write(': hola\n\n');
    return;
  }
  const parts: Buffer[] = [];
  incoming.on('data', (part: Buffer) => parts.push(part));
  incoming.on('end', () => {
    const event = `event: linea\ndata: ${Buffer.concat(parts).toString('utf8')}\n\n`;
    for (const follower of followers) follower.write(event);
    outgoing.writeHead(204).end();
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.send?.({ port: address?.port });
});
// Its parent ends it by letting go of the channel.
process.once('disconnect', () => process.exit(0));
