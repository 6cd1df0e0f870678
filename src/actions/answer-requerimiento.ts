/** The contracting entity answers, once: the case goes back to its officer, and whoever filed it is told. */
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import type { Json } from '../domain/canonical-json.ts';
import { limits } from '../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Actor } from '../domain/solicitud/actor.ts';
import type { RequerimientoDeCaso } from '../domain/solicitud/solicitud.ts';
import type { Adjunto } from '../domain/tramite/documento.ts';
import { papelDeEntidad } from '../domain/tramite/documento-de.ts';
import { findOrden } from '../store/commit-solicitud.ts';
import { findSolicitudByReferencia } from '../store/solicitudes.ts';
import { type Changed, changeSolicitud } from './change-solicitud.ts';
import { checkEntityAnswer, type EntityAnswer } from './check-entity-answer.ts';
import type { Deps } from './deps.ts';
import { endRequerimiento } from './end-requerimiento.ts';
import { llaveDe } from './orden.ts';

export type AnswerGiven = EntityAnswer & {
  readonly referencia: string;
  /** Which requerimiento is answered: a case may have had several. */
  readonly requerimiento: string;
  readonly adjuntos: readonly Adjunto[];
  readonly llave: string;
};

function attempt(
  deps: Deps,
  actor: Actor,
  input: AnswerGiven,
  versionVista: number,
): Promise<Changed | Refusal> {
  const { referencia, llave, requerimiento: id, adjuntos: all, ...answer } = input;
  const given = all.slice(0, limits.filesPerDocumentMax);
  return changeSolicitud(
    deps,
    actor,
    { referencia, llave, versionVista },
    {
      verbo: 'contestar',
      cuerpo: { requerimiento: id, ...answer, adjuntos: given.map((a) => a.sha256) },
      aplica: async (s, nowMs) => {
        const requerido = deps.definiciones.porId(s.tramite)?.definicion.requerimiento;
        const { requerimiento: asked } = s;
        if (requerido === undefined || asked?.id !== id || asked.estado !== 'pendiente')
          return refuse('requerimiento-contestado');
        const { zone } = await deps.calendar();
        const checked = checkEntityAnswer(requerido, answer, given.length, civilDateAt(nowMs, zone));
        if (isRefusal(checked)) return checked;
        const adjuntos = given.map((a) => ({ ...a, documento: papelDeEntidad }));
        const requerimiento: RequerimientoDeCaso = {
          ...asked,
          estado: 'contestado',
          respuesta: { ...checked, adjuntos: adjuntos.map((a) => a.id), contestadaMs: nowMs },
        };
        const files = adjuntos.map(({ documento, nombre, sha256 }) => ({ documento, nombre, sha256 }));
        return {
          ...(await endRequerimiento(deps, s, nowMs, { requerimiento, adjuntos })),
          evento: { requerimiento: id, ...checked, adjuntos: files as Json },
        };
      },
    },
  );
}

/** Notes of the desk and its hand-overs change the case too, and none of them is the entity's business. */
const triesMax = 4;

/**
 * The entity does not see the case, so no version of it: only whether it is still asked. A repeated key gives the first
 * answer; once answered or expired, `requerimiento-contestado`.
 */
export async function answerRequerimiento(
  deps: Deps,
  actor: Actor,
  input: AnswerGiven,
): Promise<Changed | Refusal> {
  const bound = llaveDe(actor, input.llave, null);
  if (isRefusal(bound)) return bound;
  const first = await findOrden(deps.db, bound.autor, bound.llave);
  if (first !== null) return first.respuesta as Changed;
  let outcome: Changed | Refusal = refuse('requerimiento-contestado');
  for (let n = 0; n < triesMax; n += 1) {
    const present = await findSolicitudByReferencia(deps.db, input.referencia);
    if (present === null) return refuse('no-encontrada');
    outcome = await attempt(deps, actor, input, present.version);
    if (!isRefusal(outcome) || outcome.code !== 'version-vieja') break;
  }
  return isRefusal(outcome) && outcome.code === 'transicion-imposible'
    ? refuse('requerimiento-contestado')
    : outcome;
}
