/** A virus scanner just real enough for a client: speaks clamd's INSTREAM over TCP or a socket file and misbehaves on demand. */
import { createServer, type Socket } from 'node:net';

/** The harmless test file every scanner knows, put together here so that no file of ours is one. */
export function eicar(): Buffer {
  const halves = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STAN', 'DARD-ANTIVIRUS-TEST-FILE!$H+H*'];
  return Buffer.from(halves.join(''));
}

export type ClamdMood =
  | 'well'
  /** Takes everything and says nothing. */
  | 'stalls'
  /** Accepts the connection and reads nothing. */
  | 'deaf'
  /** Hangs up in the middle of the stream. */
  | 'cuts'
  /** Answers half a sentence and hangs up. */
  | 'cuts-answer'
  | 'size-exceeded'
  /** Says OK before the file is through. */
  | 'hasty'
  | 'babbles'
  | 'endless';

export type FakeClamd = {
  /** As an operator would write it. */
  readonly address: string;
  mood: ClamdMood;
  /** Bytes of the last file taken whole. */
  lastSizeBytes: number;
  /** The largest single chunk seen. */
  chunkBytesMax: number;
  readonly signatures: Map<string, Buffer>;
  stop(): Promise<void>;
};

/** `where`: a path for a socket file, or nothing for any free TCP port of this machine. */
export async function startFakeClamd(where?: string): Promise<FakeClamd> {
  const sockets = new Set<Socket>();
  const fake = {
    mood: 'well' as ClamdMood,
    lastSizeBytes: 0,
    chunkBytesMax: 0,
    signatures: new Map([['Eicar-Signature', eicar()]]),
  };

  function answerTo(file: Buffer): string {
    fake.lastSizeBytes = file.length;
    for (const [name, pattern] of fake.signatures) if (file.includes(pattern)) return `stream: ${name} FOUND`;
    return 'stream: OK';
  }

  /** True once the answer is given or will never be. */
  function misbehave(socket: Socket): boolean {
    if (fake.mood === 'cuts') socket.destroy();
    else if (fake.mood === 'size-exceeded') socket.end('INSTREAM size limit exceeded. ERROR\0');
    else if (fake.mood === 'hasty') socket.write('stream: OK\0');
    else return false;
    return true;
  }

  function conclude(socket: Socket, file: Buffer): void {
    const answer = answerTo(file);
    if (fake.mood === 'stalls') return;
    if (fake.mood === 'cuts-answer') socket.end('str');
    else if (fake.mood === 'babbles') socket.end('UNKNOWN COMMAND\0');
    else if (fake.mood === 'endless') socket.end('a'.repeat(100_000));
    else socket.end(`${answer}\0`);
  }

  function converse(socket: Socket): void {
    if (fake.mood === 'deaf') return void socket.pause();
    let pending = Buffer.alloc(0);
    let isStream = false;
    const parts: Buffer[] = [];
    socket.on('data', (data: Buffer) => {
      pending = Buffer.concat([pending, data]);
      const end = pending.indexOf(0);
      if (!isStream) {
        if (end < 0) return;
        const command = pending.subarray(0, end).toString();
        pending = pending.subarray(end + 1);
        if (command === 'zPING') return void socket.end(fake.mood === 'babbles' ? 'HELLO\0' : 'PONG\0');
        if (command !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0');
        isStream = true;
      }
      while (pending.length >= 4) {
        const length = pending.readUInt32BE();
        if (pending.length < 4 + length) return;
        if (length === 0) return conclude(socket, Buffer.concat(parts));
        fake.chunkBytesMax = Math.max(fake.chunkBytesMax, length);
        parts.push(pending.subarray(4, 4 + length));
        pending = pending.subarray(4 + length);
        if (misbehave(socket)) return;
      }
    });
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (where === undefined) server.listen(0, '127.0.0.1', resolve);
    else server.listen(where, resolve);
  });
  const bound = server.address();
  const address =
    bound !== null && typeof bound === 'object' ? `clamd://127.0.0.1:${bound.port}` : `unix:${where}`;
  return Object.assign(fake, {
    address,
    async stop(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
