/** One conversation with clamd: a command, an optional stream, one answer, all under a deadline. */
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { ScannerAddress } from '../../platform/scanner-address.ts';
import { antivirusLimits as limits } from './antivirus-limits.ts';

export type ClamdFailure =
  /** Nobody listens there, or not in time. */
  | 'sin-conexion'
  | 'tiempo-agotado'
  /** The connection ended before the answer did. */
  | 'cortado'
  /** The file is larger than we send, or than the scanner takes. */
  | 'demasiado-grande'
  | 'respuesta-desconocida'
  /** The file itself could not be read. */
  | 'lectura';

export type ClamdAnswer =
  | { readonly answer: string; readonly wasSentWhole: boolean }
  | { readonly failure: ClamdFailure };

export type ClamdLimits = {
  readonly sizeBytesMax: number;
  readonly deadlineMs: number;
  readonly connectMs: number;
};

/** `null` for `source` sends the command alone. Never rejects. The source is read to its end or destroyed. */
export function askClamd(
  address: ScannerAddress,
  command: 'zINSTREAM' | 'zPING',
  source: Readable | null,
  given: ClamdLimits,
): Promise<ClamdAnswer> {
  return new Promise((resolve) => {
    const socket = open(address);
    let isConnected = false;
    let wasSentWhole = false;
    let received = Buffer.alloc(0);
    const finish = (answer: ClamdAnswer): void => {
      clearTimeout(connecting);
      clearTimeout(deadline);
      socket.destroy();
      source?.destroy();
      resolve(answer);
    };
    const fail = (failure: ClamdFailure) => finish({ failure });
    const connecting = setTimeout(() => fail('sin-conexion'), given.connectMs);
    const deadline = setTimeout(() => fail('tiempo-agotado'), given.deadlineMs);
    const settle = (): void => {
      const answer = received.toString('utf8').split('\0')[0]?.trim() ?? '';
      finish(
        answer === '' ? { failure: isConnected ? 'cortado' : 'sin-conexion' } : { answer, wasSentWhole },
      );
    };
    socket.on('connect', async () => {
      isConnected = true;
      clearTimeout(connecting);
      const outcome = await send(socket, command, source, given.sizeBytesMax);
      if (outcome === 'sent') wasSentWhole = true;
      else if (outcome !== 'closed') fail(outcome);
    });
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.length > limits.answerBytesMax) fail('respuesta-desconocida');
      else if (received.includes(0)) settle();
    });
    // A scanner that has had enough answers and hangs up while we still write: its answer counts, not the broken pipe.
    socket.on('error', () => undefined);
    socket.on('close', settle);
    source?.on('error', () => undefined);
  });
}

function open(address: ScannerAddress): Socket {
  return address.kind === 'unix' ? connect(address.path) : connect(address.port, address.host);
}

/** `closed`: the other side went away; whatever it said decides. */
async function send(
  socket: Socket,
  command: string,
  source: Readable | null,
  sizeBytesMax: number,
): Promise<'sent' | 'closed' | 'lectura' | 'demasiado-grande'> {
  if (!(await put(socket, Buffer.from(`${command}\0`)))) return 'closed';
  if (source === null) return 'sent';
  let sentBytes = 0;
  try {
    for await (const piece of source) {
      const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(piece);
      sentBytes += bytes.length;
      if (sentBytes > sizeBytesMax) return 'demasiado-grande';
      for (let at = 0; at < bytes.length; at += limits.chunkBytes) {
        const chunk = bytes.subarray(at, at + limits.chunkBytes);
        if (!(await put(socket, framed(chunk)))) return 'closed';
      }
    }
  } catch {
    return socket.destroyed ? 'closed' : 'lectura';
  }
  return (await put(socket, framed(Buffer.alloc(0)))) ? 'sent' : 'closed';
}

/** A length in four bytes, big end first, then the bytes; length zero ends the stream (clamd(8), INSTREAM). */
function framed(chunk: Buffer): Buffer {
  const framedChunk = Buffer.alloc(4 + chunk.length);
  framedChunk.writeUInt32BE(chunk.length);
  chunk.copy(framedChunk, 4);
  return framedChunk;
}

/** Waits until the bytes left the process, so that a slow scanner slows the reading down; false when the line is dead. */
function put(socket: Socket, bytes: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    if (socket.destroyed || !socket.writable) return resolve(false);
    const onClose = () => resolve(false);
    socket.once('close', onClose);
    socket.write(bytes, (error) => {
      socket.off('close', onClose);
      resolve(!error);
    });
  });
}
