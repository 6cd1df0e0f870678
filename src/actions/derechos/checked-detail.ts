/** Words of people and officers about a request: cleaned, bounded, and there where they are needed. */
import { cleanText } from '../../domain/identity/nombre.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';

export function wrongField(path: string, sentence: string): Refusal {
  return refuse('datos-con-errores', { errors: [{ path, sentence }] });
}

/** The cleaned text; `missing`: what is said where it has less than `min` characters. */
export function checkedText(
  raw: string,
  path: string,
  { min = 0, max, missing }: { readonly min?: number; readonly max: number; readonly missing: string },
): string | Refusal {
  const read = cleanText(raw, { max, multiline: true });
  if (!read.ok) return wrongField(path, read.notice.sentence);
  return read.value.length < min ? wrongField(path, missing) : read.value;
}
