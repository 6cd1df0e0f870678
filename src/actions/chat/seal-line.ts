/** Makes a line ready to be written: its sender's id, its fingerprint, its salted commitment. */
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import type { Participante } from '../../domain/chat/ciclo.ts';
import type { AutorDeLinea, LineaNueva } from '../../domain/chat/linea.ts';
import type { LineaPorGuardar } from '../../domain/chat/linea-sellada.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { sha256Hex } from '../../trust/chain.ts';
import { commitmentOf } from '../../trust/chat-lines.ts';
import type { Deps } from '../deps.ts';
import { storable } from '../storable.ts';

const saltBytes = 16;

/** Who speaks in a line that the participant writes themselves. */
export function autorDe(quien: Participante): AutorDeLinea {
  return quien.clase === 'agente'
    ? { clase: 'agente', cuenta: quien.actor.cuenta, nombre: quien.actor.nombre }
    : { clase: quien.clase };
}

/** Null where the id may name a line; a refusal otherwise. */
export function clienteObstacle(cliente: string): Refusal | null {
  const { clientIdCharsMin: min, clientIdCharsMax: max } = chatLimits;
  if (cliente.length >= min && cliente.length <= max && /^[\w.:-]+$/.test(cliente)) return null;
  return refuse('llave-invalida', {
    sentence: `La clave del mensaje debe tener entre ${min} y ${max} letras, números, puntos o guiones.`,
  });
}

/** As it is stored: a person cannot take the id that staff or the service will use. */
export function clienteGuardado(quien: Participante, cliente: string): string {
  return `${quien.clase}:${cliente}`;
}

/** Fingerprint of a command: who of the staff asked, for what. The person is told by their rights. */
export function huellaDeOrden(quien: Participante, verbo: string, cuerpo: Json): string {
  const cuenta = quien.clase === 'agente' ? quien.actor.cuenta : null;
  return sha256Hex(canonicalJson({ verbo, cuenta, cuerpo }));
}

/** `huella`: of the command that writes the line. What cannot be stored as it is becomes U+FFFD before it is sealed. */
export function sealLine(
  deps: Pick<Deps, 'ids'>,
  quien: Participante,
  conversacion: string,
  linea: LineaNueva,
  huella: string,
  ocurridaMs: number,
): LineaPorGuardar {
  const sal = Buffer.from(deps.ids.randomToken(saltBytes), 'base64url').toString('hex');
  const open = {
    conversacion,
    clase: linea.clase,
    autor: linea.autor,
    contenido: storable(linea.contenido) as LineaNueva['contenido'],
    reservado: linea.reservado === undefined ? null : (storable(linea.reservado) as { nota: string }),
    ocurridaMs,
    cliente: clienteGuardado(quien, linea.cliente),
  };
  return { ...open, huella, sal, compromiso: commitmentOf(open, sal) };
}
