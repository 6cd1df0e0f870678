/** One kept-alive HTTP/1.1 connection without a client library: the generator shares the cores with what it measures. */
import { connect, type Socket } from 'node:net';

export type Answer = { readonly status: number; readonly head: string; readonly body: Buffer };

export type Connection = {
  /** Sends a whole request and waits for the whole answer; one at a time. */
  send(request: string): Promise<Answer>;
  close(): void;
};

type Waiting = { resolve(answer: Answer): void; reject(error: Error): void };

const chunkedEnd = Buffer.from('0\r\n\r\n');

/** Where the answer in `bytes` ends, or -1 while some of it is missing. */
function endOf(bytes: Buffer, headEnd: number, head: string): number {
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length !== undefined) {
    const end = headEnd + Number(length);
    return bytes.length >= end ? end : -1;
  }
  if (!/^transfer-encoding: *chunked/im.test(head)) return headEnd;
  return bytes.length > headEnd && bytes.subarray(-chunkedEnd.length).equals(chunkedEnd) ? bytes.length : -1;
}

function parse(bytes: Buffer): Answer | null {
  const split = bytes.indexOf('\r\n\r\n');
  if (split === -1) return null;
  const head = bytes.toString('latin1', 0, split);
  const end = endOf(bytes, split + 4, head);
  if (end === -1) return null;
  return { status: Number(head.slice(9, 12)), head, body: bytes.subarray(split + 4, end) };
}

function attach(socket: Socket): Connection {
  let waiting: Waiting | null = null;
  let received: Buffer[] = [];
  const fail = (error: Error): void => {
    const broken = waiting;
    waiting = null;
    broken?.reject(error);
  };
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk);
    const answer = parse(received.length === 1 ? chunk : Buffer.concat(received));
    if (answer === null || waiting === null) return;
    const served = waiting;
    waiting = null;
    received = [];
    served.resolve(answer);
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

/** Connects to a port of this machine. */
export function openConnection(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(attach(socket));
    });
  });
}
