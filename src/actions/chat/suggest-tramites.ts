/** The assistant's answer to a message: the trámites that fit best, for the person to choose from. Nobody is routed. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { sugerir } from '../../domain/chat/sugerir.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { appendAssistantLine } from './append-assistant-line.ts';
import { learntSuggestions } from './learnt-suggestions.ts';

/** The line's own id comes from the message's: however often a message is sent, it is answered once. */
export async function suggestTramites(
  deps: Deps,
  { id, cliente, texto }: { readonly id: string; readonly cliente: string; readonly texto: string },
): Promise<{ readonly n: number; readonly repetida: boolean } | Refusal> {
  const tramites = sugerir(await learntSuggestions(deps.definiciones), texto)
    .slice(0, chatLimits.suggestionsMax)
    .map(({ tramite }) => tramite);
  const own = deps.keys.mac('chat', `sugerencias|${id}|${cliente}`);
  return appendAssistantLine(deps, id, { clase: 'sugerencias', contenido: { tramites }, cliente: own });
}
