/** Puts the fixed headers on answers that no application made: unreadable requests, and failures below the application. */
import { type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { securityHeaders } from './security-headers.ts';

const policyHeader = 'content-security-policy';

/** Without `strict-transport-security`: here nobody knows whether a proxy speaks https for us. */
const fixed = Object.entries({ ...securityHeaders({ https: false }), 'cache-control': 'no-store' });

type HeadersGiven = OutgoingHttpHeaders | OutgoingHttpHeader[];

/** An answer whose head carries our headers, whoever writes it; the application's own answers pass at the cost of one look. */
export class GuardedResponse extends ServerResponse {
  override writeHead(status: number, reason?: string | HeadersGiven, headers?: HeadersGiven): this {
    const given = typeof reason === 'string' ? headers : reason;
    const ours = given !== undefined && policyHeader in given;
    if (!ours) for (const [name, value] of fixed) this.setHeader(name, value);
    return typeof reason === 'string'
      ? super.writeHead(status, reason, headers)
      : super.writeHead(status, reason);
  }
}

const sentences: Readonly<Record<string, { readonly head: string; readonly body: string }>> = {
  HPE_HEADER_OVERFLOW: {
    head: '431 Request Header Fields Too Large',
    body: 'Las cabeceras de la petición son demasiado grandes.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    head: '408 Request Timeout',
    body: 'La petición tardó demasiado en llegar.',
  },
};
const unreadable = { head: '400 Bad Request', body: 'No pudimos leer la petición.' };

/** Answers what the HTTP parser refused, and closes: nothing that follows on this connection can be trusted. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const { head, body } = sentences[error.code ?? ''] ?? unreadable;
  const lines = [
    `HTTP/1.1 ${head}`,
    'connection: close',
    'content-type: text/plain; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    ...fixed.map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
