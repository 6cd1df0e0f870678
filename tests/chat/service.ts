/** The processes of one service, which tests start, kill and replace as an operator, or a power cut, would. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessOrder } from './process.ts';

const program = fileURLToPath(new URL('./process.ts', import.meta.url));

export type ServiceProcess = {
  readonly base: string;
  /** At once, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** As a deploy does: it says good-bye to everybody first. */
  retire(): Promise<void>;
};

/** Rejects with what the process said when it does not come up. */
export async function startServiceProcess(order: ProcessOrder): Promise<ServiceProcess> {
  const child: ChildProcess = fork(program, {
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Many are started one after the other: what Node made of the sources is made once.
    env: { ...process.env, NODE_COMPILE_CACHE: join(order.folder, 'compilado') },
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  });
  const gone = once(child, 'exit').then(() => undefined);
  child.send(order);
  const port = await Promise.race([
    once(child, 'message').then(([message]) => (message as { port: number }).port),
    gone.then((): never => {
      throw new Error(`a process of the service ended before it was ready: ${said}`);
    }),
  ]);
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return { base: `http://127.0.0.1:${port}`, kill: () => end('SIGKILL'), retire: () => end('SIGTERM') };
}
