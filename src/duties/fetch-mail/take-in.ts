/** Hands one mail of a mailbox to the pipeline; it is received when this returns, and only then. */
import { receiveMail } from '../../actions/correo/receive-mail.ts';
import type { FetchedMail } from './fetch-mails.ts';
import type { Mailbox } from './mailbox.ts';
import { MailboxFault } from './mailbox-fault.ts';

/** `grande`: it was not kept whole, and stays in the mailbox for a person. */
export type TakenIn = 'recibido' | 'grande';

/** Throws MailboxFault where the line broke, and whatever the pipeline throws. */
export async function takeIn(
  { deps, at, address }: Mailbox,
  uidvalidity: number,
  { uid, de, crudo }: FetchedMail,
): Promise<TakenIn> {
  try {
    const { outcome } = await receiveMail(deps, {
      via: 'imap',
      buzon: at.name,
      uidvalidity,
      uid,
      sobre: { de, para: [address] },
      cuenta: null,
      // Who handed it to that server is not known here: what the server itself found stands in its headers.
      ip: null,
      helo: null,
      crudo,
    });
    if (outcome === 'cortado') throw new MailboxFault('conexion');
    return outcome === 'demasiado-grande' ? 'grande' : 'recibido';
  } finally {
    crudo.on('error', () => undefined);
    crudo.destroy();
  }
}
