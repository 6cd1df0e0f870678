/** The addresses of the chat inbox: which conversations are open beside it, and how far a tab has read each. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { isUuid } from '../../domain/uuid.ts';
import { paths } from '../../paths.ts';

/** Side by side; more do not fit a screen with a person who answers. */
export const panesMax = 3;

const lineNumber = /^\d{1,6}$/;

export function isConversationId(text: string): boolean {
  return isUuid(text);
}

/** `?abiertas=id,id`; anything else in it counts as not asked. */
export function readOpen(query: URLSearchParams): readonly string[] {
  const ids = (query.get('abiertas') ?? '').split(',').filter(isConversationId);
  return [...new Set(ids)].slice(0, panesMax);
}

/** `?ver=id:n,id:n`: each conversation with the last line the tab has. */
export function readCursors(query: URLSearchParams): ReadonlyMap<string, number> {
  const cursors = new Map<string, number>();
  for (const pair of (query.get('ver') ?? '').split(',')) {
    const [id = '', n = ''] = pair.split(':');
    if (!isConversationId(id) || !lineNumber.test(n)) continue;
    if (cursors.size < chatLimits.conversationsPerStreamMax) cursors.set(id, Number(n));
  }
  return cursors;
}

/** `?desde=n`; from the beginning where it is no number. */
export function readSince(query: URLSearchParams): number {
  const given = query.get('desde') ?? '';
  return lineNumber.test(given) ? Number(given) : 0;
}

export function inboxHref(abiertas: readonly string[] = []): string {
  const { inicio } = paths.mesa.chat;
  return abiertas.length === 0 ? inicio : `${inicio}?abiertas=${abiertas.slice(-panesMax).join(',')}`;
}
