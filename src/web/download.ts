/** A file somebody sent, always as a download: nothing a person attached is ever shown as a page of this site (ASVS 5.4.1). */
import type { Readable } from 'node:stream';
import { cutStream } from './cut-stream.ts';
import type { WebContext } from './web.ts';

export type Download = {
  /** As the person named it. */
  readonly nombre: string;
  readonly tamanoBytes: number;
  /** Opens the file; called only when somebody reads it. */
  readonly contenido: () => Readable;
};

/** RFC 6266 with RFC 8187: a plain name for old readers, the whole one for the others; nothing leaves its header (ASVS 1.3.11). */
export function dispositionOf(nombre: string): string {
  const plain = nombre
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[^\w. (),+-]/g, '_');
  const encoded = encodeURIComponent(nombre.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain === '' ? 'archivo' : plain}"; filename*=UTF-8''${encoded}`;
}

/** Opened by the first pull, closed with the last or when the reader is gone. */
async function* chunksOf(contenido: () => Readable): AsyncGenerator<Buffer> {
  yield* contenido();
}

/** The closed content policy every answer starts with, sandbox included, stays as it is. */
export function sendDownload(c: WebContext, { nombre, tamanoBytes, contenido }: Download): Response {
  c.header('content-type', 'application/octet-stream');
  c.header('content-disposition', dispositionOf(nombre));
  c.header('content-length', String(tamanoBytes));
  c.header('cache-control', 'no-store');
  // A stream that nobody reads would keep its file open.
  if (c.req.method === 'HEAD') return c.body(null);
  const { fault } = c.var;
  return c.body(cutStream(c, chunksOf(contenido), (error) => error !== undefined && fault(error)));
}
