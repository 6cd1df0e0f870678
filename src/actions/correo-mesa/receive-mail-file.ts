/** Takes in a mail that an officer has as a file, after a look at whether it is a mail at all. */
import type { Readable } from 'node:stream';
import { atiendeCorreo } from '../../domain/correo/quien-puede.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { findCorreoRecibido } from '../../store/correo-mesa-mensajes.ts';
import type { MailReceipt } from '../correo/mail-entry.ts';
import { peekRaw } from '../correo/peek-raw.ts';
import { receiveMail } from '../correo/receive-mail.ts';
import type { Deps } from '../deps.ts';
import { SealedRoomUnready } from '../sala/receive-sealed-mail.ts';
import { mailDeskLimits } from './mail-desk-limits.ts';

/** `id`: null where the sealed room keeps it and the desk may not even know it. */
export type MailFileReceived = { readonly outcome: MailReceipt['outcome']; readonly id: string | null };

/** A mail begins with header lines, and at least one of those that every mail program writes (RFC 5322, section 3.6). */
const beginsAsMail = /^(?:[!-9;-~]+[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+/;
const anyKnownHeader = /^(?:from|to|subject|date|received|message-id|return-path|mime-version)[ \t]*:/im;

export function looksLikeMail(head: Buffer): boolean {
  const text = head
    .subarray(0, mailDeskLimits.headBytesMax)
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .replaceAll('\r\n', '\n')
    // The line that mbox files put before each mail.
    .replace(/^From [^\n]*\n/, '');
  const headers = beginsAsMail.exec(text)?.[0] ?? '';
  return anyKnownHeader.test(headers);
}

async function handIn(deps: Deps, { cuenta }: Funcionario, crudo: Readable): Promise<MailReceipt | Refusal> {
  try {
    return await receiveMail(deps, {
      via: 'archivo',
      buzon: '',
      uidvalidity: null,
      uid: null,
      sobre: { de: '', para: [] },
      cuenta,
      ip: null,
      helo: null,
      crudo,
    });
  } catch (error) {
    if (!(error instanceof SealedRoomUnready)) throw error;
    return refuse('sin-lectores', {
      sentence:
        'Este correo es para la dirección de alerta y la sala reservada todavía no puede recibirlo. No se guardó nada: avise a quien la administra y súbalo otra vez.',
    });
  }
}

export async function receiveMailFile(
  deps: Deps,
  actor: Funcionario,
  source: Readable,
): Promise<MailFileReceived | Refusal> {
  if (!atiendeCorreo(actor)) return refuse('sin-permiso');
  const peeked = await peekRaw(source);
  if (peeked === null) return refuse('archivo-incompleto');
  if (!looksLikeMail(peeked.head)) return refuse('correo-ilegible');
  const receipt = await handIn(deps, actor, peeked.whole());
  if (isRefusal(receipt)) return receipt;
  switch (receipt.outcome) {
    case 'cortado':
      return refuse('archivo-incompleto');
    case 'demasiado-grande':
      return refuse('archivo-muy-grande');
    default: {
      // What went to the sealed room is not here, and its name there is nobody's business.
      const isHere = (await findCorreoRecibido(deps.db, receipt.id)) !== null;
      return { outcome: receipt.outcome, id: isHere ? receipt.id : null };
    }
  }
}
