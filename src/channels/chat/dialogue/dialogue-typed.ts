/** What a refused form of the dialogue held, and why it was refused. */
import type { FieldError, Refusal } from '../../../domain/refusals.ts';
import type { Entrada } from '../../../domain/tramite/leer-datos.ts';

export type DialogueTyped = {
  readonly refusal: Refusal | null;
  /** What is wrong, each with the path of its box; empty where nothing is. */
  readonly errors: readonly FieldError[];
  /** Answers that were not kept; null where the draft has them. */
  readonly entrada: Entrada | null;
};

export const nothingTyped: DialogueTyped = { refusal: null, errors: [], entrada: null };

/** A refusal with its errors, or with its sentence alone as one that is about no box. */
export function typedIn(refusal: Refusal, entrada: Entrada | null = null): DialogueTyped {
  const { errors, sentence } = refusal;
  return { refusal, errors: errors.length > 0 ? errors : [{ path: '', sentence }], entrada };
}
