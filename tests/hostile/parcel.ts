/** Multipart bodies made by hand, whole, broken or endless, and the request that carries them. */
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export const boundary = 'limite-de-prueba-0123456789';
export const multipartType = `multipart/form-data; boundary=${boundary}`;

export const fieldPart = (name: string, value: string): string =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/** The head of a file's part; its bytes and a line end follow. `fileName` goes in as it is. */
export const fileHead = (name: string, fileName: string): string =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${fileName}"\r\ncontent-type: application/pdf\r\n\r\n`;

export const closing = `--${boundary}--\r\n`;

export const wholeFile = (
  name: string,
  fileName: string,
  bytes: Uint8Array,
): readonly (string | Uint8Array)[] => [fileHead(name, fileName), bytes, '\r\n'];

const mega = Buffer.alloc(1024 * 1024, 0x20);

/** A file that begins as a PDF and goes on for so many MiB, made while it is sent. */
export function* endlessFile(name: string, megas: number): Generator<string | Uint8Array> {
  yield fileHead(name, 'enorme.pdf');
  yield '%PDF-1.7\n';
  for (let sent = 0; sent < megas; sent += 1) yield mega;
  yield '\r\n';
}

export type Reply = { readonly status: number; readonly text: string };

/** Sends what the pieces give, as fast as the server takes it, and reads the answer whenever it comes. */
export function send(
  url: string,
  headers: Readonly<Record<string, string>>,
  pieces: Iterable<string | Uint8Array>,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers: { 'content-type': multipartType, ...headers } });
    let answered = false;
    outgoing.on('response', (incoming) => {
      answered = true;
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    // A server that has answered may stop listening to the rest.
    pipeline(Readable.from(pieces, { objectMode: true }), outgoing).catch((error: unknown) => {
      if (!answered) reject(error);
    });
  });
}
