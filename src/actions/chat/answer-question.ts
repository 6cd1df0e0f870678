/** Takes the answer to one question of a dialogue, with the form's own validators, and asks the next one. */
import type { Json } from '../../domain/canonical-json.ts';
import type { Participante } from '../../domain/chat/ciclo.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { takesAnswer } from '../../domain/chat/dialogo.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import type { Deps } from '../deps.ts';
import { openDraft } from '../open-draft.ts';
import { saveDraft } from '../save-draft.ts';
import { storable } from '../storable.ts';
import { changeConversation } from './change-conversation.ts';
import { answerLine, questionLine } from './dialogue-lines.ts';
import { openDialogue, placeAfter } from './dialogue-place.ts';

export type Person = Extract<Participante, { clase: 'persona' }>;

/** A command of a dialogue: the conversation, the draft the form spoke of, and the command's own id. */
export type DialogueCommand = { readonly id: string; readonly cliente: string; readonly borrador: string };

export type QuestionAnswer = DialogueCommand & {
  /** The question's name. */
  readonly paso: string;
  /** As the form sent it; of other names nothing is kept. */
  readonly entrada: Entrada;
};

/**
 * `datos-con-errores` with the sentence for each box: what was typed is kept in the draft, and no line is written.
 * `conversacion-cambiada`: the question is hidden, not asked yet, or of another trámite; nothing is kept. Two tabs that
 * answer the same question both leave their answer, in order, and the draft holds the one of the last line.
 */
export function answerQuestion(
  deps: Deps,
  quien: Person,
  actor: Solicitante,
  { id, cliente, borrador, paso, entrada }: QuestionAnswer,
): Promise<Conversacion | Refusal> {
  return changeConversation(
    deps,
    quien,
    { id, versionVista: null },
    {
      verbo: 'responder',
      cliente,
      cuerpo: { borrador, paso, respuesta: storable(entrada[paso] ?? null) as Json },
      aplica: async (conversacion) => {
        const place = await openDialogue(deps, actor, conversacion, borrador);
        if (isRefusal(place)) return place;
        const { definicion } = place.draft.vigente;
        if (paso === 'documentos' || !takesAnswer(definicion, place.progress, place.paso, paso))
          return refuse('conversacion-cambiada');
        const lectura = await saveDraft(deps, actor, borrador, [paso], entrada);
        if (isRefusal(lectura)) return lectura;
        const errors = lectura.errores.filter(({ path }) => path.split('.')[0] === paso);
        if (errors.length > 0) return refuse('datos-con-errores', { errors });
        const draft = await openDraft(deps, actor, borrador);
        if (isRefusal(draft)) return draft;
        const next = placeAfter(place, draft, paso);
        return {
          conversacion: { ...conversacion, dialogo: next.dialogo },
          lineas: [
            await answerLine(deps, draft, paso, cliente),
            await questionLine(deps, next, `${cliente}:pregunta`),
          ],
        };
      },
    },
  );
}
