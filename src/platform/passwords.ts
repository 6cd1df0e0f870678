/** Passwords hashed with argon2id in one bounded queue, so that a burst of sign-ins never starves the pages. */
import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Ids } from './ids.ts';

/** ASVS 5.0 11.4.2 asks for at least 19 MiB, 2 passes, 1 lane. */
const memoryKib = 19_456;
const passes = 2;
const parallelism = 1;
const tagLength = 32;
const saltBytes = 16;

export type Passwords = {
  /** PHC string `$argon2id$v=19$m=…`. Throws `PasswordsBusy` when the queue is full. */
  hash(password: string): Promise<string>;
  /** With `stored` null (no such account) the same work is done and the answer is false. */
  verify(password: string, stored: string | null): Promise<boolean>;
};

/** The queue is full: answer "try again in a moment", never wait without bound. */
export class PasswordsBusy extends Error {
  override readonly name = 'PasswordsBusy';
}

const derive = promisify(argon2);

type Phc = {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly tag: Buffer;
};

function parsePhc(text: string): Phc | null {
  const parts =
    /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{8,128})\$([A-Za-z0-9+/]{8,128})$/.exec(
      text,
    );
  if (parts === null) return null;
  const [, m, t, p, salt = '', tag = ''] = parts;
  return {
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** At most `runningMax` derivations at once (each takes `memoryKib` and a core) and `waitingMax` waiting. */
export function passwordsWith(ids: Ids, runningMax: number, waitingMax: number): Passwords {
  let running = 0;
  const waiting: (() => void)[] = [];
  const enter = async (): Promise<void> => {
    if (running < runningMax) {
      running += 1;
      return;
    }
    if (waiting.length >= waitingMax) throw new PasswordsBusy('password queue full');
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    // The place is handed over, not given back: a newcomer between the two would be one too many.
    if (next === undefined) running -= 1;
    else next();
  };
  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
  const run = async (
    password: string,
    { memory, passes: t, parallelism: p, salt }: Omit<Phc, 'tag'>,
    length: number,
  ) =>
    Buffer.from(
      await derive('argon2id', {
        message: password.normalize('NFC'),
        nonce: salt,
        memory,
        passes: t,
        parallelism: p,
        tagLength: length,
      }),
    );
  const decoy: Phc = {
    memory: memoryKib,
    passes,
    parallelism,
    salt: Buffer.from(ids.randomToken(saltBytes), 'base64url'),
    tag: Buffer.alloc(tagLength),
  };
  return {
    hash: (password) =>
      turn(async () => {
        const salt = Buffer.from(ids.randomToken(saltBytes), 'base64url');
        const tag = await run(password, { memory: memoryKib, passes, parallelism, salt }, tagLength);
        return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
      }),
    verify: (password, stored) =>
      turn(async () => {
        const phc = stored === null ? null : parsePhc(stored);
        const target = phc ?? decoy;
        const tag = await run(password, target, target.tag.length);
        return timingSafeEqual(tag, target.tag) && phc !== null;
      }),
  };
}
