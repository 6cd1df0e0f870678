/** Looks at a file while it streams past, and breaks the stream at its end when it is nothing we take: so it is never kept. */
import { pipeline, type Readable, Transform } from 'node:stream';
import type { Formato } from '../domain/tramite/documento.ts';
import { type FileEnds, fileEnds } from '../platform/file-ends.ts';
import { sniff } from './sniff.ts';

export type Found =
  | { readonly outcome: 'unfinished' }
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'not-accepted' }
  | { readonly outcome: 'accepted'; readonly formato: Formato };

export type Inspection = {
  /** The same bytes; it fails at its end unless the file is accepted. */
  readonly stream: Readable;
  /** What the file turned out to be, once `stream` was read. */
  readonly found: Found;
};

function verdict({ head, tail }: FileEnds, name: string, formatos: readonly Formato[]): Found {
  if (head.length === 0) return { outcome: 'empty' };
  const formato = sniff(head, tail, name);
  return formato !== null && formatos.includes(formato)
    ? { outcome: 'accepted', formato }
    : { outcome: 'not-accepted' };
}

/** `name`: as it will be shown; its extension tells formats apart that share their first bytes. */
export function inspect(source: Readable, name: string, formatos: readonly Formato[]): Inspection {
  let found: Found = { outcome: 'unfinished' };
  const ends = fileEnds();
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      ends.take(chunk);
      done(null, chunk);
    },
    flush(done) {
      found = verdict(ends, name, formatos);
      done(found.outcome === 'accepted' ? null : new Error(found.outcome));
    },
  });
  // Whoever reads the stream learns of its failure; the source is let go either way.
  pipeline(source, stream, () => undefined);
  return {
    stream,
    get found() {
      return found;
    },
  };
}
