/** Text that one person writes for another to read: cleaned, bounded, and never empty. */
import { cleanText } from '../domain/identity/nombre.ts';
import { limits } from '../domain/limits.ts';
import { porEscribir } from '../domain/plantilla/plantilla.ts';
import { type Refusal, type RefusalCode, refuse } from '../domain/refusals.ts';

/** The cleaned text, or the refusal `whenEmpty` beside the field `path`. */
export function cleanMessage(raw: string, path: string, whenEmpty: RefusalCode): string | Refusal {
  const read = cleanText(raw, { max: limits.messageCharsMax, multiline: true });
  if (!read.ok) return refuse('datos-con-errores', { errors: [{ path, sentence: read.notice.sentence }] });
  if (read.value.includes(porEscribir)) {
    const sentence = `La plantilla dejó algo por escribir: reemplace «${porEscribir}».`;
    return refuse('datos-con-errores', { errors: [{ path, sentence }] });
  }
  if (read.value !== '') return read.value;
  const empty = refuse(whenEmpty);
  return { ...empty, errors: [{ path, sentence: empty.sentence }] };
}
