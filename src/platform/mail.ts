/** Outgoing mail: what a letter is, and how it goes out over SMTP, verified and within bounds of time. */
import { isIP } from 'node:net';
import type { Transporter } from 'nodemailer';

/** A letter as it leaves. The id names it for ever: sent twice, it carries the same Message-ID. */
export type Letter = {
  readonly id: string;
  readonly para: string;
  readonly asunto: string;
  readonly texto: string;
  readonly ahoraMs: number;
  /** Without brackets; made from the id where absent. */
  readonly messageId?: string;
  /** Where an answer to it goes; to the sender where absent. */
  readonly responderA?: string;
  /** Message-IDs without brackets: of the mail it answers, and of those before it, the oldest first. */
  readonly enRespuestaA?: string;
  readonly referencias?: readonly string[];
  /** Whether a person of the staff wrote it; a machine did otherwise, and no machine answers it. */
  readonly esDePersona?: boolean;
};

export type Mailer = {
  /** Resolves when the server took it. Throws MailFault. */
  send(letter: Letter): Promise<void>;
  close(): Promise<void>;
};

/** The letter did not go out. `retry`: whether it may later; without it the address or the letter was refused for good. */
export class MailFault extends Error {
  override readonly name = 'MailFault';
  readonly retry: boolean;
  /** SMTP reply or error code, for the row and the log. */
  readonly code: string;
  constructor(code: string, retry: boolean, cause?: unknown) {
    super(`mail: ${code}`, { cause });
    this.code = code;
    this.retry = retry;
  }
}

export type SmtpOptions = {
  /** `smtp://` (STARTTLS; without only on this machine) or `smtps://`, with user and password where needed. */
  readonly url: string;
  /** One mailbox, optionally with a name before it. */
  readonly from: string;
  /** A certificate authority besides the known ones (PEM). */
  readonly authority?: string;
};

const connectMs = 10_000;
const replyMs = 20_000;
const connectionsMax = 2;

/** One address and nothing else: no list, no comment, no line break, nothing a header or a command could be made of. */
const plainAddress = /^[^\s<>(),;:"[\]\\@\p{C}]{1,64}@[^\s<>(),;:"[\]\\@\p{C}]{1,253}$/u;

/** Whether a letter may be addressed to it (ASVS 1.3.11). */
export function isPlainAddress(text: string): boolean {
  return plainAddress.test(text);
}

/** A subject on one line, without control or direction characters. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{C}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

type Failure = { readonly code: string; readonly reply: number; readonly command: string };

function failureOf(error: unknown): Failure {
  const found = new Map(Object.entries(error instanceof Error ? { ...error } : {}));
  const text = (name: string): string => {
    const value: unknown = found.get(name);
    return typeof value === 'string' ? value : '';
  };
  const reply: unknown = found.get('responseCode');
  return { code: text('code'), reply: typeof reply === 'number' ? reply : 0, command: text('command') };
}

/** What the server refuses about this recipient or this letter stays refused; all else may pass (RFC 5321, 4.2.1). */
function faultFrom(error: unknown): MailFault {
  const { code, reply, command } = failureOf(error);
  const isFinal = reply >= 500 && (code === 'EENVELOPE' ? command === 'RCPT TO' : code === 'EMESSAGE');
  return new MailFault([code || 'desconocido', reply || ''].join(' ').trim(), !isFinal, error);
}

async function openTransport({ url, authority }: SmtpOptions): Promise<Transporter> {
  // Loaded with the first letter: the start of the server does not wait for it.
  const { createTransport } = await import('nodemailer');
  const { protocol, hostname, port, username, password } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'smtps:';
  return createTransport({
    pool: true,
    maxConnections: connectionsMax,
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isThisMachine(host),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    // ASVS 12.3.2: a certificate that does not verify is a server that gets no mail.
    tls: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(authority === undefined ? {} : { ca: authority }),
    },
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: replyMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** The sender's bare address and its domain. */
function senderOf(from: string): { name: string; address: string; domain: string } {
  const [, name = '', address = from] = /^(.*?)\s*<([^<>]+)>$/.exec(from) ?? [];
  return { name: oneLine(name), address, domain: address.slice(address.lastIndexOf('@') + 1) };
}

/** What could carry on in a header: one Message-ID, without brackets, blanks or controls. */
const plainMessageId = /^[^\s<>\p{C}]{3,500}$/u;

/** What joins a letter to the mails before it, and says whether a machine wrote it (RFC 5322, 3.6.4; RFC 3834, 3.1.7). */
function threadHeaders({
  responderA,
  enRespuestaA,
  referencias = [],
  esDePersona,
}: Pick<Letter, 'responderA' | 'enRespuestaA' | 'referencias' | 'esDePersona'>) {
  const bracketed = [...referencias, ...(enRespuestaA === undefined ? [] : [enRespuestaA])]
    .filter((one) => plainMessageId.test(one))
    .map((one) => `<${one}>`);
  const last = bracketed.at(-1);
  const automatic = last === undefined ? 'auto-generated' : 'auto-replied';
  return {
    ...(responderA !== undefined && isPlainAddress(responderA) ? { replyTo: responderA } : {}),
    ...(last === undefined ? {} : { inReplyTo: last, references: [...new Set(bracketed)] }),
    // Nobody's holiday notice answers a machine.
    headers: esDePersona === true ? {} : { 'Auto-Submitted': automatic, 'X-Auto-Response-Suppress': 'All' },
  };
}

/** Mail over SMTP. Nothing is connected before the first letter. */
export function smtpMailer(options: SmtpOptions): Mailer {
  const { name, address, domain } = senderOf(options.from);
  let opened: Promise<Transporter> | undefined;
  return {
    async send({ id, para, asunto, texto, ahoraMs, ...thread }) {
      if (!isPlainAddress(para)) throw new MailFault('direccion-no-valida', false);
      opened ??= openTransport(options);
      const transport = await opened;
      try {
        await transport.sendMail({
          envelope: { from: address, to: [para] },
          from: { name, address },
          to: { name: '', address: para },
          subject: oneLine(asunto),
          text: texto,
          messageId: `<${thread.messageId ?? `${id}@${domain}`}>`,
          date: new Date(ahoraMs),
          ...threadHeaders(thread),
        });
      } catch (error) {
        throw faultFrom(error);
      }
    },
    async close() {
      (await opened)?.close();
    },
  };
}
