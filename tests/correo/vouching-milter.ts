/** The filter of an agency's mail server, for tests: writes `Authentication-Results` on each mail, by whom the envelope names. */
import { createServer, type Socket } from 'node:net';

export type VouchingMilter = { readonly port: number; stop(): Promise<void> };

const protocolVersion = 6;
const mayAddHeaders = 0x01;
/** Of a mail only its envelope's sender and its end are asked for; all other steps are declined. */
const stepsDeclined = 0x37b;
const goOn = Buffer.from('c');

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const packet = (body: Buffer): Buffer => Buffer.concat([uint32(body.length), body]);

const negotiated = Buffer.concat([
  Buffer.from('O'),
  uint32(protocolVersion),
  uint32(mayAddHeaders),
  uint32(stepsDeclined),
]);

/** As the first header below the server's own `Received`. */
const inserted = (name: string, value: string): Buffer =>
  Buffer.concat([Buffer.from('i'), uint32(1), Buffer.from(`${name}\0 ${value}\0`)]);

/** What SPF finds of a domain; null: this filter writes nothing on the mail. */
export type SpfOf = (domain: string) => 'pass' | 'fail' | null;

function converse(socket: Socket, authservId: string, spfOf: SpfOf): void {
  let domain = '';
  let rest: Buffer = Buffer.alloc(0);

  function answersTo(command: string, body: Buffer): readonly Buffer[] {
    if (command === 'O') return [negotiated];
    if (command === 'M') {
      const address = /^<?([^<>\0]*)/.exec(body.toString('utf8'))?.[1] ?? '';
      domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
      return [goOn];
    }
    if (command === 'E') {
      const found = spfOf(domain);
      const value = `${authservId}; spf=${found} smtp.mailfrom=${domain}`;
      return found === null ? [goOn] : [inserted('Authentication-Results', value), goOn];
    }
    return ['A', 'D', 'K', 'Q'].includes(command) ? [] : [goOn];
  }

  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE(0)) {
      const end = 4 + rest.readUInt32BE(0);
      const command = rest.toString('latin1', 4, 5);
      for (const answer of answersTo(command, rest.subarray(5, end))) socket.write(packet(answer));
      rest = rest.subarray(end);
      if (command === 'Q') socket.end();
    }
  });
}

/** Speaks the milter protocol on any free port of this machine. */
export async function startVouchingMilter(authservId: string, spfOf: SpfOf): Promise<VouchingMilter> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, authservId, spfOf);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    stop: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
