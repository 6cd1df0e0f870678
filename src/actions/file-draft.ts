/** Files a draft as its review page showed it. */
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Canal } from '../domain/tramite/definicion.ts';
import { findOrden } from '../store/commit-solicitud.ts';
import type { PropuestaDeChat } from './compose-case.ts';
import type { Deps } from './deps.ts';
import { type Filed, fileSolicitud } from './file-solicitud.ts';
import { openDraft } from './open-draft.ts';
import { llaveDe } from './orden.ts';
import { filingObstacle } from './start-draft.ts';

export type DraftFiling = {
  readonly borrador: string;
  readonly canal: Canal;
  /** Hash carried by the review page. */
  readonly revision: string;
  readonly confirmaciones: readonly string[];
  /** Only where an agent of the chat proposed it. */
  readonly propuesta?: PropuestaDeChat;
};

/**
 * The draft's own id is the idempotency key: a double click, a second tab or a retry after a lost answer all get
 * the first answer, also once the draft is gone.
 */
export async function fileDraft(
  deps: Deps,
  actor: Solicitante,
  filing: DraftFiling,
): Promise<Filed | Refusal> {
  const llave = llaveDe(actor, filing.borrador, { borrador: filing.borrador });
  if (isRefusal(llave)) return llave;
  const draft = await openDraft(deps, actor, filing.borrador);
  if (isRefusal(draft)) {
    const first = await findOrden(deps.db, llave.autor, llave.llave);
    return first === null ? draft : (first.respuesta as Filed);
  }
  const { borrador, vigente, lectura } = draft;
  const obstacle = filingObstacle(deps, vigente.definicion, actor);
  if (obstacle !== null) return obstacle;
  if (lectura.errores.length > 0) return refuse('datos-con-errores', { errors: lectura.errores });
  return fileSolicitud(deps, {
    vigente,
    canal: filing.canal,
    actor,
    titular: actor,
    nombre: actor.nombre,
    datos: lectura.datos,
    adjuntos: borrador.adjuntos,
    verificados: borrador.verificados,
    confirmaciones: filing.confirmaciones,
    revision: filing.revision,
    llave,
    borrador: borrador.id,
    ...(filing.propuesta === undefined ? {} : { propuesta: filing.propuesta }),
  });
}
