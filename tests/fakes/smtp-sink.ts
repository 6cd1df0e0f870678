/** A mail server just real enough for a client: takes letters over TCP, keeps them, and refuses on demand. */
import { createServer, type Socket } from 'node:net';

export type SunkLetter = { readonly from: string; readonly to: readonly string[]; readonly raw: string };

export type SmtpSink = {
  readonly url: string;
  readonly letters: readonly SunkLetter[];
  /** Reply to RCPT TO instead of 250, such as '550 no such user'. */
  refuseRecipient: string | null;
  /** The next so many letters are kept and then not acknowledged: the connection just ends. */
  hangUpAfterTaking: number;
  /** Greets with 421 instead of 220. */
  isAway: boolean;
  stop(): Promise<void>;
};

/** A header of a letter, unfolded; '' where it has none. */
export function headerOf({ raw }: SunkLetter, name: string): string {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const line = head.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim() ?? '';
}

/** Listens on this machine, on any free port, without TLS: only loopback is spoken to that way. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const letters: SunkLetter[] = [];
  const sockets = new Set<Socket>();
  const sink = { refuseRecipient: null as string | null, hangUpAfterTaking: 0, isAway: false };

  function converse(socket: Socket): void {
    let from = '';
    let to: string[] = [];
    let isData = false;
    let buffered = '';
    const say = (line: string): void => void socket.write(`${line}\r\n`);

    function take(raw: string): void {
      letters.push({ from, to, raw });
      isData = false;
      to = [];
      if (sink.hangUpAfterTaking > 0) {
        sink.hangUpAfterTaking -= 1;
        socket.destroy();
      } else say('250 taken');
    }

    function replyTo(line: string): string {
      const verb = line.slice(0, 4).toUpperCase();
      const address = /<(.*)>/.exec(line)?.[1] ?? '';
      if (verb === 'RCPT' && sink.refuseRecipient !== null) return sink.refuseRecipient;
      if (verb === 'MAIL') from = address;
      if (verb === 'RCPT') to.push(address);
      isData = verb === 'DATA';
      if (isData) return '354 go on';
      if (verb === 'EHLO') return '250-sink\r\n250 8BITMIME';
      if (verb === 'QUIT') return '221 bye';
      return ['HELO', 'MAIL', 'RCPT', 'RSET', 'NOOP'].includes(verb) ? '250 ok' : '502 not here';
    }

    say(sink.isAway ? '421 away' : '220 sink');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      buffered += chunk.toString('utf8');
      for (;;) {
        const end = isData ? buffered.indexOf('\r\n.\r\n') : buffered.indexOf('\r\n');
        if (end < 0) return;
        const part = buffered.slice(0, end);
        buffered = buffered.slice(end + (isData ? 5 : 2));
        if (isData) take(part);
        else say(replyTo(part));
      }
    });
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return Object.assign(sink, {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    stop: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  });
}
