/** What people remember or write down, stretched into a key with argon2id; a few at once, the others wait in line. */
import { argon2, hkdfSync } from 'node:crypto';
import { promisify } from 'node:util';
import { PasswordsBusy } from '../../platform/passwords.ts';

/** ASVS 5.0 11.4.2: at least 19 MiB, 2 passes, 1 lane. Part of format version 1: changing them needs a new version. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const waitingMax = 200;

const derive = promisify(argon2);

type Line = { readonly runningMax: number; running: number; readonly waiting: (() => void)[] };

/** Two lines: whoever tries words without end makes neither people who file nor readers wait. */
const lines = {
  prueba: { runningMax: 2, running: 0, waiting: [] },
  propia: { runningMax: 2, running: 0, waiting: [] },
} satisfies Record<string, Line>;

/** `prueba`: words that anybody may try. `propia`: of whoever files, and of readers. */
export type LineaDeEspera = keyof typeof lines;

async function enter(line: Line): Promise<void> {
  if (line.running < line.runningMax) {
    line.running += 1;
    return;
  }
  if (line.waiting.length >= waitingMax) throw new PasswordsBusy('sealing queue full');
  await new Promise<void>((resolve) => line.waiting.push(resolve));
}

function leave(line: Line): void {
  const next = line.waiting.shift();
  // The place is handed over, not given back: a newcomer between the two would be one too many.
  if (next === undefined) line.running -= 1;
  else next();
}

/** 32 bytes from a text and a salt of 16 bytes or more. Throws PasswordsBusy when too many wait. */
export async function stretch(text: string, salt: Buffer, espera: LineaDeEspera): Promise<Buffer> {
  const line: Line = lines[espera];
  await enter(line);
  try {
    return Buffer.from(await derive('argon2id', { ...cost, message: text, nonce: salt }));
  } finally {
    leave(line);
  }
}

/** 32 bytes for one purpose out of a key: HKDF-SHA-256 (RFC 5869). Keys of different `what` tell nothing about each other. */
export function subkey(key: Buffer, what: string, salt: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `ventanilla/sala/1/${what}`, 32));
}
