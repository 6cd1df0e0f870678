/** What a page of the chat shows beyond how things stand: a refusal, and everything that was typed when it came. */
import type { Refusal } from '../../domain/refusals.ts';
import type { Html } from '../../ui/html.ts';

export type ChatShown = {
  readonly refusal?: Refusal | undefined;
  /** The command the refusal is of; what was typed is put back where it was typed. */
  readonly de?: 'mensaje' | 'contacto' | 'archivo' | 'otro' | undefined;
  readonly texto?: string | undefined;
  /** The key of the refused form: sent again, it is still the same command. */
  readonly cliente?: string | undefined;
  readonly correo?: string | undefined;
  readonly telefono?: string | undefined;
  /** The question of a trámite as it was answered, with its errors, in place of a fresh one. */
  readonly pregunta?: Html | undefined;
};

export const nothingShown: ChatShown = {};
