/** Bounds of reading a mailbox. */
import { intakeLimits } from '../../actions/correo/intake-limits.ts';

export type MailboxPace = {
  /** Until the line stands, TLS included, and until the server greets. */
  readonly connectMs: number;
  /** A server that owes an answer and says nothing is gone. */
  readonly replyMs: number;
  /** Waiting for mail ends after this, so that a dead line is found out; shorter than `replyMs`. */
  readonly watchMs: number;
  /** How long a mailbox belongs to who reads it without being heard of, and how often that is renewed. */
  readonly leaseMs: number;
  readonly renewMs: number;
  /** How often a process that does not have the mailbox asks for it. */
  readonly claimMs: number;
  /** Pauses after a broken line, doubled up to the second. */
  readonly retryMinMs: number;
  readonly retryMaxMs: number;
  /** After what somebody has to mend: servers lock accounts out that knock with a wrong password. */
  readonly alarmMinMs: number;
  readonly alarmMaxMs: number;
};

export const mailboxPace: MailboxPace = {
  connectMs: 20_000,
  replyMs: 120_000,
  watchMs: 110_000,
  leaseMs: 45_000,
  renewMs: 10_000,
  claimMs: 10_000,
  retryMinMs: 2_000,
  retryMaxMs: 5 * 60_000,
  alarmMinMs: 15 * 60_000,
  alarmMaxMs: 4 * 60 * 60_000,
};

export const mailboxLimits = {
  /** Of one look: the rest comes with the next ones. */
  uidsPerLookMax: 20_000,
  /** Mails fetched with one command, and their bytes together: so much lies in memory at once. */
  mailsPerFetchMax: 50,
  bytesPerFetchMax: 2 * 1024 * 1024,
  /** A mail larger than a fetch comes in pieces of this. */
  pieceBytes: 256 * 1024,
  /** Beyond what is kept of a mail the server is not asked for more. */
  mailBytesMax: intakeLimits.rawBytesMax + 1024 * 1024,
  lineBytesMax: 4 * 1024 * 1024,
  /** Broken lines in a row before the staff reads of it. */
  quietFailuresMax: 3,
  /** From so many waiting mails on the operator is told, once. */
  backlogMails: 200,
  /** A mail that the server lists and does not hand out is asked for so often; then the next ones go on. */
  withheldMax: 3,
} as const;
