/** How a command on the log ends early: asked to by the operator, or told to do what cannot be done. */
import { UsageError } from './command.ts';

/** The operator pressed Ctrl-C. */
export class LogInterrupted extends Error {
  override readonly name = 'LogInterrupted';
}

export function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) throw new LogInterrupted('interrupted');
}

/** Throws UsageError with the sentence for an operator. */
export function unusable(sentence: string): never {
  throw new UsageError(sentence);
}
