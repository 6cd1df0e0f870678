/** One mailbox as it is being read by this process: what every step of it works with. */
import type { Deps } from '../../actions/deps.ts';
import type { LectorDeBuzon } from '../../store/correo-buzones.ts';
import type { MailboxAddress } from './mailbox-address.ts';
import type { MailboxPace } from './mailbox-limits.ts';

export type Mailbox = {
  readonly deps: Deps;
  readonly at: MailboxAddress;
  /** The agency's address whose mail lies in it. */
  readonly address: string;
  /** What was received is deleted from it, and no count of it is kept. */
  readonly sealed: boolean;
  /** A certificate authority besides the known ones (PEM). */
  readonly authority: string | null;
  readonly pace: MailboxPace;
  readonly lector: LectorDeBuzon;
  /** Keyed hash of address and password. */
  readonly huella: string;
  /** Mails that the server lists and does not hand out, and how often they were asked for. */
  readonly withheld: Map<number, number>;
};

/** What the log tells mailboxes apart by. */
export const kindOf = ({ sealed }: Mailbox): string => (sealed ? 'alerta' : 'tramites');
