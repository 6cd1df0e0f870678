/** Goes back to an earlier step of a dialogue; its answer stays and can be changed. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { canGoBackTo, pasoAnterior } from '../../domain/chat/dialogo.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import type { Deps } from '../deps.ts';
import type { DialogueCommand, Person } from './answer-question.ts';
import { changeConversation } from './change-conversation.ts';
import { questionLine } from './dialogue-lines.ts';
import { openDialogue, placeIn } from './dialogue-place.ts';

/** `paso` null: the one before. `conversacion-cambiada` where there is no such earlier step. */
export function goBack(
  deps: Deps,
  quien: Person,
  actor: Solicitante,
  { id, cliente, borrador, paso }: DialogueCommand & { readonly paso: string | null },
): Promise<Conversacion | Refusal> {
  return changeConversation(
    deps,
    quien,
    { id, versionVista: null },
    {
      verbo: 'responder',
      cliente,
      cuerpo: { borrador, back: paso },
      aplica: async (conversacion) => {
        const place = await openDialogue(deps, actor, conversacion, borrador);
        if (isRefusal(place)) return place;
        const { vigente, lectura } = place.draft;
        const to = paso ?? pasoAnterior(vigente.definicion, lectura.datos, place.paso);
        if (to === null || !canGoBackTo(vigente.definicion, lectura.datos, place.paso, to))
          return refuse('conversacion-cambiada');
        const there = placeIn({ ...place.dialogo, paso: to, turno: place.dialogo.turno + 1 }, place.draft);
        return {
          conversacion: { ...conversacion, dialogo: there.dialogo },
          lineas: [await questionLine(deps, there, cliente)],
        };
      },
    },
  );
}
