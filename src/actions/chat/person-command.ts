/** What the verbs of the person share: the conversation, and the command's own id. */
import type { AutorDeLinea } from '../../domain/chat/linea.ts';

/** Compared with the conversation as it is just then: what staff did meanwhile does not stand in the person's way. */
export type PersonCommand = { readonly id: string; readonly cliente: string };

export const byPerson: AutorDeLinea = { clase: 'persona' };
