/** The chain of a case's events: each carries the hash of the one before, so that none can change or vanish unnoticed. */
import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '../domain/canonical-json.ts';
import type { ActorAnotado } from '../domain/solicitud/actor.ts';
import type { Evento, EventoNuevo } from '../domain/solicitud/evento.ts';

export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex');
}

/** SHA-256 (hex) over the canonical JSON of the whole event, the previous hash included. */
export function hashOf(event: Omit<Evento, 'hash'>): string {
  const { solicitud, n, clase, ocurridoMs, actor, datos, hashAnterior } = event;
  const whole: Json = { solicitud, n, clase, ocurridoMs, actor, datos, hashAnterior };
  return sha256Hex(canonicalJson(whole));
}

type Tail = { readonly solicitud: string; readonly eventos: number; readonly hash: string | null };

/** Numbers and chains new events behind the tail of a case's journal. */
export function chain(
  tail: Tail,
  news: readonly EventoNuevo[],
  actor: ActorAnotado,
  ocurridoMs: number,
): readonly Evento[] {
  let hashAnterior = tail.hash;
  return news.map((nuevo, i) => {
    const open = {
      ...nuevo,
      solicitud: tail.solicitud,
      n: tail.eventos + i + 1,
      ocurridoMs,
      actor,
      hashAnterior,
    };
    const own = hashOf(open);
    hashAnterior = own;
    return { ...open, hash: own };
  });
}

/** The first event whose place or hash does not fit, or null where the whole chain holds. */
export function firstBreak(events: readonly Evento[]): Evento | null {
  let hashAnterior: string | null = null;
  for (const [i, event] of events.entries()) {
    if (event.n !== i + 1 || event.hashAnterior !== hashAnterior || hashOf(event) !== event.hash)
      return event;
    hashAnterior = event.hash;
  }
  return null;
}
