/** Closes a conversation in which nobody writes any more. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { changeConversation } from './change-conversation.ts';

const cliente = 'cerrada-sin-respuesta';

/** On the version that was seen; whoever wrote after `antesMs` keeps it open: refused with `conversacion-cambiada`. */
export function closeSilentConversation(
  deps: Deps,
  { id, version }: Pick<Conversacion, 'id' | 'version'>,
  antesMs: number,
): Promise<Conversacion | Refusal> {
  return changeConversation(
    deps,
    { clase: 'asistente' },
    { id, versionVista: version },
    {
      verbo: 'cerrar',
      cliente,
      cuerpo: null,
      aplica: (c, nowMs) =>
        c.cambiadaMs > antesMs
          ? refuse('conversacion-cambiada')
          : {
              conversacion: { ...c, dialogo: null, cerradaMs: nowMs },
              lineas: [
                {
                  clase: 'cerrada',
                  autor: { clase: 'asistente' },
                  cliente,
                  contenido: { motivo: 'sin-respuesta' },
                },
              ],
            },
    },
  );
}
