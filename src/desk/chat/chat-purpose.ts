/** What the tokens of the chat's forms are for: what writes in a conversation shares one, every other verb has its own. */

const ofWriting: ReadonlySet<string> = new Set(['mensaje', 'leido', 'escribiendo']);

export function chatPurpose(verbo: string): string {
  return `mesa-chat-${ofWriting.has(verbo) ? 'mensaje' : verbo}`;
}

export const presencePurpose = 'mesa-chat-presencia';
export const answersPurpose = 'mesa-chat-respuestas';
