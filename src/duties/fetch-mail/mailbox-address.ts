/** Where a mailbox is: its address as the operator wrote it, taken apart. */
import { isIP } from 'node:net';

export type MailboxAddress = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte on. */
  readonly secure: boolean;
  /** Without it: whether TLS has to follow before the password is said; only this machine is spoken to in the clear. */
  readonly mustUpgrade: boolean;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
  /** Names the mailbox in our tables and to the staff: a number of a mail counts in this one only. */
  readonly name: string;
};

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** `imaps://usuario:clave@servidor:993/Carpeta`; the folder is INBOX where the path names none. */
export function readMailboxAddress(url: string): MailboxAddress {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'imaps:';
  const folder = decodeURIComponent(pathname.replace(/^\//, '')) || 'INBOX';
  const user = decodeURIComponent(username);
  const where = port === '' ? host : `${host}:${port}`;
  return {
    host,
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    mustUpgrade: !secure && !isThisMachine(host),
    user,
    password: decodeURIComponent(password),
    folder,
    name: `${user} en ${where}/${folder}`,
  };
}
