/** Every clock of a case step by step: what it counts from, what it leaves out and why, and how its date came to change. */

import { dayNumberOf } from '../calendar/civil-date.ts';
import type { DeadlineResult, ExplanationStep } from '../calendar/clock.ts';
import { computeDeadline } from '../calendar/deadline.ts';
import { explainEnd, explainSteps } from '../calendar/deadline-text.ts';
import type { Territory } from '../calendar/holiday.ts';
import type { Plazo } from '../calendar/plazo.ts';
import { type CalendarIndex, holidayOn } from '../calendar/working-calendar.ts';
import type { Json } from '../canonical-json.ts';
import type { Evento } from '../solicitud/evento.ts';
import type { Solicitud } from '../solicitud/solicitud.ts';
import type { Reloj } from './nuevas-fechas.ts';

export type PasoDePlazo = {
  /** In words, without full stop. */
  readonly texto: string;
  /** The law or decree behind a holiday; null for any other step. */
  readonly fuente: string | null;
};

/** A date that a change of the calendar moved; null: none could be given. Epoch ms. */
export type CambioDePlazo = {
  readonly ocurridoMs: number;
  readonly antesMs: number | null;
  readonly ahoraMs: number | null;
  /** Without the dates; empty where the journal does not tell. */
  readonly motivo: string;
};

export type PlazoExplicado = {
  readonly reloj: Reloj;
  readonly resultado: DeadlineResult;
  readonly pasos: readonly PasoDePlazo[];
  /** «Vence el …», with full stop. */
  readonly final: string;
  /** Whether the date that was notified is kept, though the arithmetic of today ends earlier. */
  readonly seMantiene: boolean;
  /** In the order in which they happened. */
  readonly cambios: readonly CambioDePlazo[];
};

/** What explaining needs of a case. */
export type PorExplicar = Pick<
  Solicitud,
  | 'estado'
  | 'presentadaMs'
  | 'cerradaMs'
  | 'promesa'
  | 'plazoLegal'
  | 'territorio'
  | 'pausas'
  | 'correccion'
  | 'requerimiento'
>;

export type ReglasDePlazos = {
  readonly calendar: CalendarIndex;
  readonly nowMs: number;
  /** Working days to answer a correction. */
  readonly correctionDays: number;
  /** Where the entity that is asked is; empty where nobody knows. */
  readonly lugarDeLaEntidad: Territory;
};

type Obj = { readonly [name: string]: Json };
const asObject = (value: Json | undefined): Obj =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Obj) : {};
const msOf = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);

function changesOf(diario: readonly Evento[], reloj: Reloj): readonly CambioDePlazo[] {
  return diario.flatMap(({ clase, datos, ocurridoMs }) => {
    if (clase !== 'recalcular' || !Array.isArray(datos.plazos)) return [];
    const own = datos.plazos.map(asObject).find((one) => one.reloj === reloj);
    if (own === undefined) return [];
    const [, motivo = ''] = String(datos.motivo ?? '').split(' Motivo: ');
    return [{ ocurridoMs, antesMs: msOf(own.antesMs), ahoraMs: msOf(own.ahoraMs), motivo }];
  });
}

function sourceOf(step: ExplanationStep, calendar: CalendarIndex, place: Territory): string | null {
  if (step.kind !== 'feriado') return null;
  return holidayOn(calendar, dayNumberOf(step.date), place)?.source ?? null;
}

type Counted = {
  readonly reloj: Reloj;
  readonly plazo: Plazo;
  readonly desdeMs: number;
  readonly hastaMs: number | null;
  readonly lugar: Territory;
  readonly pausas: PorExplicar['pausas'];
  /** The date as it was notified; null where the arithmetic alone gives it. */
  readonly avisadaMs: number | null;
};

function explained(
  counted: Counted,
  diario: readonly Evento[],
  { calendar, nowMs }: ReglasDePlazos,
): PlazoExplicado {
  const { reloj, plazo, desdeMs, hastaMs, lugar, pausas, avisadaMs } = counted;
  const reckoned = computeDeadline(
    {
      plazo,
      startedAtMs: desdeMs,
      territory: lugar,
      pauses: pausas.map((pausa) => ({
        fromMs: pausa.desdeMs,
        untilMs: pausa.hastaMs,
        reason: pausa.motivo,
      })),
      calendarVersion: calendar.calendar.version,
      finishedAtMs: hastaMs,
    },
    calendar,
    nowMs,
  );
  const isLate = avisadaMs !== null && hastaMs === null && nowMs > avisadaMs;
  const resultado: DeadlineResult =
    avisadaMs === null
      ? reckoned
      : {
          ...reckoned,
          dueAtMs: avisadaMs,
          state: isLate ? 'vencido' : reckoned.state === 'vencido' ? 'corre' : reckoned.state,
        };
  const dayLaterMs = 24 * 3_600_000;
  return {
    reloj,
    resultado,
    pasos: explainSteps(reckoned).map(({ step, words }) => ({
      texto: words,
      fuente: sourceOf(step, calendar, lugar),
    })),
    final: explainEnd(resultado),
    seMantiene: avisadaMs !== null && reckoned.dueAtMs !== null && avisadaMs - reckoned.dueAtMs >= dayLaterMs,
    cambios: changesOf(diario, reloj),
  };
}

/** The agency's two clocks always; those of whoever has to answer while they do, or did. */
export function explicarPlazos(
  caso: PorExplicar,
  diario: readonly Evento[],
  rules: ReglasDePlazos,
): readonly PlazoExplicado[] {
  const { presentadaMs, cerradaMs, promesa, plazoLegal, territorio, pausas, correccion, requerimiento } =
    caso;
  const own = { desdeMs: presentadaMs, hastaMs: cerradaMs, lugar: territorio, pausas, avisadaMs: null };
  const open = pausas.find(({ hastaMs }) => hastaMs === null);
  const counted: Counted[] = [{ ...own, reloj: 'promesa', plazo: promesa }];
  if (plazoLegal !== null) counted.push({ ...own, reloj: 'legal', plazo: plazoLegal });
  if (caso.estado === 'por-subsanar' && correccion !== null && open !== undefined)
    counted.push({
      reloj: 'correccion',
      plazo: { kind: 'dias-termino', dias: rules.correctionDays },
      desdeMs: open.desdeMs,
      hastaMs: null,
      lugar: territorio,
      pausas: [],
      avisadaMs: correccion.venceMs,
    });
  if (requerimiento !== undefined)
    counted.push({
      reloj: 'requerimiento',
      plazo: requerimiento.plazo,
      desdeMs: requerimiento.notificadoMs,
      hastaMs: requerimiento.respuesta?.contestadaMs ?? null,
      lugar: rules.lugarDeLaEntidad,
      pausas: [],
      avisadaMs: requerimiento.venceMs,
    });
  return counted.map((one) => explained(one, diario, rules));
}
