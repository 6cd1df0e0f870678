/** Files a solicitud: checks it, decides what can be decided, applies it and records everything, in one transaction. */
import { limits } from '../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import { anotarActor } from '../domain/solicitud/actor.ts';
import { referenciaDesde } from '../domain/solicitud/referencia.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import { tienePuertaWeb } from '../domain/tramite/puertas.ts';
import { commitSolicitud, findOrden } from '../store/commit-solicitud.ts';
import { chain, eventSalts } from '../trust/chain.ts';
import { prepareEffect } from './apply-effect.ts';
import { demoraMs } from './clocks.ts';
import { closedDoor } from './closed-door.ts';
import { composeCase, decisionOf, type Filing, openingEvents } from './compose-case.ts';
import type { Deps } from './deps.ts';
import { contextIn, examineAttachments } from './examine-attachments.ts';
import { gatherFacts } from './gather-facts.ts';
import { type Review, review } from './review.ts';

export type Filed = {
  readonly id: string;
  readonly referencia: string;
  readonly estado: Solicitud['estado'];
};

/** What stops a filing that is otherwise well formed. */
function obstacle(filing: Filing, shown: Review): Refusal | null {
  if (shown.faltan.length > 0) return refuse('falta-documento', { errors: shown.faltan });
  const rejected = shown.rumbo.verdicts.filter((v) => v.state === 'reject');
  const [first] = rejected;
  if (first !== undefined) {
    const errors = rejected.map((v) => ({ path: v.field ?? '', sentence: v.sentence }));
    return refuse('no-se-puede-conceder', { sentence: first.sentence, errors });
  }
  if (filing.revision !== null && filing.revision !== shown.hash) return refuse('revision-cambiada');
  const unconfirmed = shown.confirmaciones.filter((c) => !filing.confirmaciones.includes(c));
  if (unconfirmed.length > 0)
    return refuse('falta-confirmacion', {
      errors: unconfirmed.map((sentence) => ({ path: 'confirmaciones', sentence })),
    });
  return null;
}

/** Asks the facts, decides and writes. `again`: the register changed between reading and writing, so it is done over. */
async function attempt(deps: Deps, filing: Filing): Promise<Filed | Refusal | 'again'> {
  const facts = await gatherFacts(
    deps,
    filing.vigente.definicion,
    filing.datos,
    filing.titular,
    filing.verificados,
  );
  const { definicion } = filing.vigente;
  const adjuntos = await examineAttachments(deps, definicion, contextIn(facts.hechos), filing.adjuntos);
  const shown = review(filing.vigente, filing.datos, facts, adjuntos);
  const stop = obstacle(filing, shown);
  if (stop !== null) return stop;
  const referencia = referenciaDesde(Buffer.from(deps.ids.randomToken(8), 'base64url'));
  const approves = shown.rumbo.rumbo === 'aprobar';
  const effect = approves
    ? prepareEffect(deps, filing.vigente.definicion, filing.datos, facts, {
        referencia,
        adjuntos: shown.adjuntos,
      })
    : null;
  const nowMs = facts.hechos.ahoraMs;
  const decision = effect === null ? null : decisionOf(filing, effect, nowMs, facts.hechos.hoy);
  const open = composeCase(deps, filing, facts, shown, referencia, decision);
  const eventos = chain(
    { solicitud: open.id, eventos: 0, hash: null },
    openingEvents(filing, shown, decision, effect, facts),
    anotarActor(filing.actor),
    nowMs,
    eventSalts(deps.ids),
  );
  const solicitud: Solicitud = { ...open, eventos: eventos.length, hash: eventos.at(-1)?.hash ?? '' };
  const filed: Filed = { id: solicitud.id, referencia, estado: solicitud.estado };
  const outcome = await commitSolicitud(deps.db, {
    solicitud,
    versionVista: null,
    eventos,
    orden: { ...filing.llave, respuesta: filed },
    asiento: effect?.escritura ?? null,
    borrador: filing.borrador,
    demoraMs: decision === null ? null : demoraMs(solicitud, nowMs),
    ahoraMs: nowMs,
  });
  if (outcome.outcome === 'conflicto') return 'again';
  if (outcome.outcome === 'escrita') return filed;
  return outcome.huella === filing.llave.huella
    ? (outcome.respuesta as Filed)
    : refuse('llave-repetida-con-otro-contenido');
}

/** What this very command was answered before: its own effect may be why it would be refused now. */
async function firstAnswer(deps: Deps, { llave }: Filing): Promise<Filed | Refusal | null> {
  const first = await findOrden(deps.db, llave.autor, llave.llave);
  if (first === null) return null;
  return first.huella === llave.huella
    ? (first.respuesta as Filed)
    : refuse('llave-repetida-con-otro-contenido');
}

/**
 * Files, durably: when this returns, the case, its journal and its effect are committed and flushed.
 * A repeated key gives the first answer, also after the first one got lost on the way.
 */
export async function fileSolicitud(deps: Deps, filing: Filing): Promise<Filed | Refusal> {
  const { definicion } = filing.vigente;
  // A draft may have been begun, or a trámite proposed in the chat, before the agency closed the door.
  const hasDoor = filing.canal === 'correo' || tienePuertaWeb(definicion, deps.puertasCerradas);
  // What is sealed never becomes a case of the ordinary desk, whichever the way.
  if (definicion.sellado === true || !hasDoor)
    return refuse('puerta-cerrada', { sentence: closedDoor(deps, definicion) });
  await deps.faults.hit('antes-de-confirmar');
  for (let n = 0; n < limits.filingRetriesOnRegisterConflict; n += 1) {
    const outcome = await attempt(deps, filing);
    if (outcome === 'again') continue;
    if (isRefusal(outcome)) {
      deps.filed?.(definicion.id, filing.canal, outcome.code);
      return (await firstAnswer(deps, filing)) ?? outcome;
    }
    deps.filed?.(definicion.id, filing.canal, outcome.estado);
    deps.nudge();
    await deps.faults.hit('tras-confirmar-antes-de-responder');
    return outcome;
  }
  return (await firstAnswer(deps, filing)) ?? refuse('registro-cambiado');
}
