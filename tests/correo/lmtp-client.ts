/** A bare LMTP client (RFC 2033): what the agency's mail server says to us, one line at a time, for tests and measures. */
import { connect, type Socket } from 'node:net';

export type LmtpClient = {
  /** Sends one command and gives its reply, `250 ok`; the last line where it has several. */
  say(command: string): Promise<string>;
  /** A whole mail for these recipients: one reply for each that was accepted, or the refusal that ended it. */
  deliver(de: string, para: readonly string[], mail: Buffer): Promise<readonly string[]>;
  /** Breaks the line at once. */
  cut(): void;
  readonly socket: Socket;
};

const dotted = (mail: Buffer): Buffer =>
  Buffer.from(mail.toString('latin1').replaceAll(/^\./gm, '..'), 'latin1');

/** Replies in order of arrival, whoever waits for them. */
function replies(socket: Socket): () => Promise<string> {
  const waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  const lines: string[] = [];
  let rest = '';
  let gone = false;
  const end = (): void => {
    gone = true;
    for (const { reject } of waiting.splice(0)) reject(new Error('the line broke'));
  };
  socket.on('close', end);
  socket.on('error', end);
  socket.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString('latin1')).split('\r\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      if (/^\d{3}-/.test(line)) continue;
      const next = waiting.shift();
      if (next === undefined) lines.push(line);
      else next.resolve(line);
    }
  });
  return () => {
    const line = lines.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (gone) return Promise.reject(new Error('the line broke'));
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  };
}

/** Connected and greeted. Rejects where nobody listens. */
export async function lmtpClient(port: number, host = '127.0.0.1'): Promise<LmtpClient> {
  const socket = connect({ port, host, noDelay: true });
  const reply = replies(socket);
  const say = (command: string): Promise<string> => {
    socket.write(`${command}\r\n`);
    return reply();
  };
  await reply();
  await say('LHLO prueba.example');
  return {
    socket,
    say,
    cut: () => socket.destroy(),
    async deliver(de, para, mail) {
      const begun = await say(`MAIL FROM:<${de}>`);
      if (!begun.startsWith('250')) return [begun];
      const accepted: string[] = [];
      const refused: string[] = [];
      for (const one of para) {
        const line = await say(`RCPT TO:<${one}>`);
        (line.startsWith('250') ? accepted : refused).push(line);
      }
      if (accepted.length === 0) return refused;
      const ready = await say('DATA');
      if (!ready.startsWith('354')) return [ready];
      const whole = dotted(mail);
      socket.write(whole);
      socket.write(whole.subarray(-2).toString() === '\r\n' ? '.\r\n' : '\r\n.\r\n');
      const answers: string[] = [];
      for (let i = 0; i < accepted.length; i += 1) answers.push(await reply());
      return [...refused, ...answers];
    },
  };
}
