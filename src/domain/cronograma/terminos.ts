/**
 * How much time must or may pass between two stages, as dated data. Days are working days (término). The figures are
 * those of the Reglamento General a la LOSNCP (D.E. 193) as read; those marked unverified come at second hand. Not
 * here, because nobody has read it: the table of art. 91 for questions. Decree 461 of July 2026 may have changed some:
 * a change closes the old line with `hasta` and adds a new one.
 */
import { type BaseLegal, reglamento, rigeEn } from './base-legal.ts';
import type { ClaseEtapa } from './clase-de-etapa.ts';
import type { Procedimiento } from './procedimiento.ts';

/** Up to `hastaUsd` (null: without limit) at least `min`; steps in rising order. */
export type Escalon = { readonly hastaUsd: number | null; readonly min: number };

export type Termino = {
  readonly base: BaseLegal;
  /** Where the time starts: the first of these stages that the schedule has. */
  readonly desde: readonly ClaseEtapa[];
  readonly hasta: ClaseEtapa;
  readonly unidad: 'dias-habiles' | 'minutos';
  readonly min?: number;
  readonly max?: number;
  /** The minimum by the amount of the process, in place of `min`. */
  readonly porMonto?: readonly Escalon[];
  /** Absent: all procedures. */
  readonly procedimientos?: readonly Procedimiento[];
};

const comunes: readonly Procedimiento[] = ['subasta', 'licitacion', 'consultoria', 'regimen-especial'];

export const terminos: readonly Termino[] = [
  {
    base: reglamento('art. 91'),
    desde: ['preguntas'],
    hasta: 'respuestas',
    unidad: 'dias-habiles',
    min: 2,
    max: 6,
    procedimientos: comunes,
  },
  {
    base: reglamento('art. 96', false),
    desde: ['respuestas'],
    hasta: 'ofertas',
    unidad: 'dias-habiles',
    porMonto: [
      { hastaUsd: 10_000, min: 0 },
      { hastaUsd: 100_000, min: 2 },
      { hastaUsd: 500_000, min: 4 },
      { hastaUsd: 1_000_000, min: 6 },
      { hastaUsd: null, min: 10 },
    ],
    procedimientos: comunes,
  },
  {
    base: reglamento('art. 98'),
    desde: ['ofertas'],
    hasta: 'apertura',
    unidad: 'minutos',
    min: 60,
    procedimientos: comunes,
  },
  // «Una hora después» may be an exact hour or the earliest one: later openings are for a person to judge.
  {
    base: reglamento('art. 98', false),
    desde: ['ofertas'],
    hasta: 'apertura',
    unidad: 'minutos',
    max: 60,
    procedimientos: comunes,
  },
  {
    base: reglamento('art. 100'),
    desde: ['solicitud-de-convalidacion'],
    hasta: 'respuesta-de-convalidacion',
    unidad: 'dias-habiles',
    min: 2,
    max: 5,
  },
  {
    base: reglamento('art. 109'),
    desde: ['apertura', 'ofertas'],
    hasta: 'calificacion',
    unidad: 'dias-habiles',
    max: 30,
  },
  {
    base: reglamento('art. 111'),
    desde: ['fin-de-puja', 'resultados', 'calificacion'],
    hasta: 'adjudicacion',
    unidad: 'dias-habiles',
    min: 3,
  },
  {
    base: reglamento('art. 259'),
    desde: ['inicio-de-puja'],
    hasta: 'fin-de-puja',
    unidad: 'minutos',
    min: 15,
    max: 60,
    procedimientos: ['subasta'],
  },
  {
    base: reglamento('art. 278'),
    desde: ['publicacion'],
    hasta: 'socializacion',
    unidad: 'dias-habiles',
    min: 3,
    max: 5,
    procedimientos: ['feria'],
  },
];

/** The terms that hold for a process published on that civil date; empty before the first rules this table knows. */
export function terminosDe(procedimiento: Procedimiento, publicado: string): readonly Termino[] {
  return terminos.filter(
    ({ base, procedimientos }) =>
      rigeEn(base, publicado) && (procedimientos === undefined || procedimientos.includes(procedimiento)),
  );
}

/** Whether this table knows the rules of the day on which a process was published. */
export function hayReglasPara(publicado: string): boolean {
  return terminos.some(({ base }) => rigeEn(base, publicado));
}
