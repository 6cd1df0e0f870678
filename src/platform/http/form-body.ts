/** Reads what a form sent, whole and bounded; repeated names are kept, nested names become rows. */
import type { IncomingMessage } from 'node:http';
import { limits } from '../../domain/limits.ts';

/** Every value under its name, in order. */
export type FormBody = ReadonlyMap<string, readonly string[]>;

/**
 * The whole body as bytes; `too-large` past the limit, `cut-off` when the connection ended half-way. Leaving a body
 * half-read must not close the connection: the answer that says so still has to go out on it.
 */
export async function readBody(
  incoming: IncomingMessage,
  bytesMax: number = limits.requestBodyBytesMax,
): Promise<Buffer | 'too-large' | 'cut-off'> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > bytesMax) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    // The other side hung up; there is nobody left to answer in full.
    return 'cut-off';
  }
  return Buffer.concat(chunks);
}

/** NUL, which no database text holds, becomes U+FFFD, as a browser does with it in a page (HTML standard, 13.2.3.5). */
export function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD');
}

/** `application/x-www-form-urlencoded`, decoded once (WHATWG URL, section 5). */
export function parseForm(text: string): FormBody {
  const body = new Map<string, string[]>();
  for (const [rawName, rawValue] of new URLSearchParams(text)) {
    const [name, value] = [withoutNul(rawName), withoutNul(rawValue)];
    const values = body.get(name);
    if (values === undefined) body.set(name, [value]);
    else values.push(value);
  }
  return body;
}

/** The first value of a name, or the empty string. */
export function first(body: FormBody, name: string): string {
  return body.get(name)?.[0] ?? '';
}
