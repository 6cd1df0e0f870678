/** Streams a multipart form: fields first, then each file as it arrives, never buffered (busboy on the raw request). */
import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import busboy from 'busboy';
import { limits } from '../../domain/limits.ts';
import { withoutNul } from './form-body.ts';

export type Part =
  | { readonly kind: 'field'; readonly name: string; readonly value: string }
  | { readonly kind: 'file'; readonly name: string; readonly fileName: string; readonly stream: Readable };

/** `too-many`: more parts, files or bytes than one request may bring. */
export type MultipartOutcome = 'done' | 'cut-off' | 'too-many';

type PartReader = (part: Part) => Promise<void>;

const fieldsMax = 2_000;
const fieldNameCharsMax = 200;

export function isMultipart(incoming: IncomingMessage): boolean {
  return (incoming.headers['content-type'] ?? '').toLowerCase().startsWith('multipart/form-data');
}

/** Null for a content type without boundary: not a form at all. */
function parserFor({ headers }: IncomingMessage): busboy.Busboy | null {
  try {
    return busboy({
      headers,
      defParamCharset: 'utf8',
      limits: {
        fieldSize: limits.requestBodyBytesMax,
        fields: fieldsMax,
        files: limits.filesPerDraftMax,
        parts: fieldsMax,
      },
    });
  } catch {
    return null;
  }
}

const ignored = (): undefined => undefined;

/**
 * A file that can be left half-read, or never read, without harm. The parser waits for its own stream to be read to
 * the end, and breaks it when the request is cut off: an error nobody listens to would end the program.
 */
function shielded(file: Readable): Readable {
  const shield = new PassThrough();
  shield.on('error', ignored);
  file.on('error', (error) => shield.destroy(error));
  shield.once('close', () => {
    file.unpipe(shield);
    file.resume();
  });
  return file.pipe(shield);
}

/** Reads a file nobody asked for to its end, or the rest of the form never arrives. */
function skip(file: Readable): void {
  file.on('error', ignored);
  file.resume();
}

/** Hands over one part after the other, each only when the one before was dealt with and read to its end. */
function inOrder(onPart: PartReader): { add(part: Part): Promise<void>; settled(): Promise<void> } {
  let queue: Promise<void> = Promise.resolve();
  const hand = async (part: Part): Promise<void> => {
    await onPart(part);
    if (part.kind === 'file') part.stream.resume();
  };
  return {
    add: (part) => {
      queue = queue.then(() => hand(part));
      return queue;
    },
    settled: () => queue,
  };
}

/**
 * Calls `onPart` for every part, in order, waiting for each file before the next is read. A file may be left unread.
 * Answers `cut-off` when the request ended half-way or was no multipart form, `too-many` past the limits; throws what
 * `onPart` throws.
 */
export function readMultipart(incoming: IncomingMessage, onPart: PartReader): Promise<MultipartOutcome> {
  const parser = parserFor(incoming);
  if (parser === null) {
    incoming.resume();
    return Promise.resolve('cut-off');
  }
  return new Promise((resolve, reject) => {
    let outcome: MultipartOutcome = 'done';
    let bytes = 0;
    let fieldChars = 0;
    const parts = inOrder(onPart);
    // Ends the file being written, so that whoever reads it learns that it is incomplete.
    const stop = (why: MultipartOutcome): void => {
      if (outcome === 'done') outcome = why;
      incoming.unpipe(parser);
      incoming.resume();
      parser.destroy(new Error(why));
    };
    const fail = (error: unknown): void => {
      stop('cut-off');
      reject(error);
    };
    const add = (part: Part): void => {
      parts.add(part).catch(fail);
    };
    parser.on('field', (name: string | undefined = '', value, { valueTruncated }) => {
      fieldChars += name.length + value.length;
      const tooMuch = name.length > fieldNameCharsMax || fieldChars > limits.requestBodyBytesMax;
      if (valueTruncated || tooMuch) stop('too-many');
      else add({ kind: 'field', name: withoutNul(name), value: withoutNul(value) });
    });
    parser.on('file', (name: string | undefined = '', stream, { filename }) => {
      // An empty file input is sent as a file without name: nothing was chosen.
      if (filename === undefined || filename === '') skip(stream);
      else add({ kind: 'file', name, fileName: filename, stream: shielded(stream) });
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
      parser.on(limit, () => {
        if (outcome === 'done') outcome = 'too-many';
      });
    // Not every error of the parser ends it.
    parser.on('error', () => stop('cut-off'));
    parser.on('close', () => parts.settled().then(() => resolve(outcome), reject));
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limits.uploadRequestBytesMax) stop('too-many');
    });
    incoming.on('aborted', () => stop('cut-off'));
    incoming.on('error', () => stop('cut-off'));
    incoming.pipe(parser);
  });
}
