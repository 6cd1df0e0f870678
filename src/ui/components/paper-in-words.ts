/** What was found in an attached file, as plain words for the upload island: the same words as on the page. */
import type { Examen } from '../../domain/documento/examen.ts';
import { worstState } from '../../domain/documento/verdict.ts';
import { findingsToSay, paperState, signatureLine } from './paper-findings.ts';
import type { Tone } from './tag.ts';

const rowsSentMax = 20;

export type PaperInWords = {
  readonly estado: string;
  readonly tono: Tone;
  /** The gravest first. */
  readonly frases: readonly string[];
  /** How many of them, from the first, say why the file does not serve. */
  readonly rejected: number;
  /** The first remarks by row. */
  readonly filas: readonly string[];
  /** How many more there are. */
  readonly filasResto: number;
  readonly sirve: boolean;
};

export function paperInWords(examen: Examen | null): PaperInWords {
  const { text: estado, tone: tono } = paperState(examen);
  if (examen === null) {
    const frases = ['La revisión sigue. Puede continuar: verá el resultado antes de presentar.'];
    return { estado, tono, frases, rejected: 0, filas: [], filasResto: 0, sirve: true };
  }
  const { hallazgos, datos } = examen;
  const mensajes = datos.mensajes ?? [];
  const filas = mensajes.slice(0, rowsSentMax).map(({ sentence }) => sentence);
  return {
    estado,
    tono,
    frases: [
      ...findingsToSay(hallazgos).map(({ sentence }) => sentence),
      ...(datos.firmas ?? []).map(signatureLine),
    ],
    rejected: hallazgos.filter(({ state }) => state === 'reject').length,
    filas,
    filasResto: mensajes.length - filas.length + (datos.mensajesResto ?? 0),
    sirve: worstState(hallazgos) !== 'reject',
  };
}
