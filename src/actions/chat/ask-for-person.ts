/** Puts the conversation in line for somebody of the unit; whoever takes it can read what it is about. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { closedService } from '../closed-door.ts';
import type { Deps } from '../deps.ts';
import { changeConversation } from './change-conversation.ts';
import type { Persona } from './find-conversation.ts';
import { byPerson, type PersonCommand } from './person-command.ts';

const nothingSaid = refuse('mensaje-vacio', {
  sentence:
    'Escriba primero, aunque sea en pocas palabras, qué necesita: así quien le atienda podrá ayudarle enseguida.',
});

export async function askForPerson(
  deps: Deps,
  quien: Persona,
  { id, cliente }: PersonCommand,
): Promise<Conversacion | Refusal> {
  const resting = closedService(deps, 'personas-del-chat');
  if (resting !== null) return refuse('puerta-cerrada', { sentence: resting });
  return changeConversation(
    deps,
    quien,
    { id, versionVista: null },
    {
      verbo: 'pedir-persona',
      cliente,
      cuerpo: null,
      aplica: (c, nowMs) =>
        c.escritoPersona === 0 && c.dialogo === null
          ? nothingSaid
          : {
              conversacion: { ...c, enEsperaDesdeMs: nowMs },
              lineas: [
                { clase: 'persona-pedida', contenido: { unidad: c.unidad }, autor: byPerson, cliente },
              ],
            },
    },
  );
}
