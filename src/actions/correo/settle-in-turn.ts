/** Decides about a mail and writes it down, within a transaction that has the sender's turn. */
import type { DecisionDeHilo } from '../../domain/correo/decidir-hilo.ts';
import { originalPropuesto } from '../../domain/correo/reenviado.ts';
import type { Queries } from '../../platform/database.ts';
import { type CorreoIgual, findCorreosIguales } from '../../store/correo-evidencia.ts';
import { lockDireccion, lockHilo } from '../../store/correo-hilos.ts';
import type { CorreoTomado } from '../../store/correo-por-procesar.ts';
import { type CorreoProcesado, finishCorreo, moveEntregas } from '../../store/correo-procesado.ts';
import { noteEntrega } from '../../store/correo-salidas.ts';
import type { Deps } from '../deps.ts';
import type { CaseEffect } from './case-effect.ts';
import { type Evidence, findEvidence } from './find-evidence.ts';
import { floodUntil } from './flood.ts';
import type { MailJudged } from './judge-mail.ts';
import { oversizeStep } from './oversize-step.ts';
import { robotStep } from './robot-step.ts';
import type { EffectDone, StepOrder } from './step.ts';
import { draftOf, newThread, noted, type ThreadDraft } from './thread-draft.ts';
import { writeThread } from './write-thread.ts';

export type Settling = {
  readonly deps: Deps;
  readonly agencia: string;
  readonly tomado: CorreoTomado;
  readonly mail: MailJudged;
  readonly done: EffectDone | null;
};

export type Settled =
  | { readonly outcome: 'hecho' }
  | { readonly outcome: 'falta'; readonly effect: CaseEffect }
  | { readonly outcome: 'retener'; readonly hastaMs: number };

type Placed = Pick<CorreoProcesado, 'estado' | 'hilo' | 'enCuarentena'> & {
  readonly porque: readonly string[];
  readonly juicio?: { readonly [k: string]: unknown };
};

/** Another process worked it off meanwhile: all of this transaction is undone. */
export class AlreadySettled extends Error {
  override readonly name = 'AlreadySettled';
}

const settled: Settled = { outcome: 'hecho' };

async function finish({ deps, tomado, mail }: Settling, queries: Queries, placed: Placed): Promise<Settled> {
  const { clase, correo, remitente, autenticacion } = mail;
  const juicio = {
    porque: [...clase.porque, ...placed.porque],
    avisos: [...new Set([...correo.avisos, ...remitente.avisos])],
    autenticacion,
    ...placed.juicio,
  };
  const isCut = tomado.causa !== null;
  const isOurs = await finishCorreo(
    queries,
    {
      id: tomado.id,
      estado: isCut && placed.estado === 'procesado' ? 'apartado' : placed.estado,
      causa: tomado.causa,
      leido: correo,
      clase: clase.clase,
      remitente: remitente.direccion,
      autenticidad: remitente.autenticidad,
      juicioJson: JSON.stringify(juicio),
      hilo: placed.hilo,
      enCuarentena: placed.enCuarentena,
    },
    deps.clock.nowMs(),
  );
  if (!isOurs) throw new AlreadySettled();
  return settled;
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
async function settleMachine(order: Settling, queries: Queries, evidence: Evidence): Promise<Settled> {
  const { deps, mail, tomado } = order;
  const { decision, salidas } = evidence;
  const nowMs = deps.clock.nowMs();
  const { informe } = mail.correo;
  const said = [];
  if (informe !== null)
    for (const salida of salidas) said.push(await noteEntrega(queries, salida, informe.estados, nowMs));
  const hilo = decision.decision === 'unir' ? decision.hilo : null;
  if (hilo !== null && said.includes('rechazado')) {
    const found = await lockHilo(queries, hilo);
    const texto = 'El servidor del destinatario rechazó nuestro correo.';
    const hecho = { quien: 'ventanilla', verbo: 'entrega-fallida', texto, sobre: tomado.id } as const;
    if (found !== null) {
      const draft = noted(draftOf(found), nowMs, hecho);
      await writeThread(deps, queries, { draft, mailing: null, correo: tomado.id, mail, ahoraMs: nowMs });
    }
  }
  return finish(order, queries, {
    estado: 'procesado',
    hilo,
    enCuarentena: false,
    porque: decision.porque,
  });
}

/** Beside the thread, without a trace in it: who looks there sees that something waits. */
function isSilent({ decision, surteEfecto }: DecisionDeHilo): boolean {
  return decision === 'cuarentena' || (decision === 'unir' && !surteEfecto);
}

async function draftFor(
  { deps, mail, tomado }: Settling,
  queries: Queries,
  { decision, sugerida }: Evidence,
): Promise<ThreadDraft> {
  const joins = decision.decision === 'unir' || decision.decision === 'unir-como-tercero';
  const found = joins && decision.hilo !== null ? await lockHilo(queries, decision.hilo) : null;
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

async function settlePerson(order: Settling, queries: Queries, evidence: Evidence): Promise<Settled> {
  const { deps, agencia, tomado, mail, done } = order;
  const { decision } = evidence;
  const ahoraMs = deps.clock.nowMs();
  const draft = await draftFor(order, queries, evidence);
  const isNew = draft.seen === null;
  const hastaMs = isNew && done === null ? await floodUntil(deps, queries, draft.direccion, ahoraMs) : null;
  if (hastaMs !== null) return { outcome: 'retener', hastaMs };
  const tercero = decision.decision === 'unir-como-tercero';
  const verbo = isNew ? 'abrir' : tercero ? 'unir-tercero' : 'unir';
  const joined = noted(draft, ahoraMs, { quien: 'persona', verbo, texto: '', sobre: tomado.id });
  const stepOrder = { deps, agencia, ahoraMs, correo: tomado.id, mail, draft: joined, done };
  const step = stepFor({ ...stepOrder, reabre: decision.reabre }, decision, tomado.causa !== null);
  if ('needs' in step) return { outcome: 'falta', effect: step.needs };
  await writeThread(deps, queries, { ...step, correo: tomado.id, mail, ahoraMs });
  return finish(order, queries, {
    estado: 'procesado',
    hilo: draft.id,
    enCuarentena: false,
    porque: decision.porque,
    juicio: { tercero, puntaje: decision.puntaje, sugerida: evidence.sugerida },
  });
}

/** Called again with `done` after the effect it asked for; what it wrote until then is nothing. */
export async function settleInTurn(order: Settling, queries: Queries): Promise<Settled> {
  const { deps, tomado, mail } = order;
  const { correo, remitente, clase } = mail;
  await lockDireccion(queries, remitente.direccion ?? '');
  const iguales = await findCorreosIguales(queries, { id: tomado.id, ...correo });
  const repetido = repeatedOf(mail, iguales);
  if (repetido !== undefined) {
    await moveEntregas(queries, tomado.id, repetido.id);
    const juicio = { repetidoDe: repetido.id };
    return finish(order, queries, {
      estado: 'repetido',
      hilo: null,
      enCuarentena: false,
      porque: [],
      juicio,
    });
  }
  const evidence = await findEvidence(deps, queries, tomado, mail);
  const porque = [
    ...evidence.decision.porque,
    ...(iguales.length === 0 ? [] : ['Otro correo con contenido distinto lleva el mismo Message-ID.']),
  ];
  const told = { ...evidence, decision: { ...evidence.decision, porque } };
  if (clase.clase !== 'persona') return settleMachine(order, queries, told);
  if (remitente.direccion === null || isSilent(evidence.decision)) {
    const { decision, hilo } = evidence.decision;
    const enCuarentena = decision !== 'unir';
    return finish(order, queries, { estado: 'procesado', hilo, enCuarentena, porque });
  }
  return settlePerson(order, queries, told);
}
