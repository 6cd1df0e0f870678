/** A thread of mails as it is kept: what was understood so far, and who did what with it. */
import type { Adjunto, Formato } from '../tramite/documento.ts';
import { correoLimits } from './correo-limits.ts';

export const estadosDeHilo = [
  'nuevo',
  'espera-documentos',
  'presentado',
  'derivado',
  'en-atencion',
  'cerrado',
] as const;

export type EstadoDeHilo = (typeof estadosDeHilo)[number];

/** A file that came along and fits none of the papers the trámite asks for; `correo`: the mail it came in, null for an upload. */
export type PapelSuelto = {
  readonly nombre: string;
  readonly sha256: string;
  readonly tamanoBytes: number;
  readonly formato: Formato | null;
  readonly correo: string | null;
};

/** One line of the thread's own journal. `cuenta`: of the officer; null for the service and for the owner. */
export type HechoDeHilo = {
  readonly enMs: number;
  readonly quien: 'ventanilla' | 'persona' | 'funcionario';
  readonly cuenta: string | null;
  readonly nombre: string;
  /** `tomar`, `responder`, `anotar`, …; of the service: `acuse`, `faltan`, `presentar`, `unir`, `reabrir`, … */
  readonly verbo: string;
  /** Text of a note or of an answer, reason of a decision; '' where there is none. */
  readonly texto: string;
  /** What it is about: reference of a case, id of a mail or of a letter; null where nothing. */
  readonly sobre: string | null;
  /** Key of the command that wrote it, so that a second click finds its own first; absent for the service. */
  readonly llave?: string;
};

/** `correo_hilos.contenido`. */
export type ContenidoDeHilo = {
  /** Answers found so far, raw, by field, as a form would send them. */
  readonly datos: { readonly [campo: string]: unknown };
  /** Papers recognised or uploaded so far, each in its slot. */
  readonly documentos: readonly Adjunto[];
  readonly sueltos: readonly PapelSuelto[];
  /** Oldest first, bounded. */
  readonly historia: readonly HechoDeHilo[];
  /** Reference of a case that staff may accept as the thread's; null where none is suggested. */
  readonly sugerida: string | null;
  /** Reference of a case that staff said it is about and that somebody else filed: it gives the thread's owner no right in it. */
  readonly vinculada?: string;
};

export const contenidoVacio: ContenidoDeHilo = {
  datos: {},
  documentos: [],
  sueltos: [],
  historia: [],
  sugerida: null,
};

/** Adds to the journal; beyond its bound the oldest lines after the first go. */
export function conHecho(contenido: ContenidoDeHilo, hecho: HechoDeHilo): ContenidoDeHilo {
  const [primero, ...resto] = contenido.historia;
  const lineas = [...resto, hecho].slice(-(correoLimits.historyLinesMax - 1));
  return { ...contenido, historia: primero === undefined ? [hecho] : [primero, ...lineas] };
}
