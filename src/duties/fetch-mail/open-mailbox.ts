/** Connects to a mailbox and opens its folder: verified, and within bounds of time and size. */
import type { ImapFlow } from 'imapflow';
import type { Mailbox } from './mailbox.ts';
import { faultFromImap, MailboxFault } from './mailbox-fault.ts';
import { mailboxLimits } from './mailbox-limits.ts';

export type OpenMailbox = {
  readonly client: ImapFlow;
  readonly uidvalidity: number;
  readonly isReadOnly: boolean;
  /** Whether one mail can be deleted without touching what others marked (RFC 4315). */
  readonly deletesOne: boolean;
  /** What ended the line, where the line itself said so. */
  readonly brokenBy: () => MailboxFault | null;
};

async function clientFor({ at, authority, pace }: Mailbox): Promise<ImapFlow> {
  // Loaded with the first mailbox: who reads none does not wait for it.
  const { ImapFlow } = await import('imapflow');
  return new ImapFlow({
    host: at.host,
    port: at.port,
    secure: at.secure,
    doSTARTTLS: at.mustUpgrade,
    auth: { user: at.user, pass: at.password },
    // ASVS 12.3.2: a certificate that does not verify is a server that is told no password.
    tls: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(authority === null ? {} : { ca: authority }),
    },
    connectionTimeout: pace.connectMs,
    greetingTimeout: pace.connectMs,
    socketTimeout: pace.replyMs,
    maxLiteralSize: mailboxLimits.mailBytesMax,
    maxResponseSize: mailboxLimits.mailBytesMax + mailboxLimits.lineBytesMax,
    maxLineLength: mailboxLimits.lineBytesMax,
    // What server and mails say belongs in no log.
    logger: false,
    clientInfo: { name: false },
    disableAutoIdle: true,
    disableCompression: true,
    disableIMAP4rev2: true,
  });
}

/** Whoever opened it closes it. Throws MailboxFault. */
export async function openMailbox(mailbox: Mailbox, signal: AbortSignal): Promise<OpenMailbox> {
  const client = await clientFor(mailbox);
  let broken: MailboxFault | null = null;
  client.on('error', (error: unknown) => {
    broken = faultFromImap(error);
  });
  const close = (): void => client.close();
  signal.addEventListener('abort', close, { once: true });
  client.once('close', () => signal.removeEventListener('abort', close));
  try {
    if (signal.aborted) throw new MailboxFault('conexion');
    await client.connect();
    const { uidValidity, readOnly } = await client.mailboxOpen(mailbox.at.folder);
    const isReadOnly = readOnly === true;
    if (mailbox.sealed && isReadOnly) throw new MailboxFault('solo-lectura');
    const deletesOne = client.capabilities.has('UIDPLUS');
    return { client, uidvalidity: Number(uidValidity), isReadOnly, deletesOne, brokenBy: () => broken };
  } catch (error) {
    client.close();
    throw faultFromImap(error);
  }
}
