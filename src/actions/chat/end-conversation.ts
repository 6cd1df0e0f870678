/** The person ends the conversation; what they filed in it goes on by itself. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { changeConversation } from './change-conversation.ts';
import type { Persona } from './find-conversation.ts';
import { byPerson, type PersonCommand } from './person-command.ts';

export function endConversation(
  deps: Deps,
  quien: Persona,
  { id, cliente }: PersonCommand,
): Promise<Conversacion | Refusal> {
  return changeConversation(
    deps,
    quien,
    { id, versionVista: null },
    {
      verbo: 'terminar',
      cliente,
      cuerpo: null,
      aplica: (c, nowMs) => ({
        conversacion: { ...c, dialogo: null, cerradaMs: nowMs },
        lineas: [{ clase: 'cerrada', contenido: { motivo: 'la-persona-termino' }, autor: byPerson, cliente }],
      }),
    },
  );
}
