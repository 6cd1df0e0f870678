/** What stops the reading of a mailbox, as one short code: what a server says in its own words is kept nowhere. */
import { SealedRoomUnready } from '../../actions/sala/receive-sealed-mail.ts';
import type { CausaDeBuzon } from '../../domain/correo/causa-de-buzon.ts';
import { DatabaseFault } from '../../platform/database-fault.ts';

/** Nothing changes before a person has changed something: tried again after long pauses only. */
const forPeople: ReadonlySet<CausaDeBuzon> = new Set([
  'clave-rechazada',
  'token',
  'certificado',
  'sin-tls',
  'sin-carpeta',
  'solo-lectura',
  'no-borra',
]);

export class MailboxFault extends Error {
  override readonly name = 'MailboxFault';
  readonly causa: CausaDeBuzon;
  /** Whether somebody has to do something about it. */
  readonly isAlarm: boolean;
  constructor(causa: CausaDeBuzon) {
    // Without its cause: the library's errors quote the server, and servers quote addresses.
    super(`mailbox: ${causa}`);
    this.causa = causa;
    this.isAlarm = forPeople.has(causa);
  }
}

const certificateCodes =
  /^(?:CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_CA|HOSTNAME_MISMATCH|EPROTO$)/;

/** RFC 5530, section 3: the server is out of order, which no change of the password mends. */
const passingCodes: ReadonlySet<unknown> = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG']);

function causaOf(error: Error): CausaDeBuzon {
  const found = new Map<string, unknown>(Object.entries(error));
  const code = String(found.get('code') ?? '');
  if (certificateCodes.test(code)) return 'certificado';
  if (found.get('authenticationFailed') === true) {
    const said = found.get('serverResponseCode');
    if (passingCodes.has(said)) return 'conexion';
    return said === 'EXPIRED' ? 'token' : 'clave-rechazada';
  }
  if (found.get('tlsFailed') === true) return 'sin-tls';
  return found.get('mailboxMissing') === true ? 'sin-carpeta' : 'conexion';
}

/** Of what the IMAP library or its socket threw. */
export function faultFromImap(error: unknown): MailboxFault {
  if (error instanceof MailboxFault) return error;
  return new MailboxFault(error instanceof Error ? causaOf(error) : 'conexion');
}

/** Of what taking a mail in threw; null: nothing of the kind that is expected, so a bug. */
export function expectedFault(error: unknown): MailboxFault | null {
  if (error instanceof MailboxFault) return error;
  if (error instanceof SealedRoomUnready) return new MailboxFault('sala');
  return error instanceof DatabaseFault ? new MailboxFault('base') : null;
}
