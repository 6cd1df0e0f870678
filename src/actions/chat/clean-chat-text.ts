/** What somebody says in the chat: cleaned of what cannot be seen, line breaks kept, bounded, and never empty. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';

/** The cleaned text, or the refusal beside the field `texto`. */
export function cleanChatText(raw: string): string | Refusal {
  const read = cleanText(raw, { max: chatLimits.messageCharsMax, multiline: true });
  if (!read.ok)
    return refuse('datos-con-errores', { errors: [{ path: 'texto', sentence: read.notice.sentence }] });
  if (read.value !== '') return read.value;
  const empty = refuse('mensaje-vacio');
  return { ...empty, errors: [{ path: 'texto', sentence: empty.sentence }] };
}
