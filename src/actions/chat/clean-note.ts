/** A note or a reason an agent writes in the chat: cleaned, bounded, and empty only where that is allowed. */
import { cleanText } from '../../domain/identity/nombre.ts';
import { type Refusal, type RefusalCode, refuse } from '../../domain/refusals.ts';

type Wanted = {
  readonly path: string;
  readonly max: number;
  /** Refusal of an empty one; null: may be empty. */
  readonly whenEmpty: RefusalCode | null;
};

/** The cleaned text, or the refusal beside the field `path`. */
export function cleanNote(raw: string, { path, max, whenEmpty }: Wanted): string | Refusal {
  const read = cleanText(raw, { max, multiline: true });
  if (!read.ok) return refuse('datos-con-errores', { errors: [{ path, sentence: read.notice.sentence }] });
  if (read.value !== '' || whenEmpty === null) return read.value;
  const empty = refuse(whenEmpty);
  return { ...empty, errors: [{ path, sentence: empty.sentence }] };
}
