/** What a conversation asks now of the trámite being filed in it: a question, the documents, the review, or that its draft is gone. */
import type { Conversacion, DialogoEnCurso } from '../../domain/chat/conversacion.ts';
import { canBeSkipped, pasoAnterior, pasosDe } from '../../domain/chat/dialogo.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import { findOrden } from '../../store/commit-solicitud.ts';
import type { Deps } from '../deps.ts';
import type { Filed } from '../file-solicitud.ts';
import type { OpenDraft } from '../open-draft.ts';
import { llaveDe } from '../orden.ts';
import { type DraftReview, reviewDraft } from '../review-draft.ts';
import { openDialogue } from './dialogue-place.ts';

type Place = {
  readonly dialogo: DialogoEnCurso;
  readonly draft: OpenDraft;
  /** From 1. */
  readonly position: number;
  readonly total: number;
  /** The step before; null at the first. */
  readonly anterior: string | null;
};

export type DialogueShown =
  | (Place & {
      readonly clase: 'pregunta';
      readonly paso: string;
      readonly canBeSkipped: boolean;
      /** True where there is an answer the person has not confirmed yet. */
      readonly porConfirmar: boolean;
    })
  | (Place & { readonly clase: 'documentos' })
  | (Place & { readonly clase: 'revisar'; readonly review: DraftReview })
  /** The draft is no more; `presentada` where it was filed and the conversation does not tell of it yet. */
  | { readonly clase: 'sin-borrador'; readonly dialogo: DialogoEnCurso; readonly presentada: Filed | null };

/** What filing this draft was answered, if it was ever filed. */
async function filedFrom(deps: Deps, actor: Solicitante, borrador: string): Promise<Filed | null> {
  const llave = llaveDe(actor, borrador, { borrador });
  if (isRefusal(llave)) return null;
  const first = await findOrden(deps.db, llave.autor, llave.llave);
  return first === null ? null : (first.respuesta as Filed);
}

/** Null where no trámite is being filed in it. `identifiquese`: it belongs to another account. */
export async function readDialogue(
  deps: Deps,
  actor: Solicitante,
  conversacion: Pick<Conversacion, 'persona' | 'dialogo'>,
): Promise<DialogueShown | Refusal | null> {
  const { dialogo } = conversacion;
  if (dialogo === null) return null;
  const place = await openDialogue(deps, actor, conversacion, dialogo.borrador);
  if (isRefusal(place)) {
    if (place.code !== 'no-encontrada') return place;
    return { clase: 'sin-borrador', dialogo, presentada: await filedFrom(deps, actor, dialogo.borrador) };
  }
  const { draft, paso, progress } = place;
  const { definicion } = draft.vigente;
  const pasos = pasosDe(definicion, progress.datos);
  const where: Place = {
    dialogo,
    draft,
    position: pasos.indexOf(paso) + 1,
    total: pasos.length,
    anterior: pasoAnterior(definicion, progress.datos, paso),
  };
  if (paso === 'documentos') return { ...where, clase: 'documentos' };
  if (paso === 'revisar') {
    const review = await reviewDraft(deps, actor, dialogo.borrador);
    return isRefusal(review) ? review : { ...where, clase: 'revisar', review };
  }
  return {
    ...where,
    clase: 'pregunta',
    paso,
    canBeSkipped: canBeSkipped(definicion.datos[paso]),
    porConfirmar: progress.datos[paso] !== undefined && !progress.contestados.includes(paso),
  };
}
