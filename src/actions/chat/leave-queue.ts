/** The person no longer waits for somebody and goes on with the assistant. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { changeConversation } from './change-conversation.ts';
import type { Persona } from './find-conversation.ts';
import { byPerson, type PersonCommand } from './person-command.ts';

export function leaveQueue(
  deps: Deps,
  quien: Persona,
  { id, cliente }: PersonCommand,
): Promise<Conversacion | Refusal> {
  return changeConversation(
    deps,
    quien,
    { id, versionVista: null },
    {
      verbo: 'dejar-la-fila',
      cliente,
      cuerpo: null,
      aplica: (c) => ({
        conversacion: { ...c, enEsperaDesdeMs: null },
        lineas: [{ clase: 'fila-dejada', contenido: {}, autor: byPerson, cliente }],
      }),
    },
  );
}
