/** Whether a server of lines answers as it should: connects, hears its greeting, says one line, and leaves. */
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

export type GreetingOrder = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte on, certificate and name verified. */
  readonly secure: boolean;
  /** How the greeting begins. */
  readonly greets: RegExp;
  /** What is said then, and how the answer begins. */
  readonly say: string;
  readonly answers: RegExp;
  readonly waitMs: number;
};

export type Greeting = 'bien' | 'sin-respuesta' | 'respuesta-extrana' | 'certificado';

const textMax = 4_096;

function failureOf(error: Error): Greeting {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /CERT|SIGNATURE|ALTNAME|SELF_SIGNED/.test(code) ? 'certificado' : 'sin-respuesta';
}

/** Never throws for what the other side does. */
export function readGreeting({ host, port, secure, ...talk }: GreetingOrder): Promise<Greeting> {
  return new Promise((resolve) => {
    const socket: Socket = secure ? connectTls({ host, port, servername: host }) : connect({ host, port });
    let heard = '';
    let said = false;
    const end = (greeting: Greeting): void => {
      socket.destroy();
      resolve(greeting);
    };
    socket.setTimeout(talk.waitMs, () => end('sin-respuesta'));
    socket.on('error', (error) => end(failureOf(error)));
    socket.on('close', () => end('sin-respuesta'));
    socket.on('data', (chunk: Buffer) => {
      heard = (heard + chunk.toString('latin1')).slice(0, textMax);
      if (!heard.includes('\n')) return;
      const expected = said ? talk.answers : talk.greets;
      if (!expected.test(heard)) return end('respuesta-extrana');
      if (said) return end('bien');
      said = true;
      heard = '';
      socket.write(talk.say);
    });
  });
}
