/** Streams a multipart form: fields first, then each file as it arrives, never buffered (busboy on the raw request). */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { limits } from '../../domain/limits.ts';

export type Part =
  | { readonly kind: 'field'; readonly name: string; readonly value: string }
  | { readonly kind: 'file'; readonly name: string; readonly fileName: string; readonly stream: Readable };

const fieldsMax = 2_000;
const fieldNameBytesMax = 200;

export function isMultipart(incoming: IncomingMessage): boolean {
  return (incoming.headers['content-type'] ?? '').toLowerCase().startsWith('multipart/form-data');
}

/**
 * Calls `onPart` for every part, in order, waiting for each file before the next is read. Answers `cut-off` when the
 * request ended half-way or was no multipart form, `too-many` past the limits.
 */
export function readMultipart(
  incoming: IncomingMessage,
  onPart: (part: Part) => Promise<void>,
): Promise<'done' | 'cut-off' | 'too-many'> {
  return new Promise((resolve, reject) => {
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers: incoming.headers,
        defParamCharset: 'utf8',
        limits: {
          fieldNameSize: fieldNameBytesMax,
          fieldSize: limits.requestBodyBytesMax,
          fields: fieldsMax,
          files: limits.filesPerDraftMax,
          parts: fieldsMax,
        },
      });
    } catch {
      // A content type without boundary: not a form at all.
      incoming.resume();
      resolve('cut-off');
      return;
    }
    let queue: Promise<void> = Promise.resolve();
    let outcome: 'done' | 'cut-off' | 'too-many' = 'done';
    const enqueue = (part: Part) => {
      queue = queue.then(() => onPart(part));
      queue.catch(reject);
    };
    parser.on('field', (name, value) => enqueue({ kind: 'field', name, value }));
    parser.on('file', (name, stream, { filename }) => {
      // An empty file input is sent as a file without name: nothing was chosen.
      if (filename === undefined || filename === '') stream.resume();
      else enqueue({ kind: 'file', name, fileName: filename, stream });
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
      parser.on(limit, () => (outcome = 'too-many'));
    const cut = (): void => {
      outcome = 'cut-off';
      // Ends the file being written, so that whoever reads it learns that it is incomplete.
      parser.destroy(new Error('request cut off'));
    };
    parser.on('error', () => {
      outcome = 'cut-off';
      incoming.unpipe(parser);
      incoming.resume();
      queue.then(() => resolve(outcome), reject);
    });
    parser.on('close', () => queue.then(() => resolve(outcome), reject));
    incoming.on('aborted', cut);
    incoming.on('error', cut);
    incoming.pipe(parser);
  });
}
