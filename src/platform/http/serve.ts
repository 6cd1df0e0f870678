/** The HTTP server around the application: listens, bounds what clients may hold open, and drains when it stops. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { StartRefusal } from '../start-refusal.ts';
import { answerUnreadable, GuardedResponse } from './guarded-response.ts';

export type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

export type HttpServer = {
  readonly port: number;
  /** Until it is called, every request is told to come back. */
  handle(handler: Handler): void;
  /** From now on every answer is the last of its connection: proxies let go of it without losing a request. */
  letGo(): void;
  /** Stops accepting, lets running answers finish (bounded), then closes what is left. */
  stop(): Promise<void>;
};

/** A phone on a slow line may take a while, a held-open socket may not. */
const headersTimeoutMs = 20_000;
const requestTimeoutMs = 600_000;
const keepAliveTimeoutMs = 30_000;
const headersBytesMax = 16 * 1024;
const drainMs = 5_000;

function notYet(_incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' });
  outgoing.end('Ventanilla está iniciando. Vuelva a intentarlo en un segundo.\n');
}

/** Throws `StartRefusal` when the port is taken or not allowed. */
export function listen(host: string, port: number): Promise<HttpServer> {
  let handler: Handler = notYet;
  let letsGo = false;
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      maxHeaderSize: headersBytesMax,
      ServerResponse: GuardedResponse,
    },
    (incoming, outgoing) => {
      if (letsGo) outgoing.shouldKeepAlive = false;
      handler(incoming, outgoing);
    },
  );
  server.on('clientError', answerUnreadable);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? 'ya está en uso; elija otro con PORT'
          : `no se puede usar (${error.code ?? error.name})`;
      reject(new StartRefusal(`El puerto ${port} de ${host} ${why}.`));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        handle: (next) => {
          handler = next;
        },
        letGo: () => {
          letsGo = true;
        },
        stop: () =>
          new Promise((done) => {
            const hurry = setTimeout(() => server.closeAllConnections(), drainMs);
            server.close(() => {
              clearTimeout(hurry);
              done();
            });
            server.closeIdleConnections();
          }),
      });
    });
  });
}
