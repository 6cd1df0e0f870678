/** Files a solicitud: checks it, decides what can be decided, applies it and records everything, in one transaction. */
import type { Json } from '../domain/canonical-json.ts';
import { limits } from '../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import { type Actor, anotarActor } from '../domain/solicitud/actor.ts';
import type { EventoNuevo } from '../domain/solicitud/evento.ts';
import { referenciaDesde } from '../domain/solicitud/referencia.ts';
import type { Decision, Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Datos } from '../domain/tramite/campo.ts';
import type { Canal } from '../domain/tramite/definicion.ts';
import type { Adjunto } from '../domain/tramite/documento.ts';
import { commitSolicitud, findOrden } from '../store/commit-solicitud.ts';
import { chain } from '../trust/chain.ts';
import { type PreparedEffect, prepareEffect } from './apply-effect.ts';
import { demoraMs, plazoLegalDe, territorioDe, withDueDates } from './clocks.ts';
import type { DefinicionVigente, Deps } from './deps.ts';
import { type Facts, gatherFacts, type Titular } from './gather-facts.ts';
import type { Llave } from './orden.ts';
import { type Review, review } from './review.ts';

export type Filing = {
  readonly vigente: DefinicionVigente;
  readonly canal: Canal;
  readonly actor: Actor;
  /** Whose register entry it is about; for a session that is the filer's own. */
  readonly titular: Titular;
  readonly nombre: string;
  readonly datos: Datos;
  readonly adjuntos: readonly Adjunto[];
  readonly verificados: readonly string[];
  /** The sentences the filer declared. */
  readonly confirmaciones: readonly string[];
  /** Hash of the review page that was shown; null where the door shows none (API). */
  readonly revision: string | null;
  readonly llave: Llave;
  readonly borrador: string | null;
};

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

function decisionOf({ vigente }: Filing, effect: PreparedEffect, nowMs: number, hoy: string): Decision {
  const { definicion } = vigente;
  const norma = definicion.baseLegal.find((n) => n.desde <= hoy && (n.hasta === undefined || n.hasta >= hoy));
  return {
    resultado: 'aprobada',
    motivo: definicion.respuestas.aprobado,
    baseLegal: norma === undefined ? '' : `${norma.norma}, ${norma.articulo}`,
    cambios: effect.cambios,
    funcionario: null,
    decididaMs: nowMs,
    efecto: effect.estado,
  };
}

/** The case as it will stand, before its journal is chained. */
function draftCase(
  deps: Deps,
  filing: Filing,
  facts: Facts,
  shown: Review,
  referencia: string,
  decision: Decision | null,
): Solicitud {
  const { definicion, version } = filing.vigente;
  const { hechos, asiento } = facts;
  const nowMs = hechos.ahoraMs;
  const legal = plazoLegalDe(definicion, hechos.hoy);
  const { actor, titular } = filing;
  const base: Solicitud = {
    id: deps.ids.newId(),
    referencia,
    tramite: definicion.id,
    definicion: version,
    estado: decision === null ? 'recibida' : 'aprobada',
    version: 1,
    solicitante: {
      clase: titular?.clase ?? 'publico',
      ruc: titular?.ruc ?? null,
      nombre: filing.nombre,
      cuenta: anotarActor(actor).cuenta,
    },
    canal: filing.canal,
    datos: filing.datos,
    resumen: shown.resumen,
    adjuntos: shown.adjuntos,
    confirmaciones: shown.confirmaciones,
    verdicts: shown.rumbo.verdicts,
    decision,
    unidad: definicion.atiende,
    asignado: null,
    dosPersonas: shown.rumbo.rumbo === 'funcionario' && shown.rumbo.secondPerson,
    propuesta: null,
    correccion: null,
    presentadaMs: nowMs,
    promesa: definicion.tiempoEstimado,
    promesaVenceMs: null,
    plazoLegal: legal?.plazo ?? null,
    legalVenceMs: null,
    territorio: territorioDe(hechos.ficha?.direccion?.parroquia),
    pausas: [],
    cerradaMs: decision === null ? null : nowMs,
    asientoVisto:
      asiento === null ? null : { clase: asiento.clase, id: asiento.id, version: asiento.version },
    eventos: 0,
    hash: '',
  };
  return withDueDates(base, facts.calendar, nowMs);
}

function eventsOf(
  filing: Filing,
  shown: Review,
  decision: Decision | null,
  effect: PreparedEffect | null,
): readonly EventoNuevo[] {
  const presented: EventoNuevo = {
    clase: 'presentada',
    datos: {
      tramite: filing.vigente.definicion.id,
      definicion: filing.vigente.version,
      canal: filing.canal,
      revision: shown.hash,
      datos: filing.datos as Json,
      adjuntos: shown.adjuntos.map((a) => ({ documento: a.documento, nombre: a.nombre, sha256: a.sha256 })),
      confirmaciones: shown.confirmaciones,
      verdicts: shown.rumbo.verdicts.map((v) => ({
        check: v.check,
        version: v.version,
        state: v.state,
        code: v.code,
        facts: v.facts,
      })),
    },
  };
  if (decision === null || effect === null) return [presented];
  const { cambios, avisos, encargo, clase } = effect;
  const decided: EventoNuevo = {
    clase: 'decidida',
    datos: {
      resultado: decision.resultado,
      motivo: decision.motivo,
      baseLegal: decision.baseLegal,
      cambios,
      avisos,
      efecto: { clase, encargo },
    },
  };
  return [presented, decided];
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
  const shown = review(filing.vigente, filing.datos, facts, filing.adjuntos);
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
  const open = draftCase(deps, filing, facts, shown, referencia, decision);
  const eventos = chain(
    { solicitud: open.id, eventos: 0, hash: null },
    eventsOf(filing, shown, decision, effect),
    anotarActor(filing.actor),
    nowMs,
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
  const closed = filing.vigente.definicion.recepcionCerrada;
  if (closed !== undefined) return refuse('puerta-cerrada', { sentence: closed });
  await deps.faults.hit('antes-de-confirmar');
  for (let n = 0; n < limits.filingRetriesOnRegisterConflict; n += 1) {
    const outcome = await attempt(deps, filing);
    if (outcome === 'again') continue;
    if (isRefusal(outcome)) return (await firstAnswer(deps, filing)) ?? outcome;
    deps.nudge();
    await deps.faults.hit('tras-confirmar-antes-de-responder');
    return outcome;
  }
  return (await firstAnswer(deps, filing)) ?? refuse('registro-cambiado');
}
