/** What is known of a mail while its parts go by. */
import type { AvisoDeCorreo, ParteAdjunta, Proteccion } from '../../domain/correo/leido.ts';
import { correoLimits } from './correo-limits.ts';
import { fileName } from './file-name.ts';
import type { HeaderField } from './header-lines.ts';
import type { TextPiece } from './mail-texts.ts';
import type { PartSink } from './part-sink.ts';
import type { SignedMail } from './smime.ts';

/** `cid`: Content-ID, by which the text shows it; '' without. */
export type Listed = { parte: ParteAdjunta; readonly cid: string };

export type Reading = {
  readonly sink: PartSink;
  readonly avisos: Set<AvisoDeCorreo>;
  readonly texts: TextPiece[];
  readonly cids: Set<string>;
  readonly listed: Listed[];
  report: { readonly type: string; readonly bytes: Buffer } | null;
  original: readonly HeaderField[] | null;
  proteccion: Proteccion;
  /** The detached signature of the mail; null where it has none. */
  signature: Buffer | null;
  /** A signed mail inside its own signature. */
  enveloped: Pick<SignedMail, 'cms' | 'content'> | null;
  leaves: number;
};

export function startReading(sink: PartSink): Reading {
  return {
    sink,
    avisos: new Set(),
    texts: [],
    cids: new Set(),
    listed: [],
    report: null,
    original: null,
    proteccion: { clase: 'ninguna' },
    signature: null,
    enveloped: null,
    leaves: 0,
  };
}

export type Attachment = {
  /** As the sender wrote it. */
  readonly name: string;
  readonly type: string;
  readonly origen: ParteAdjunta['origen'];
  readonly cid?: string;
};

/** Keeps the bytes and lists them; null where a limit was reached. Whatever the limits leave out is remarked upon and stays in the raw mail. */
export async function attach(
  reading: Reading,
  { name, type, origen, cid = '' }: Attachment,
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<Listed | null> {
  const { sink, avisos, listed } = reading;
  if (listed.length >= correoLimits.partsListedMax) {
    avisos.add('demasiadas-partes');
    // Read to its end all the same, or the next part never comes.
    for await (const _chunk of content);
    return null;
  }
  const written = await sink.write(content);
  if (written === null) {
    avisos.add('adjunto-muy-grande');
    return null;
  }
  const nombreOriginal = name.replaceAll('\0', '').slice(0, correoLimits.originalNameCharsMax).toWellFormed();
  if (/[\u202a-\u202e\u2066-\u2069]/.test(name)) avisos.add('direccion-de-texto');
  const tipo = /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(type) ? type : 'application/octet-stream';
  const { sha256, sizeBytes } = written;
  const one: Listed = {
    parte: {
      nombre: fileName(name, tipo),
      nombreOriginal,
      tipo,
      sha256,
      tamanoBytes: sizeBytes,
      origen,
      enLinea: false,
    },
    cid,
  };
  listed.push(one);
  return one;
}

/** What was inside it is listed instead. */
export function unlist({ listed }: Reading, one: Listed | null): void {
  const at = one === null ? -1 : listed.indexOf(one);
  if (at >= 0) listed.splice(at, 1);
}
