/** A line of the service itself that leaves the state as it is: suggestions, a question, a reminder. */
import type { Refusal } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { appendChatLine, type LineWritten, type OwnLine } from './append-chat-line.ts';

export function appendAssistantLine(deps: Deps, id: string, line: OwnLine): Promise<LineWritten | Refusal> {
  return appendChatLine(deps, { clase: 'asistente' }, id, line);
}
