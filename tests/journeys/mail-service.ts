/** The whole product with its mail on this machine, both ways over real sockets: LMTP in, SMTP out to a server that keeps every letter. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lmtpClient } from '../correo/lmtp-client.ts';
import { header, wire } from '../correo/mail-bytes.ts';
import { headerOf, type SunkLetter, startSmtpSink } from '../fakes/smtp-sink.ts';
import { startProduct } from '../product.ts';

export const agencyAddress = 'tramites@agencia-demostracion.example';
export const alertAddress = 'alerta@agencia-demostracion.example';
const ourServer = 'correo.agencia-demostracion.example';
const patienceMs = 60_000;
const pauseMs = 100;

/** What the agency's own mail server found of a sender; `calla`: it says nothing. */
export type Finding = 'pass' | 'fail' | 'calla';

export type Delivery = {
  /** Of the envelope, and of the From header. */
  readonly de: string;
  readonly para: string;
  readonly mail: Buffer;
  readonly comprobado?: Finding;
};

export type MailLetter = {
  readonly para: string;
  readonly texto: string;
  readonly messageId: string;
  /** Where an answer goes. */
  readonly responderA: string;
  /** As it stands in the header. */
  readonly asunto: string;
  header(name: string): string;
};

export type MailService = {
  readonly origin: string;
  readonly dataDir: string;
  /** Hands a mail over as the agency's own mail server would; fails the test unless it was kept. */
  deliver(delivery: Delivery): Promise<void>;
  /** Every letter that went out to this address, in order. */
  lettersTo(para: string): readonly MailLetter[];
  /** Waits for the letter to this address that says all of these words, in its subject or below. */
  letter(para: string, ...words: readonly string[]): Promise<MailLetter>;
  stop(): Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const fromHex = (text: string): Buffer =>
  Buffer.from(
    text
      .replaceAll(/=\r\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** The one text part that every letter of ours consists of. */
function textOf(letter: SunkLetter): string {
  const body = letter.raw.slice(letter.raw.indexOf('\r\n\r\n') + 4);
  const encoding = headerOf(letter, 'Content-Transfer-Encoding').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  const text = encoding === 'quoted-printable' ? fromHex(body).toString('utf8') : body;
  return text.replaceAll('\r\n', '\n');
}

function readLetter(letter: SunkLetter): MailLetter {
  const bare = (name: string) => headerOf(letter, name).replace(/^.*<(.*)>.*$/, '$1');
  return {
    para: letter.to.join(),
    texto: textOf(letter),
    messageId: bare('Message-ID'),
    responderA: bare('Reply-To') || bare('From'),
    asunto: headerOf(letter, 'Subject'),
    header: (name) => headerOf(letter, name),
  };
}

/** What the agency's server writes above a mail before it hands it on (RFC 8601). */
function received({ de, mail, comprobado = 'pass' }: Delivery): Buffer {
  const domain = de.slice(de.lastIndexOf('@') + 1);
  const found = `${ourServer}; spf=${comprobado} smtp.mailfrom=${domain}; dkim=${comprobado} header.d=${domain}; dmarc=${comprobado} header.from=${domain}`;
  const lines = [
    header('Return-Path', `<${de}>`),
    ...(comprobado === 'calla' ? [] : [header('Authentication-Results', found)]),
    header('Received', `from correo.${domain} by ${ourServer} with ESMTPS; ${new Date().toUTCString()}`),
  ];
  return Buffer.concat([wire(`${lines.join('\n')}\n`), mail]);
}

/** A database of its own with the demonstration's register and people. Bounded by the tests' own time limit. */
export async function startMailService(): Promise<MailService> {
  const [dataDir, sink, lmtpPort] = await Promise.all([
    mkdtemp(join(tmpdir(), 'ventanilla-correo-viaje-')),
    startSmtpSink(),
    freePort(),
  ]);
  const { origin, child, gone } = await startProduct(dataDir, {
    SMTP_URL: sink.url,
    LMTP_PORT: String(lmtpPort),
    MAIL_ADDRESS: agencyAddress,
    MAIL_ALERT_ADDRESS: alertAddress,
    MAIL_AUTHSERV_ID: ourServer,
    MAIL_FROM: `Ventanilla <${agencyAddress}>`,
  });
  const lettersTo = (para: string): readonly MailLetter[] =>
    sink.letters.map(readLetter).filter((letter) => letter.para === para);

  /** The door opens a moment after the pages do. */
  async function connected() {
    const endMs = Date.now() + patienceMs;
    for (;;) {
      try {
        return await lmtpClient(lmtpPort);
      } catch (error) {
        if (Date.now() > endMs) throw error;
        await wait(pauseMs);
      }
    }
  }

  return {
    origin,
    dataDir,
    lettersTo,
    async deliver(delivery) {
      const client = await connected();
      const answers = await client.deliver(delivery.de, [delivery.para], received(delivery));
      client.cut();
      assert.deepEqual(
        answers.map((line) => line.slice(0, 3)),
        ['250'],
        answers.join(),
      );
    },
    async letter(para, ...words) {
      const says = ({ asunto, texto }: MailLetter) => `${asunto}\n${texto}`;
      for (const endMs = Date.now() + patienceMs; Date.now() < endMs; await wait(pauseMs)) {
        const found = lettersTo(para).find((one) => words.every((word) => says(one).includes(word)));
        if (found !== undefined) return found;
      }
      const there = lettersTo(para).map(says).join('\n---\n');
      return assert.fail(`no letter to ${para} says «${words.join('», «')}», only:\n${there}`);
    },
    async stop() {
      child.kill('SIGTERM');
      await gone;
      await sink.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
