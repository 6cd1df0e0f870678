/** Puts a filing together: the case as it will stand, the decision where checks could decide, and the events that open its journal. */
import type { Json } from '../domain/canonical-json.ts';
import { type Actor, anotarActor } from '../domain/solicitud/actor.ts';
import type { EventoNuevo } from '../domain/solicitud/evento.ts';
import type { Decision, Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Datos } from '../domain/tramite/campo.ts';
import type { Canal } from '../domain/tramite/definicion.ts';
import { type Adjunto, sinExamen } from '../domain/tramite/documento.ts';
import { citaLegal, plazoLegalDe } from '../domain/tramite/vigencia.ts';
import type { PreparedEffect } from './apply-effect.ts';
import { evidenceOf } from './auditoria/keep-evidence.ts';
import { territorioDe, withDueDates } from './clocks.ts';
import type { DefinicionVigente, Deps } from './deps.ts';
import type { Facts, Titular } from './gather-facts.ts';
import type { Llave } from './orden.ts';
import type { Review } from './review.ts';

/** An agent of the chat who proposed the trámite that the person then confirmed: line of which conversation. */
export type PropuestaDeChat = {
  readonly cuenta: string;
  readonly nombre: string;
  readonly conversacion: string;
  readonly linea: number;
};

/** The thread of mails that a case came out of, who wrote it, and the officer who filed it where one did. */
export type OrigenDeCorreo = {
  /** Reference of the thread. */
  readonly hilo: string;
  readonly remitente: string;
  /** Null: the service itself filed what the mails held, or their author on the page of the link. */
  readonly funcionario: { readonly cuenta: string; readonly nombre: string } | null;
  /** Id of the mail that completed it, where the service filed by itself: the answer to that mail tells of it. */
  readonly mensaje?: string;
};

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
  /** Only where somebody proposed it. */
  readonly propuesta?: PropuestaDeChat;
  /** Only where mails were filed. */
  readonly correo?: OrigenDeCorreo;
};

/** The decision of the checks themselves, in the definition's own words. */
export function decisionOf(
  { vigente }: Filing,
  effect: PreparedEffect,
  nowMs: number,
  hoy: string,
): Decision {
  return {
    resultado: 'aprobada',
    motivo: vigente.definicion.respuestas.aprobado,
    baseLegal: citaLegal(vigente.definicion, hoy),
    cambios: effect.cambios,
    funcionario: null,
    decididaMs: nowMs,
    efecto: effect.estado,
  };
}

/** The case as it will stand, before its journal is chained. */
export function composeCase(
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
    adjuntos: shown.adjuntos.map(sinExamen),
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
    territorio: territorioDe(hechos.ficha?.direccion?.parroquia) ?? hechos.territorioEntidad,
    pausas: [],
    cerradaMs: decision === null ? null : nowMs,
    asientoVisto:
      asiento === null ? null : { clase: asiento.clase, id: asiento.id, version: asiento.version },
    eventos: 0,
    hash: '',
  };
  return withDueDates(base, facts.calendar, nowMs);
}

/**
 * The events that open its journal: what was filed and, where it was decided at once, what was decided and the facts it
 * rested on.
 */
export function openingEvents(
  filing: Filing,
  shown: Review,
  decision: Decision | null,
  effect: PreparedEffect | null,
  facts: Facts,
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
      // Left out, not null: the hash of a filing nobody proposed does not change.
      ...(filing.propuesta === undefined ? {} : { propuesta: filing.propuesta }),
      ...(filing.correo === undefined ? {} : { correo: filing.correo }),
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
      evidencia: evidenceOf(facts, shown.adjuntos),
    },
  };
  return [presented, decided];
}
