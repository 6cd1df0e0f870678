/** Runs a program that reads bytes on its input and writes bytes on its output, with limits on time and output. */
import { spawn } from 'node:child_process';

export type CleanerRun = {
  readonly command: string;
  readonly args: readonly string[];
  readonly input: Buffer;
  readonly secondsMax: number;
  readonly outputBytesMax: number;
};

export type CleanerOutcome =
  | { readonly outcome: 'ended'; readonly output: Buffer }
  | { readonly outcome: 'too-long' | 'too-large' | 'failed' };

/** Never rejects. The program gets nothing of our environment but where programs lie. */
export function runCleaner({
  command,
  args,
  input,
  secondsMax,
  outputBytesMax,
}: CleanerRun): Promise<CleanerOutcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const parts: Buffer[] = [];
    let sizeBytes = 0;
    let why: 'too-long' | 'too-large' | 'failed' = 'failed';
    const kill = (reason: 'too-long' | 'too-large'): void => {
      why = reason;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => kill('too-long'), secondsMax * 1_000);
    child.stdout.on('data', (part: Buffer) => {
      sizeBytes += part.length;
      if (sizeBytes > outputBytesMax) return kill('too-large');
      parts.push(part);
    });
    // A program that ends before it read everything: how it ended says enough.
    child.stdin.on('error', () => undefined);
    child.on('error', () => undefined);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? { outcome: 'ended', output: Buffer.concat(parts) } : { outcome: why });
    });
    child.stdin.end(input);
  });
}
