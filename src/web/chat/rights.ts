/** Whether who follows may still do so, by what the database says now and not by what was true when they came. */
import { type Participante, puedeLeer } from '../../domain/chat/ciclo.ts';
import type { Actor } from '../../domain/solicitud/actor.ts';
import type { Asker } from './rooms.ts';

/** Actors of the sessions that are still good, by fingerprint. */
export type Alive = ReadonlyMap<string, Actor>;

/** Who they are now, or null where the session they came with is over or has become another's. */
export function presentParticipant({ quien, huellaDeSesion }: Asker, alive: Alive): Participante | null {
  if (quien.clase === 'asistente') return quien;
  const actor = huellaDeSesion === null ? null : alive.get(huellaDeSesion);
  if (actor === undefined) return null;
  if (quien.clase === 'agente')
    return actor?.clase === 'funcionario' && actor.cuenta === quien.actor.cuenta
      ? { clase: 'agente', actor }
      : null;
  if (quien.cuenta === null) return quien;
  return actor !== null && 'cuenta' in actor && actor.cuenta === quien.cuenta ? quien : null;
}

/** Inboxes are for whoever could read a conversation that waits in them. */
export function maySeeInbox(quien: Participante, unidad: string): boolean {
  if (quien.clase !== 'agente') return false;
  return puedeLeer(quien, { estado: 'en-espera', huella: '', persona: null, unidad, agente: null });
}
