/** How long decisions of people take, trámite by trámite, beside what the agency publishes. */
import type { FilaDeCifras } from '../../actions/cifras/figures-rows.ts';
import { describePlazo } from '../../domain/calendar/plazo.ts';
import { duracionBreve } from '../../domain/cifras/duracion-breve.ts';
import { rangeChart } from '../../ui/components/chart-ranges.ts';
import type { Html } from '../../ui/html.ts';
import type { Web } from '../../web/web.ts';
import type { FiguresVisit } from './figures-room.ts';

/** Bands of times beside what was published; both are told in words, because working days are no length on this scale. */
export function timesChart(web: Web, rows: readonly FilaDeCifras[], { nombres }: FiguresVisit): Html {
  return rangeChart({
    id: 'g-tiempos',
    title: 'Cuánto tardan las que decide una persona',
    summary:
      'De cada trámite, la banda va de lo que espera como máximo la mitad a lo que esperan nueve de cada diez. Sin las pausas; con un error de hasta el 5 %.',
    rowHead: 'Trámite',
    detailHead: 'Tiempo ofrecido',
    rows: rows
      .filter(({ p50Ms }) => p50Ms !== null)
      .map(({ clave, p50Ms, p90Ms }) => {
        const vigente = web.deps.definiciones.porId(clave);
        return {
          label: nombres.get(clave) ?? clave,
          detail: vigente === null ? undefined : describePlazo(vigente.definicion.tiempoEstimado),
          p50: p50Ms,
          p90: p90Ms,
        };
      }),
    format: duracionBreve,
  });
}
