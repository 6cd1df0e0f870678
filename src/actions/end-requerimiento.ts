/** What the end of an entity's time and its answer have in common: the case is with the officer again, and its clocks run on. */
import type { RequerimientoDeCaso, Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Adjunto } from '../domain/tramite/documento.ts';
import type { Change } from './change-solicitud.ts';
import { withDueDates } from './clocks.ts';
import type { Deps } from './deps.ts';

type Ended = { readonly requerimiento: RequerimientoDeCaso; readonly adjuntos: readonly Adjunto[] };

export async function endRequerimiento(
  deps: Pick<Deps, 'calendar'>,
  s: Solicitud,
  nowMs: number,
  { requerimiento, adjuntos }: Ended,
): Promise<Pick<Change, 'solicitud' | 'requerimiento'>> {
  const resumed: Solicitud = {
    ...s,
    requerimiento,
    adjuntos: [...s.adjuntos, ...adjuntos],
    pausas: s.pausas.map((p) => (p.hastaMs === null ? { ...p, hastaMs: nowMs } : p)),
  };
  return {
    solicitud: withDueDates(resumed, await deps.calendar(), nowMs),
    requerimiento: { requerimiento, recordarMs: null, adjuntos, nuevo: null },
  };
}
