/** What of a case has to be told now, and when to look at it again. Pure: the journal says what was told before. */
import type { DeadlineResult } from '../calendar/clock.ts';
import type { Territory } from '../calendar/holiday.ts';
import type { CalendarIndex } from '../calendar/working-calendar.ts';
import { isOpenAt, nextOpening } from '../calendar/working-time.ts';
import type { Pausa, Solicitud } from '../solicitud/solicitud.ts';
import {
  alturaDeClave,
  alturaDePeldano,
  claveDePeldano,
  type Escala,
  type Peldano,
  type RelojDeEscala,
} from './escala.ts';
import { momentoDe, type RelojConFecha } from './momentos.ts';

/** One warning given, as the journal keeps it. */
export type AvisoDado = { readonly reloj: RelojDeEscala; readonly peldano: string };

export type AvisoPendiente = {
  readonly reloj: RelojDeEscala;
  readonly peldano: Peldano;
  readonly venceMs: number;
};

/** A flag for lists: what the last warning that still stands was about. */
export type MarcaDeAviso = 'por-vencer' | 'vencida';

export type Vigilada = Pick<Solicitud, 'pausas' | 'territorio'> & {
  readonly relojes: { readonly promesa: DeadlineResult; readonly legal: DeadlineResult | null };
  readonly dados: readonly AvisoDado[];
  /** Whether the journal already says that the legal term ran out. */
  readonly silencioRegistrado: boolean;
  /** Where its unit sits: nobody is written to while that office is closed. */
  readonly lugar: Territory;
};

export type PorAvisar = {
  /** At most one for each clock: what a later step overtook is not told any more. */
  readonly avisos: readonly AvisoPendiente[];
  /** The legal term ran out and nothing says so yet. */
  readonly silencio: boolean;
  /** Epoch ms; null: only a change of the case makes it worth another look. */
  readonly mirarMs: number | null;
  readonly marca: MarcaDeAviso | null;
};

const openPause = (pausas: readonly Pausa[], nowMs: number): Pausa | undefined =>
  pausas.find(({ desdeMs, hastaMs }) => desdeMs <= nowMs && (hastaMs === null || nowMs < hastaMs));

type Paso = { readonly peldano: Peldano; readonly altura: number; readonly enMs: number };

function pasosDe(escala: Escala, reloj: RelojConFecha, calendar: CalendarIndex): readonly Paso[] {
  return escala.peldanos.flatMap((peldano) => {
    const enMs = momentoDe(calendar, reloj, peldano);
    return enMs === null ? [] : [{ peldano, altura: alturaDePeldano(peldano), enMs }];
  });
}

const marcaDe = (altura: number): MarcaDeAviso => (altura < 100 ? 'por-vencer' : 'vencida');

type DeUnReloj = {
  readonly aviso: AvisoPendiente | null;
  readonly enMs: readonly number[];
  readonly marca: MarcaDeAviso | null;
};

function ofClock(
  { pausas, territorio, dados }: Vigilada,
  reloj: RelojDeEscala,
  result: DeadlineResult,
  escala: Escala,
  calendar: CalendarIndex,
  nowMs: number,
): DeUnReloj {
  const { dueAtMs } = result;
  if (dueAtMs === null) return { aviso: null, enMs: [], marca: null };
  const pauses = pausas.map(({ desdeMs, hastaMs, motivo }) => ({
    fromMs: desdeMs,
    untilMs: hastaMs,
    reason: motivo,
  }));
  const pasos = pasosDe(escala, { result: { ...result, dueAtMs }, pauses, territory: territorio }, calendar);
  const mine = dados.filter((one) => one.reloj === reloj).map(({ peldano }) => alturaDeClave(peldano));
  const reached = Math.max(0, ...mine);
  const ahead = pasos.filter(({ altura }) => altura > reached);
  const last = ahead.filter(({ enMs }) => enMs <= nowMs).at(-1);
  // A date that moved away takes the flag of what was told before with it.
  const stands = pasos.find(({ altura, enMs }) => altura === reached && enMs <= nowMs);
  return {
    aviso: last === undefined ? null : { reloj, peldano: last.peldano, venceMs: dueAtMs },
    enMs: ahead.filter(({ enMs }) => enMs > nowMs).map(({ enMs }) => enMs),
    marca: stands === undefined ? null : marcaDe(stands.altura),
  };
}

/** `evenClosed`: as if the office were open, for a preview. */
export function porAvisar(
  vigilada: Vigilada,
  escala: Escala,
  calendar: CalendarIndex,
  nowMs: number,
  evenClosed = false,
): PorAvisar {
  const { relojes, pausas, lugar, silencioRegistrado } = vigilada;
  const clocks = escala.relojes.flatMap((reloj) => {
    const result = relojes[reloj];
    return result === null ? [] : [ofClock(vigilada, reloj, result, escala, calendar, nowMs)];
  });
  const pending = clocks.flatMap(({ aviso }) => (aviso === null ? [] : [aviso]));
  const pause = openPause(pausas, nowMs);
  const isOpen = evenClosed || isOpenAt(calendar, nowMs, lugar);
  const opening = (atMs: number): number[] => {
    const found = nextOpening(calendar, atMs, lugar);
    return found.found ? [found.value] : [];
  };
  const legalDueMs = silencioRegistrado ? null : (relojes.legal?.dueAtMs ?? null);
  const looks: number[] = legalDueMs !== null && legalDueMs >= nowMs ? [legalDueMs + 1] : [];
  if (pause !== undefined) {
    if (pause.hastaMs !== null) looks.push(pause.hastaMs);
  } else {
    looks.push(...clocks.flatMap(({ enMs }) => enMs).flatMap(opening));
    if (pending.length > 0) looks.push(...(isOpen ? [nowMs] : opening(nowMs)));
  }
  const marcas = clocks.map(({ marca }) => marca);
  return {
    avisos: pause === undefined && isOpen ? pending : [],
    silencio: legalDueMs !== null && legalDueMs < nowMs,
    mirarMs: looks.length === 0 ? null : Math.min(...looks),
    marca: marcas.includes('vencida') ? 'vencida' : marcas.includes('por-vencer') ? 'por-vencer' : null,
  };
}

/** With what is being told now. */
export function trasAvisar(vigilada: Vigilada, avisos: readonly AvisoPendiente[]): Vigilada {
  const given = avisos.map(({ reloj, peldano }) => ({ reloj, peldano: claveDePeldano(peldano) }));
  return { ...vigilada, dados: [...vigilada.dados, ...given] };
}
