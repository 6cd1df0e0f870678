/** A command's idempotency: the same key with the same body gives the first answer; with another body it is refused. */
import { canonicalJson, type Json } from '../domain/canonical-json.ts';
import { limits } from '../domain/limits.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import { type Actor, anotarActor } from '../domain/solicitud/actor.ts';
import { sha256Hex } from '../trust/chain.ts';

/** `autor` keeps one person's keys apart from another's. */
export type Llave = { readonly autor: string; readonly llave: string; readonly huella: string };

/** Binds a key to its author and to the fingerprint of what was asked. */
export function llaveDe(actor: Actor, llave: string, cuerpo: Json): Llave | Refusal {
  const { idempotencyKeyCharsMin: min, idempotencyKeyCharsMax: max } = limits;
  if (llave.length < min || llave.length > max || !/^[\w.:-]+$/.test(llave)) return refuse('llave-invalida');
  const { clase, cuenta } = anotarActor(actor);
  const quien = actor.clase === 'enlace' ? `${actor.papel}|${actor.solicitud}` : (cuenta ?? '');
  return { autor: `${clase}:${quien}`, llave, huella: sha256Hex(canonicalJson(cuerpo)) };
}
