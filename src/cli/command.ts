/** What every command of the operator's tool box is made of. */
import type { Environment } from '../platform/config.ts';

/** 0 all good; 1 done in part, or something is wrong that the command was asked to look for; 2 not done at all. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Where a command writes and what it reads: the process's own streams, or a test's. */
export type Terminal = {
  out(text: string): void;
  err(text: string): void;
  /** Whether `err` shows on a screen that can be overwritten. */
  readonly live: boolean;
  /** The whole of standard input as text, at most `charsMax` characters. */
  readInput(charsMax: number): Promise<string>;
};

export type CommandContext = {
  readonly args: readonly string[];
  readonly env: Environment;
  readonly terminal: Terminal;
  /** Set when the operator presses Ctrl-C. */
  readonly signal: AbortSignal;
};

export type Command = {
  readonly usage: string;
  readonly es: string;
  readonly en: string;
  run(context: CommandContext): Promise<ExitCode>;
};

/** The operator typed something that cannot be run; `message` is one Spanish sentence. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
