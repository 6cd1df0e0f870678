/** Gives a conversation whose agent is gone back to the queue, ahead of those that came later, and tells the person. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { changeConversation } from './change-conversation.ts';

/**
 * On the version that was seen without its agent: two processes do it once, and one that an agent took up again
 * meanwhile is refused with `conversacion-cambiada`. It keeps the time since which the person waits.
 */
export function returnLostConversation(
  deps: Deps,
  { id, version }: Pick<Conversacion, 'id' | 'version'>,
): Promise<Conversacion | Refusal> {
  const cliente = `devuelta-${version}-por-ausencia`;
  return changeConversation(
    deps,
    { clase: 'asistente' },
    { id, versionVista: version },
    {
      verbo: 'devolver',
      cliente,
      cuerpo: null,
      aplica: (c, nowMs) => ({
        conversacion: {
          ...c,
          agente: null,
          tomadaMs: null,
          enEsperaDesdeMs: c.enEsperaDesdeMs ?? nowMs,
        },
        lineas: [
          {
            clase: 'devuelta',
            autor: { clase: 'asistente' },
            cliente,
            contenido: { motivo: 'agente-ausente' },
          },
        ],
      }),
    },
  );
}
