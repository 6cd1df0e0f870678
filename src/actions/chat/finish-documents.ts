/** Ends the step of the documents of a dialogue, once all that are required are there. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { takesAnswer } from '../../domain/chat/dialogo.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import { documentosQueFaltan } from '../../domain/tramite/resumen.ts';
import type { Deps } from '../deps.ts';
import type { OpenDraft } from '../open-draft.ts';
import type { DialogueCommand, Person } from './answer-question.ts';
import { changeConversation } from './change-conversation.ts';
import { answerLine, questionLine } from './dialogue-lines.ts';
import { openDialogue, placeAfter } from './dialogue-place.ts';

function missingIn({ vigente, lectura, borrador }: OpenDraft) {
  return documentosQueFaltan(vigente.definicion, lectura.datos, borrador.adjuntos).map(
    ([clave, { etiqueta }]) => ({ path: `documento:${clave}`, sentence: `Adjunte: ${etiqueta}.` }),
  );
}

/** `falta-documento` with a sentence beside each that is missing. */
export function finishDocuments(
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
      verbo: 'responder',
      cliente,
      cuerpo: { borrador },
      aplica: async (conversacion) => {
        const place = await openDialogue(deps, actor, conversacion, borrador);
        if (isRefusal(place)) return place;
        const { draft, progress, paso } = place;
        if (!takesAnswer(draft.vigente.definicion, progress, paso, 'documentos'))
          return refuse('conversacion-cambiada');
        const errors = missingIn(draft);
        if (errors.length > 0) return refuse('falta-documento', { errors });
        const next = placeAfter(place, draft, 'documentos');
        return {
          conversacion: { ...conversacion, dialogo: next.dialogo },
          lineas: [
            await answerLine(deps, draft, 'documentos', cliente),
            await questionLine(deps, next, `${cliente}:pregunta`),
          ],
        };
      },
    },
  );
}
