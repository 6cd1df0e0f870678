/** Staff come into the chat, pause, or change how many conversations they attend at once. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type EstadoDePresencia, type Presencia, putPresencia } from '../../store/agentes-presentes.ts';
import { findAusenciaDeHoy } from '../../store/ausencias.ts';
import type { Deps } from '../deps.ts';
import { agencyToday } from '../reparto/today.ts';

export type PresenceAsked = {
  readonly estado: EstadoDePresencia;
  /** Conversations attended at once, `capacityMin` to `capacityMax`. */
  readonly capacidad: number;
};

/** When a lease that is renewed at `nowMs` runs out, epoch ms. */
export const leaseEndMs = (nowMs: number): number => nowMs + chatLimits.presenceLeaseSeconds * 1_000;

/** Who may attend at all: auditors and administrators read, and answer nobody. */
export function attends({ roles, unidades }: Funcionario): boolean {
  return unidades.length > 0 && (roles.includes('funcionario') || roles.includes('supervisor'));
}

/** The inbox of each unit shows who is there. */
export function announcePresence({ bus }: Pick<Deps, 'bus'>, unidades: readonly string[]): void {
  for (const unidad of unidades) bus.announce({ topic: 'bandeja', key: unidad, n: 0 });
}

export async function setPresence(
  deps: Deps,
  actor: Funcionario,
  { estado, capacidad }: PresenceAsked,
): Promise<Presencia | Refusal> {
  if (!attends(actor)) return refuse('sin-permiso');
  const { capacityMin, capacityMax } = chatLimits;
  if (!Number.isInteger(capacidad) || capacidad < capacityMin || capacidad > capacityMax) {
    const sentence = `Elija cuántas conversaciones atiende a la vez: de ${capacityMin} a ${capacityMax}.`;
    return refuse('datos-con-errores', { errors: [{ path: 'capacidad', sentence }] });
  }
  if ((await findAusenciaDeHoy(deps.db, actor.cuenta, await agencyToday(deps))) !== null) {
    const sentence = 'Hoy consta como ausente. Termine antes su ausencia en la página «Equipo».';
    return refuse('transicion-imposible', { sentence });
  }
  const nowMs = deps.clock.nowMs();
  const presencia = await putPresencia(deps.db, { ...actor, estado, capacidad }, nowMs, leaseEndMs(nowMs));
  announcePresence(deps, actor.unidades);
  return presencia;
}
