/** Decides about a mail from one look at what is there, and writes it down in one statement, in its correspondent's turn. */
import type { DecisionDeHilo } from '../../domain/correo/decidir-hilo.ts';
import { ventanaDePresupuesto } from '../../domain/correo/presupuesto.ts';
import { originalPropuesto } from '../../domain/correo/reenviado.ts';
import { asentarCorreo } from '../../store/asentar-correo.ts';
import { findHilo } from '../../store/correo-mesa-hilo.ts';
import type { CorreoTomado } from '../../store/correo-por-procesar.ts';
import type { CorreoProcesado } from '../../store/correo-procesado.ts';
import { noteEntrega } from '../../store/correo-salidas.ts';
import { type Gastado, gastarPorCorreo } from '../../store/gastar-por-correo.ts';
import type { CorreoIgual } from '../../store/mirar-correo.ts';
import type { Deps } from '../deps.ts';
import type { CaseEffect } from './case-effect.ts';
import { type Evidence, evidenceOf, type MailInPlace } from './find-evidence.ts';
import { afterFloodAt, countedFor, floodWindowAt } from './flood.ts';
import type { MailJudged } from './judge-mail.ts';
import { oversizeStep } from './oversize-step.ts';
import { robotStep } from './robot-step.ts';
import type { EffectDone, StepOrder } from './step.ts';
import { draftOf, newThread, noted, type ThreadDraft } from './thread-draft.ts';
import { peerOf, type ThreadWriting, threadWriting } from './write-thread.ts';

export type Settling = {
  readonly deps: Deps;
  readonly agencia: string;
  readonly tomado: CorreoTomado;
  readonly mail: MailJudged;
  readonly place: MailInPlace;
  readonly done: EffectDone | null;
  /** What an earlier look already counted, so that looking again costs the sender nothing. */
  readonly gastado: Gastado | null;
};

export type Settled =
  | { readonly outcome: 'hecho' }
  | { readonly outcome: 'falta'; readonly effect: CaseEffect }
  | { readonly outcome: 'retener'; readonly hastaMs: number }
  /** Something was written about the correspondent since the look: nothing was written now. */
  | { readonly outcome: 'otra-vez'; readonly gastado: Gastado | null };

type Placed = Pick<CorreoProcesado, 'estado' | 'hilo' | 'enCuarentena'> & {
  readonly porque: readonly string[];
  readonly juicio?: { readonly [k: string]: unknown };
  readonly writing?: ThreadWriting;
  /** Id of the mail it repeats. */
  readonly repetidoDe?: string;
};

async function finish(
  { deps, tomado, mail, place }: Settling,
  placed: Placed,
  gastado: Gastado | null = null,
): Promise<Settled> {
  const { clase, correo, remitente, autenticacion } = mail;
  const { estado, hilo, enCuarentena, writing, repetidoDe } = placed;
  const juicio = {
    porque: [...clase.porque, ...placed.porque],
    avisos: [...new Set([...correo.avisos, ...remitente.avisos])],
    autenticacion,
    ...placed.juicio,
  };
  const isCut = tomado.causa !== null;
  const outcome = await asentarCorreo(deps.db, {
    turno: { clave: place.turno, visto: place.vista.turno },
    correo: {
      id: tomado.id,
      estado: isCut && estado === 'procesado' ? 'apartado' : estado,
      causa: tomado.causa,
      leido: correo,
      clase: clase.clase,
      remitente: remitente.direccion,
      autenticidad: remitente.autenticidad,
      juicioJson: JSON.stringify(juicio),
      hilo,
      enCuarentena,
    },
    hilo: writing?.hilo ?? null,
    salida: writing?.salida ?? null,
    repetidoDe: repetidoDe ?? null,
    ahoraMs: deps.clock.nowMs(),
  });
  // Another process settled it meanwhile: what it wrote stands.
  return outcome === 'conflicto' ? { outcome: 'otra-vez', gastado } : { outcome: 'hecho' };
}

/**
 * The same content is one mail, however it came. What nobody vouches for never stands in the way of the same content from
 * a sender who is known to have sent it: else a forgery sent first would swallow the mail.
 */
function repeatedOf(
  { correo, remitente }: MailJudged,
  others: readonly CorreoIgual[],
): CorreoIgual | undefined {
  return others.find(
    ({ huella, autenticidad }) =>
      huella === correo.huella && (autenticidad === 'verificado' || remitente.autenticidad !== 'verificado'),
  );
}

/** Machines change nothing; what they say of a letter of ours is noted on the letter. */
async function settleMachine(order: Settling, evidence: Evidence): Promise<Settled> {
  const { deps, mail, tomado } = order;
  const { decision, salidas } = evidence;
  const nowMs = deps.clock.nowMs();
  const { informe } = mail.correo;
  const said = [];
  if (informe !== null)
    for (const salida of salidas) said.push(await noteEntrega(deps.db, salida, informe.estados, nowMs));
  const hilo = decision.decision === 'unir' ? decision.hilo : null;
  const placed = { estado: 'procesado', hilo, enCuarentena: false, porque: decision.porque } as const;
  const found = hilo !== null && said.includes('rechazado') ? await findHilo(deps.db, hilo) : null;
  if (found === null) return finish(order, placed);
  const texto = 'El servidor del destinatario rechazó nuestro correo.';
  const hecho = { quien: 'ventanilla', verbo: 'entrega-fallida', texto, sobre: tomado.id } as const;
  const draft = noted(draftOf(found), nowMs, hecho);
  const change = { draft, mailing: null, correo: tomado.id, mail, ahoraMs: nowMs };
  return finish(order, { ...placed, writing: threadWriting(deps, change, 0) });
}

/** Beside the thread, without a trace in it: who looks there sees that something waits. */
function isSilent({ decision, surteEfecto }: DecisionDeHilo): boolean {
  return decision === 'cuarentena' || (decision === 'unir' && !surteEfecto);
}

async function draftFor(
  { deps, mail, tomado }: Settling,
  { decision, sugerida }: Evidence,
): Promise<ThreadDraft> {
  const joins = decision.decision === 'unir' || decision.decision === 'unir-como-tercero';
  const found = joins && decision.hilo !== null ? await findHilo(deps.db, decision.hilo) : null;
  if (found !== null) return draftOf(found);
  const fresh = newThread(deps, tomado.id, mail);
  const draft = { ...fresh, contenido: { ...fresh.contenido, sugerida } };
  const original = originalPropuesto(mail.correo);
  if (original === null || !mail.remitente.esPersonal) return draft;
  const texto = `Parece reenviado: lo escribió ${original.nombre} <${original.direccion}>.`;
  const hecho = { quien: 'ventanilla', verbo: 'original-propuesto', texto, sobre: tomado.id } as const;
  return noted(draft, deps.clock.nowMs(), hecho);
}

function stepFor(order: StepOrder, { decision, surteEfecto }: DecisionDeHilo, isCut: boolean) {
  if (decision === 'unir-como-tercero') return { draft: order.draft, mailing: null };
  if (isCut) {
    const step = oversizeStep(order);
    return surteEfecto || !('draft' in step) ? step : { ...step, mailing: null };
  }
  // What nothing vouches for is left to staff, with what it holds gathered for them.
  const draft: ThreadDraft = surteEfecto ? order.draft : { ...order.draft, estado: 'en-atencion' };
  return robotStep({ ...order, draft });
}

async function settlePerson(order: Settling, evidence: Evidence): Promise<Settled> {
  const { deps, agencia, tomado, mail, done } = order;
  const { decision } = evidence;
  const ahoraMs = deps.clock.nowMs();
  const draft = await draftFor(order, evidence);
  const isNew = draft.seen === null;
  const tercero = decision.decision === 'unir-como-tercero';
  const verbo = isNew ? 'abrir' : tercero ? 'unir-tercero' : 'unir';
  const joined = noted(draft, ahoraMs, { quien: 'persona', verbo, texto: '', sobre: tomado.id });
  const stepOrder = { deps, agencia, ahoraMs, correo: tomado.id, mail, draft: joined, done };
  const step = stepFor({ ...stepOrder, reabre: decision.reabre }, decision, tomado.causa !== null);
  const counted = isNew && done === null ? countedFor(deps, draft.direccion) : [];
  const par = 'needs' in step ? null : peerOf(deps, { mailing: step.mailing, mail });
  const gastado =
    order.gastado ??
    (await gastarPorCorreo(deps.db, {
      hilos: counted,
      ventanaMs: floodWindowAt(ahoraMs),
      par,
      ventanaDeCartasMs: ventanaDePresupuesto(ahoraMs),
    }));
  if (gastado.inunda) return { outcome: 'retener', hastaMs: afterFloodAt(ahoraMs) };
  if ('needs' in step) return { outcome: 'falta', effect: step.needs };
  const placed = {
    estado: 'procesado',
    hilo: draft.id,
    enCuarentena: false,
    porque: decision.porque,
    juicio: { tercero, puntaje: decision.puntaje, sugerida: evidence.sugerida },
    writing: threadWriting(deps, { ...step, correo: tomado.id, mail, ahoraMs }, gastado.cartasAntes),
  } as const;
  return finish(order, placed, gastado);
}

/** Called again with `done` after the effect it asked for, and with a new look where that was too old. */
export async function settleInTurn(order: Settling): Promise<Settled> {
  const { deps, mail, place } = order;
  const { remitente, clase } = mail;
  const { iguales } = place.vista;
  const repetido = repeatedOf(mail, iguales);
  if (repetido !== undefined) {
    return finish(order, {
      estado: 'repetido',
      hilo: null,
      enCuarentena: false,
      porque: [],
      juicio: { repetidoDe: repetido.id },
      repetidoDe: repetido.id,
    });
  }
  const evidence = evidenceOf(place, mail, deps.clock.nowMs());
  const porque = [
    ...evidence.decision.porque,
    ...(iguales.length === 0 ? [] : ['Otro correo con contenido distinto lleva el mismo Message-ID.']),
  ];
  const told = { ...evidence, decision: { ...evidence.decision, porque } };
  if (clase.clase !== 'persona') return settleMachine(order, told);
  if (remitente.direccion === null || isSilent(evidence.decision)) {
    const { decision, hilo } = evidence.decision;
    const enCuarentena = decision !== 'unir';
    return finish(order, { estado: 'procesado', hilo, enCuarentena, porque });
  }
  return settlePerson(order, told);
}
