/** The chain of a case's events: each carries the hash of the one before, so that none can change or vanish unnoticed. */
import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '../domain/canonical-json.ts';
import type { ActorAnotado } from '../domain/solicitud/actor.ts';
import type { Evento, EventoNuevo } from '../domain/solicitud/evento.ts';
import type { Ids } from '../platform/ids.ts';

export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex');
}

type Digests = { readonly actor: string; readonly datos: string };

/** Salted, because who acted and what was said could be guessed from a plain digest long after both are gone. */
export function digestsOf(
  { actor, datos }: Pick<Evento, 'actor' | 'datos'>,
  sal: string,
): { readonly actor: string; readonly datos: string } {
  return {
    actor: sha256Hex(`ventanilla-actor-v2\n${sal}\n${canonicalJson({ ...actor })}`),
    datos: sha256Hex(`ventanilla-datos-v2\n${sal}\n${canonicalJson(datos)}`),
  };
}

type Open = Omit<Evento, 'hash'>;

/** The migration `0018-conservacion.sql` puts the same text together: change both or neither. */
function hashOverDigests(
  { solicitud, n, clase, ocurridoMs, hashAnterior }: Open,
  { actor, datos }: Digests,
): string {
  return sha256Hex(canonicalJson({ forma: 2, solicitud, n, clase, ocurridoMs, actor, datos, hashAnterior }));
}

/**
 * SHA-256 (hex) over the canonical JSON of the event, the previous hash included. With a salt (the second form) digests
 * of actor and content stand for both, so that these can be removed and the chain still be checked.
 */
export function hashOf(event: Open): string {
  const { solicitud, n, clase, ocurridoMs, actor, datos, hashAnterior, sal } = event;
  if (typeof sal === 'string') return hashOverDigests(event, digestsOf(event, sal));
  const whole: Json = { solicitud, n, clase, ocurridoMs, actor, datos, hashAnterior };
  return sha256Hex(canonicalJson(whole));
}

/** What took the place of an event's actor and content; null on one that still has them. */
function removedFrom({ actor, datos, sal }: Open): { readonly digests: Digests | null } | null {
  if (typeof sal === 'string' || Object.keys(datos).join() !== 'depurado' || !('depurado' in actor))
    return null;
  const digests = { actor: actor.depurado, datos: datos.depurado };
  const isWhole = typeof digests.actor === 'string' && typeof digests.datos === 'string';
  return { digests: isWhole ? { actor: String(digests.actor), datos: String(digests.datos) } : null };
}

/**
 * `depurado`: the content is gone and its digests lead to the hash. `depurado-sin-resumen`: gone, of the first form, so
 * only the hash itself is left to link by. Both need the case's own event that allowed it; `reescrito` is never right.
 */
export type EventCheck = 'conforme' | 'depurado' | 'depurado-sin-resumen' | 'reescrito';

export function checkEvent(event: Evento): EventCheck {
  const removed = removedFrom(event);
  if (removed === null) return hashOf(event) === event.hash ? 'conforme' : 'reescrito';
  if (removed.digests === null) return 'depurado-sin-resumen';
  return hashOverDigests(event, removed.digests) === event.hash ? 'depurado' : 'reescrito';
}

type Tail = { readonly solicitud: string; readonly eventos: number; readonly hash: string | null };

const saltBytes = 16;

/** A salt for each event of a change. */
export function eventSalts(ids: Pick<Ids, 'randomToken'>): () => string {
  return () => ids.randomToken(saltBytes);
}

/** Numbers and chains new events behind the tail of a case's journal. Without salts they are of the first form. */
export function chain(
  tail: Tail,
  news: readonly EventoNuevo[],
  actor: ActorAnotado,
  ocurridoMs: number,
  saltOf?: () => string,
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
      ...(saltOf === undefined ? {} : { sal: saltOf() }),
    };
    const own = hashOf(open);
    hashAnterior = own;
    return { ...open, hash: own };
  });
}

/** The first event whose place or hash does not fit, or null where the whole chain holds. */
export function firstBreak(events: readonly Evento[]): Evento | null {
  let hashAnterior: string | null = null;
  const allowed = events.findLast(({ clase }) => clase === 'depurar')?.n ?? 0;
  for (const [i, event] of events.entries()) {
    const check = checkEvent(event);
    const isRight = check === 'conforme' || (check !== 'reescrito' && event.n < allowed);
    if (event.n !== i + 1 || event.hashAnterior !== hashAnterior || !isRight) return event;
    hashAnterior = event.hash;
  }
  return null;
}
