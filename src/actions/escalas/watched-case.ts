/** An open case as the ladder looks at it, and how it then lies in the table of looks. */
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { porAvisar, type Vigilada } from '../../domain/escalas/por-avisar.ts';
import type { Silencio } from '../../domain/tramite/definicion.ts';
import { silencioDe } from '../../domain/tramite/silencio.ts';
import type { Abierta } from '../../store/relojes.ts';
import type { Vigilancia, YaDicho } from '../../store/vigilancia.ts';
import { readClocks } from '../clocks.ts';
import type { Deps } from '../deps.ts';
import type { WatchRules } from './watch-rules.ts';

export type WatchedCase = {
  readonly caso: Abierta;
  readonly vigilada: Vigilada;
  /** What the law makes of silence; null where the definition does not say. */
  readonly silencio: Silencio | null;
  /** Whether the journal says that the legal term ran out. */
  readonly silencioDicho: boolean;
};

export function watchedCase(
  { definiciones }: Pick<Deps, 'definiciones'>,
  caso: Abierta,
  dicho: YaDicho | undefined,
  rules: Pick<WatchRules, 'calendar' | 'lugarDe'>,
  nowMs: number,
): WatchedCase {
  const { calendar, lugarDe } = rules;
  const definicion = definiciones.porId(caso.tramite)?.definicion;
  const filedOn = civilDateAt(caso.presentadaMs, calendar.zone);
  const silencio = definicion === undefined ? null : silencioDe(definicion, filedOn);
  const silencioDicho = dicho?.silencioRegistrado === true;
  return {
    caso,
    silencio,
    silencioDicho,
    vigilada: {
      pausas: caso.pausas,
      territorio: caso.territorio,
      relojes: readClocks({ ...caso, cerradaMs: null }, calendar, nowMs),
      dados: dicho?.dados ?? [],
      silencioRegistrado: silencioDicho || silencio === null,
      lugar: lugarDe(caso.lugar.unidad),
    },
  };
}

/** What the table of looks keeps of it. */
export function vigilanciaOf(
  { caso, vigilada, silencioDicho }: WatchedCase,
  { escala, calendar }: Pick<WatchRules, 'escala' | 'calendar'>,
  nowMs: number,
): Vigilancia {
  const { mirarMs, marca, silencio } = porAvisar(vigilada, escala, calendar, nowMs);
  return { solicitud: caso.id, mirarMs: silencio ? nowMs : mirarMs, marca, silencio: silencioDicho };
}
