/** Where a dialogue stands: its draft as it is now, the step asked, and what is still to be answered or mended. */

import type { Conversacion, DialogoEnCurso } from '../../domain/chat/conversacion.ts';
import { type Progress, pasoPresente, pasosDe, siguientePaso } from '../../domain/chat/dialogo.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import { documentosQueFaltan } from '../../domain/tramite/resumen.ts';
import type { Deps } from '../deps.ts';
import { type OpenDraft, openDraft } from '../open-draft.ts';

export type DialoguePlace = {
  readonly dialogo: DialogoEnCurso;
  readonly draft: OpenDraft;
  readonly progress: Progress;
  /** The step asked now; what was kept may be no longer asked for. */
  readonly paso: string;
};

/** Questions whose answer cannot be read, and `documentos` while one that is required is missing. */
function pendingIn({ vigente, lectura, borrador }: OpenDraft): ReadonlySet<string> {
  const wrong = lectura.errores.map(({ path }) => path.split('.')[0] ?? '');
  const missing = documentosQueFaltan(vigente.definicion, lectura.datos, borrador.adjuntos).length > 0;
  return new Set(missing ? [...wrong, 'documentos'] : wrong);
}

/** The place of a dialogue with its draft at hand. */
export function placeIn(dialogo: DialogoEnCurso, draft: OpenDraft): DialoguePlace {
  const { definicion } = draft.vigente;
  const progress = {
    datos: draft.lectura.datos,
    pendientes: pendingIn(draft),
    contestados: dialogo.contestados,
  };
  return { dialogo, draft, progress, paso: pasoPresente(definicion, progress, dialogo.paso) };
}

/** The step after `hecho` was gone through, and the dialogue as it then stands. */
export function placeAfter(
  { dialogo }: DialoguePlace,
  draft: OpenDraft,
  hecho: string | null,
): DialoguePlace {
  const all = hecho === null ? dialogo.contestados : [...new Set([...dialogo.contestados, hecho])];
  const pasos = pasosDe(draft.vigente.definicion, draft.lectura.datos);
  // An answer to a question that is hidden now is not kept: shown again, it is asked again.
  const contestados = all.filter((paso) => pasos.includes(paso));
  const { progress } = placeIn({ ...dialogo, contestados }, draft);
  const paso = siguientePaso(draft.vigente.definicion, progress);
  return placeIn({ ...dialogo, contestados, paso, turno: dialogo.turno + 1 }, draft);
}

/** Whether the account that signed in is the one the conversation belongs to. */
export function isIdentified({ persona }: Pick<Conversacion, 'persona'>, actor: Solicitante): boolean {
  return persona !== null && persona.cuenta === actor.cuenta;
}

/**
 * `identifiquese`: not the account's conversation. `conversacion-cambiada`: no trámite is being filed in it now, or
 * another one than the form speaks of. `no-encontrada`: its draft was filed or removed elsewhere.
 */
export async function openDialogue(
  deps: Deps,
  actor: Solicitante,
  conversacion: Pick<Conversacion, 'persona' | 'dialogo'>,
  borrador: string,
): Promise<DialoguePlace | Refusal> {
  if (!isIdentified(conversacion, actor)) return refuse('identifiquese');
  const { dialogo } = conversacion;
  if (dialogo === null || dialogo.borrador !== borrador) return refuse('conversacion-cambiada');
  const draft = await openDraft(deps, actor, borrador);
  return isRefusal(draft) ? draft : placeIn(dialogo, draft);
}
