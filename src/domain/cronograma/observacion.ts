/** What a rule has to say about a proposed schedule, and how it becomes the finding of a check. */
import type { Json } from '../canonical-json.ts';
import type { Finding } from '../tramite/verdict.ts';
import { type BaseLegal, cita } from './base-legal.ts';

/** `cierta` stops the petition; what is doubtful or cannot be told goes to an officer with the facts. */
export type Certeza = 'cierta' | 'dudosa' | 'desconocida';

export type Observacion = {
  readonly codigo: string;
  readonly certeza: Certeza;
  /** Row of the petition at fault, −1 where it is the schedule as a whole. */
  readonly fila: number;
  /** Without a full stop: the norm follows in brackets. */
  readonly frase: string;
  readonly base: BaseLegal;
  readonly hechos: { readonly [nombre: string]: Json };
};

const estados = { cierta: 'reject', dudosa: 'warn', desconocida: 'unknown' } as const;
const remedios = { cierta: '', dudosa: ' Un funcionario lo revisará.', desconocida: '' } as const;

/** `campo`: the question that holds the rows. */
export function hallazgoDe(observacion: Observacion, campo: string): Finding {
  const { codigo, certeza, fila, frase, base, hechos } = observacion;
  return {
    state: estados[certeza],
    code: codigo,
    field: fila < 0 ? campo : `${campo}.${fila}.fechaHora`,
    officer: certeza !== 'cierta',
    sentence: `${frase} (${cita(base)}).${remedios[certeza]}`,
    facts: {
      ...hechos,
      baseLegal: cita(base),
      vigenteDesde: base.desde,
      textoVerificado: base.verificada ? 'sí' : 'no: compruebe el artículo',
    },
  };
}
