/** A refusal inside a transaction that has begun to write: everything is taken back and the refusal is the answer. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';

export class RefusedInside extends Error {
  override readonly name = 'RefusedInside';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }

  /** Put it around the transaction. */
  static async catch<T>(work: () => Promise<T>): Promise<T | Refusal> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof RefusedInside) return error.refusal;
      throw error;
    }
  }
}

/** Throws what `work` refuses. */
export async function undoingRefusal<T>(work: () => Promise<T | Refusal>): Promise<T> {
  const outcome = await work();
  if (isRefusal(outcome)) throw new RefusedInside(outcome);
  return outcome;
}
