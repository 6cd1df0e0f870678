/** What is asked of the process that reads mails, and what it answers. It crosses a process boundary as a structured clone. */
import type { CorreoLeido } from '../../domain/correo/leido.ts';

export type MailSource =
  | { readonly bytes: Buffer }
  /** A raw mail in a file. */
  | { readonly path: string }
  /** The same under `spoolCipher(key)`; its parts are then written that way too. 32 bytes. */
  | { readonly path: string; readonly key: Buffer };

export type MailOrder = { readonly source: MailSource; readonly partsFolder: string };

export type MailAnswer =
  | { readonly kind: 'leido'; readonly correo: CorreoLeido }
  /** The file is not there, or the disk is full or broken. */
  | { readonly kind: 'fallo' };
