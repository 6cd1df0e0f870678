/** The transcript for machines: every line with its commitment and its salt, so that anybody can check the chain. */
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { LineaSellada } from '../../domain/chat/linea-sellada.ts';
import type { TranscriptSource } from './transcript-text.ts';

/**
 * How the hashes are made, in words a program's author needs: the commitment is SHA-256 over the canonical JSON (RFC 8785)
 * of the line's members and its salt; the chain begins with SHA-256 of `conversacion|<id>`.
 */
const method = {
  compromiso:
    'SHA-256 del JSON canónico (RFC 8785) de {autor, clase, cliente, contenido, conversacion, ocurridaMs, reservado, sal}',
  hash: 'SHA-256 de (hash anterior || compromiso || n en 4 bytes, el mayor primero); el primero sigue a SHA-256 de «conversacion|<id>»',
} as const;

/** A note among staff is part of the commitment: without the note the salt would only help to guess it, so both stay out. */
function lineJson(linea: LineaSellada, notas: boolean): Json {
  const { n, clase, autor, contenido, reservado, ocurridaMs, cliente, sal, compromiso, hash } = linea;
  const open = notas || reservado === null;
  return {
    n,
    clase,
    autor: { ...autor },
    contenido: contenido === null ? null : { ...contenido },
    suprimida: contenido === null,
    ...(notas && reservado !== null ? { reservado: { ...reservado } } : {}),
    ocurridaMs,
    cliente,
    sal: open ? sal : null,
    compromiso,
    hash,
  };
}

/** Canonical JSON in UTF-8, ending in a line feed. Instants are epoch ms, byte strings hex. */
export function transcriptJson({ conversacion, lineas, hash, notas }: TranscriptSource): string {
  const { id, persona, unidad, creadaMs, cerradaMs, referencia } = conversacion;
  const whole: Json = {
    conversacion: id,
    unidad,
    persona: persona === null ? null : { nombre: persona.nombre, ruc: persona.ruc },
    referencia,
    creadaMs,
    cerradaMs,
    lineas: lineas.map((linea) => lineJson(linea, notas)),
    hash,
    metodo: method,
  };
  return `${canonicalJson(whole)}\n`;
}
