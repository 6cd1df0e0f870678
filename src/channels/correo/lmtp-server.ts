/** Mail handed over by the agency's own mail server: LMTP (RFC 2033), one answer for each recipient, 250 only for what is kept. */
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { MailEntry, MailReceipt } from '../../actions/correo/mail-entry.ts';
import { receiveMail } from '../../actions/correo/receive-mail.ts';
import type { Deps, MailDoor } from '../../actions/deps.ts';
import { StartRefusal } from '../../platform/start-refusal.ts';
import { lmtpLimits } from './lmtp-limits.ts';

export type Lmtp = {
  readonly port: number;
  /** Takes nothing new, lets mails in hand end (bounded), then closes. Safe to call twice. */
  stop(): Promise<void>;
};

/** What the other server is told: it keeps the mail on 4xx and tells its sender on 5xx (RFC 5321, 4.2.1). */
class Reply extends Error {
  override readonly name = 'Reply';
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/** Whether it is one of the agency's addresses, with whatever was added behind a plus sign. */
function isOurs({ address, alertAddress }: MailDoor, given: string): boolean {
  const at = given.lastIndexOf('@');
  const plus = given.indexOf('+');
  const plain = plus > 0 && plus < at ? given.slice(0, plus) + given.slice(at) : given;
  return [address, alertAddress].includes(plain.toLowerCase());
}

/** What the agency's own server says of who handed the mail to it; '' counts as unknown. */
function forwarded(session: SMTPServerSession, name: string): string | null {
  const value = session.xForward.get(name) ?? session.xClient.get(name);
  return typeof value === 'string' && value !== '' ? value : null;
}

function entryOf(session: SMTPServerSession, crudo: SMTPServerDataStream): MailEntry {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    via: 'lmtp',
    buzon: '',
    uidvalidity: null,
    uid: null,
    cuenta: null,
    sobre: {
      de: mailFrom === false ? '' : mailFrom.address.toLowerCase(),
      para: rcptTo.map(({ address }) => address.toLowerCase()),
    },
    ip: forwarded(session, 'ADDR'),
    helo: forwarded(session, 'HELO'),
    crudo,
  };
}

const answers: { readonly [O in MailReceipt['outcome']]: string | Reply } = {
  guardado: 'recibido',
  repetido: 'recibido antes',
  'demasiado-grande': new Reply(552, 'El correo pesa demasiado. Use el enlace que le enviamos.'),
  cortado: new Reply(451, 'El correo llego incompleto'),
};

/** Reads on past what is not kept, so that the answer can be heard; a sender without end is cut off. */
function drain(stream: SMTPServerDataStream): void {
  stream.on('error', () => undefined);
  stream.on('data', () => {
    if (stream.byteLength > lmtpLimits.drainedBytesMax) stream.destroy();
  });
  stream.resume();
}

async function take(
  deps: Deps,
  session: SMTPServerSession,
  stream: SMTPServerDataStream,
): Promise<string | Reply> {
  try {
    const { outcome } = await receiveMail(deps, entryOf(session, stream));
    return answers[outcome];
  } catch (error) {
    deps.log.fault(error, { duty: 'lmtp' });
    return new Reply(451, 'No se pudo guardar el correo; intente mas tarde');
  } finally {
    drain(stream);
  }
}

/**
 * The library keeps an address once, and answers the mail once for each it keeps: a second time the same address would
 * leave the other server waiting for an answer. It is told to send that one by itself (RFC 5321, section 4.5.3.1.10).
 */
function refusalOf(mail: MailDoor, address: string, { envelope }: SMTPServerSession): Reply | null {
  if (!isOurs(mail, address)) return new Reply(550, 'No recibimos correo en esa direccion');
  const isThere = envelope.rcptTo.some((one) => one.address.toLowerCase() === address.toLowerCase());
  return isThere ? new Reply(452, 'Destinatario repetido; envielo aparte') : null;
}

function serverFor(deps: Deps): SMTPServer {
  return new SMTPServer({
    lmtp: true,
    name: deps.mail.address?.split('@').at(-1) ?? 'ventanilla',
    banner: 'Ventanilla',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    // Whoever may connect at all is the agency's own server.
    useXForward: true,
    maxClients: lmtpLimits.connectionsMax,
    maxRecipients: lmtpLimits.recipientsMax,
    socketTimeout: lmtpLimits.idleMs,
    closeTimeout: lmtpLimits.closeMs,
    logger: false,
    onRcptTo: ({ address }, session, callback) => callback(refusalOf(deps.mail, address, session)),
    onData: (stream, session, callback) => {
      void take(deps, session, stream).then((answer) =>
        callback(
          null,
          session.envelope.rcptTo.map(() => answer),
        ),
      );
    },
  });
}

/**
 * Listens on `host` and `port` (0: any free one). It believes what it is told about who sent a mail, so nobody but the
 * agency's mail server may reach it. Throws StartRefusal where it cannot listen.
 */
export function startLmtp(deps: Deps, { host, port }: { host: string; port: number }): Promise<Lmtp> {
  const server = serverFor(deps);
  let stopped: Promise<void> | undefined;
  return new Promise((resolve, reject) => {
    const refuse = (error: Error): void =>
      reject(new StartRefusal(`LMTP_PORT: no se puede escuchar en ${host}:${port} (${error.message}).`));
    server.once('error', refuse);
    const listening = server.listen(port, host, () => {
      server.off('error', refuse);
      // A connection that breaks is its sender's matter: the mail comes again.
      server.on('error', (error) => deps.log.debug('lmtp-conexion', { kind: error.name }));
      const address = listening.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        stop: () => {
          stopped ??= new Promise((done) => server.close(() => done()));
          return stopped;
        },
      });
    });
  });
}
