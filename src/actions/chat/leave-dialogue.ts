/** Leaves a trámite that was being filed in the chat; its draft stays and is taken up in Trámite Rápido or here. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import type { Deps } from '../deps.ts';
import { openDraft } from '../open-draft.ts';
import type { DialogueCommand, Person } from './answer-question.ts';
import { changeConversation } from './change-conversation.ts';
import { isIdentified } from './dialogue-place.ts';

/** `conversacion-cambiada`: it was left, filed or exchanged for another meanwhile. */
export function leaveDialogue(
  deps: Deps,
  quien: Person,
  actor: Solicitante,
  { id, cliente, borrador }: DialogueCommand,
): Promise<Conversacion | Refusal> {
  return changeConversation(
    deps,
    quien,
    { id, versionVista: null },
    {
      verbo: 'dejar-tramite',
      cliente,
      cuerpo: { borrador },
      aplica: async (conversacion) => {
        const { dialogo } = conversacion;
        if (!isIdentified(conversacion, actor)) return refuse('identifiquese');
        if (dialogo === null || dialogo.borrador !== borrador) return refuse('conversacion-cambiada');
        const isThere = !isRefusal(await openDraft(deps, actor, borrador));
        const texto = isThere
          ? `Lo que respondió quedó guardado. Puede continuarlo aquí, al elegir otra vez el trámite, o en Trámite Rápido: ${deps.baseUrl}${paths.borrador(borrador)}`
          : 'El borrador de este trámite ya no existe. Si lo necesita, empiece el trámite otra vez.';
        return {
          conversacion: { ...conversacion, dialogo: null },
          lineas: [
            {
              clase: 'tramite-dejado',
              contenido: { tramite: dialogo.tramite },
              autor: { clase: 'persona' },
              cliente,
            },
            {
              clase: 'mensaje',
              contenido: { texto },
              autor: { clase: 'asistente' },
              cliente: `${cliente}:aviso`,
            },
          ],
        };
      },
    },
  );
}
