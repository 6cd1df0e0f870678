/** Message-IDs of a header: between angles, or bare as some programs write them. */
import { correoLimits } from './correo-limits.ts';

/** Null where it cannot be one: spaces inside, letters beyond ASCII, too long. */
export function messageId(text: string): string | null {
  // Looked at before anything else: what is longer by far is not searched either.
  if (text.length > correoLimits.messageIdCharsMax * 2) return null;
  const bare = text.trim().replace(/^<\s*/, '').replace(/\s*>$/, '');
  return bare.length <= correoLimits.messageIdCharsMax && /^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(bare)
    ? bare
    : null;
}

/** The last ones, at most `correoLimits.referencesMax`, each once. */
export function messageIds(text: string): string[] {
  const angled = text.includes('<')
    ? text.split('>').map((piece) => piece.slice(piece.lastIndexOf('<') + 1))
    : null;
  const found: string[] = [];
  for (const one of (angled ?? text.split(/\s+/)).toReversed()) {
    const id = messageId(one);
    if (id !== null && !found.includes(id)) found.push(id);
    if (found.length === correoLimits.referencesMax) break;
  }
  return found.reverse();
}
