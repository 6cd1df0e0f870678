/** Files the trámite of a dialogue as its review showed it, and tells the conversation what was decided. */
import type { Conversacion, DialogoEnCurso } from '../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import { findSolicitudById } from '../../store/solicitudes.ts';
import type { Deps } from '../deps.ts';
import { type DraftFiling, fileDraft } from '../file-draft.ts';
import type { Filed } from '../file-solicitud.ts';
import { openDraft } from '../open-draft.ts';
import type { Person } from './answer-question.ts';
import { changeConversation } from './change-conversation.ts';
import { isIdentified } from './dialogue-place.ts';
import { filedInWords } from './filed-in-words.ts';
import { readConversation } from './find-conversation.ts';

export type ChatFiling = {
  readonly id: string;
  readonly borrador: string;
  /** Hash carried by the review that was shown. */
  readonly revision: string;
  readonly confirmaciones: readonly string[];
};

export type FiledInChat = {
  readonly filed: Filed;
  readonly conversacion: Conversacion;
  /** False where the conversation ended at the same moment: the case stands, and its page tells of it. */
  readonly isTold: boolean;
};

const clienteOf = (borrador: string) => `presentada-${borrador}`;

function filingOf(
  { id, borrador, revision, confirmaciones }: ChatFiling,
  dialogo: DialogoEnCurso | null,
): DraftFiling {
  const filing = { borrador, canal: 'chat' as const, revision, confirmaciones };
  const propuesta = dialogo?.borrador === borrador ? dialogo.propuesta : null;
  if (propuesta === null) return filing;
  const { n: linea, cuenta, nombre } = propuesta;
  return { ...filing, propuesta: { cuenta, nombre, conversacion: id, linea } };
}

/** Writes the line of the filed case, notes the case and ends the dialogue; again, nothing. */
async function tell(
  deps: Deps,
  quien: Person,
  conversacion: Conversacion,
  borrador: string,
  filed: Filed,
): Promise<Conversacion | Refusal> {
  const solicitud = await findSolicitudById(deps.db, filed.id);
  if (solicitud === null) throw new Error('a filed case is not there');
  const cliente = clienteOf(borrador);
  const words = await filedInWords(deps, solicitud);
  return changeConversation(
    deps,
    quien,
    { id: conversacion.id, versionVista: null },
    {
      verbo: 'presentar',
      cliente,
      cuerpo: { borrador, referencia: filed.referencia },
      aplica: (now) =>
        now.dialogo?.borrador !== borrador
          ? refuse('conversacion-cambiada')
          : {
              conversacion: { ...now, dialogo: null },
              lineas: [
                {
                  clase: 'solicitud-presentada',
                  contenido: { tramite: solicitud.tramite, referencia: filed.referencia, ...words },
                  autor: { clase: 'asistente' },
                  cliente,
                },
              ],
              caso: { referencia: filed.referencia, solicitud: filed.id },
            },
    },
  );
}

/**
 * Files once, whatever is repeated: the draft is the key of the filing, and the line has an id made from it. A crash
 * between the two is mended by sending the same again. Refused as any filing is: `revision-cambiada`,
 * `falta-confirmacion`, `no-se-puede-conceder` …; then nothing changes and the review is shown anew.
 */
export async function fileFromChat(
  deps: Deps,
  quien: Person,
  actor: Solicitante,
  filing: ChatFiling,
): Promise<FiledInChat | Refusal> {
  const conversacion = await readConversation(deps, quien, filing.id);
  if (isRefusal(conversacion)) return conversacion;
  if (!isIdentified(conversacion, actor)) return refuse('identifiquese');
  if (conversacion.estado === 'cerrada') return refuse('conversacion-cerrada');
  const { dialogo } = conversacion;
  // Without a dialogue only what was filed before is told again; a draft that still stands belongs to another place.
  const isHere =
    dialogo === null
      ? isRefusal(await openDraft(deps, actor, filing.borrador))
      : dialogo.borrador === filing.borrador;
  if (!isHere) return refuse('conversacion-cambiada');
  const filed = await fileDraft(deps, actor, filingOf(filing, dialogo));
  if (isRefusal(filed)) return filed;
  await deps.faults.hit('tras-presentar-antes-de-linea');
  const told = await tell(deps, quien, conversacion, filing.borrador, filed);
  return isRefusal(told)
    ? { filed, conversacion, isTold: false }
    : { filed, conversacion: told, isTold: true };
}
