/** One mail on its way in, whichever of the three entries brings it: LMTP, a mailbox that is read, a file from the desk. */
import type { Readable } from 'node:stream';
import type { Sobre, ViaDeEntrada } from '../../domain/correo/leido.ts';

export type MailEntry = {
  readonly via: ViaDeEntrada;
  /** Name of the mailbox it was read from; '' for LMTP and for files. */
  readonly buzon: string;
  /** Only of a mailbox: its validity and the mail's number in it (RFC 3501, section 2.3.1.1). */
  readonly uidvalidity: number | null;
  readonly uid: number | null;
  readonly sobre: Sobre;
  /** Staff account that uploaded it; null for the other entries. */
  readonly cuenta: string | null;
  /** Who handed it over, as far as the entry knows: the checks of the sender ask for it. */
  readonly ip: string | null;
  readonly helo: string | null;
  /** The raw bytes; read once, to the end or until the limit. */
  readonly crudo: Readable;
};

/** `cortado`: the stream ended in an error and nothing was kept. `id`: the row of `correos_recibidos`. */
export type MailReceipt =
  | { readonly outcome: 'guardado'; readonly id: string }
  | { readonly outcome: 'repetido'; readonly id: string }
  | { readonly outcome: 'demasiado-grande' }
  | { readonly outcome: 'cortado' };
