/** A file that is made while it is sent: as fast as the reader takes it, and no further once the reader is gone. */
import { cutStream } from './cut-stream.ts';
import { dispositionOf } from './download.ts';
import type { WebContext } from './web.ts';

export type StreamDownload = {
  readonly nombre: string;
  readonly contenido: AsyncGenerator<Buffer>;
  /** Called once: all is sent, the reader went, or the source failed with this. */
  readonly onEnd: (error?: unknown) => void;
};

/** The closed content policy every answer starts with, sandbox included, stays as it is. */
export function sendStream(c: WebContext, { nombre, contenido, onEnd }: StreamDownload): Response {
  c.header('content-type', 'application/octet-stream');
  c.header('content-disposition', dispositionOf(nombre));
  c.header('cache-control', 'no-store');
  return c.body(cutStream(c, contenido, onEnd));
}
