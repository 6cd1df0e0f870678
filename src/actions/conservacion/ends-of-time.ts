/** Until when things of each kind had to be kept, counted back from now. */
import { type ClaseConservada, clases } from '../../domain/conservacion/clases.ts';
import { type Conservacion, limiteDe } from '../../domain/conservacion/conservacion.ts';
import type { FinDeCasos } from '../../store/conservacion-vencida.ts';

/** Epoch ms; a package has the end of its own time, hence `nowMs`. */
export function endOf(conservacion: Conservacion, clase: ClaseConservada, nowMs: number): number {
  return clase === 'paquetes' ? nowMs : limiteDe(conservacion.plazos[clase], clases[clase].unidad, nowMs);
}

export function endsOfCases(conservacion: Conservacion, nowMs: number): FinDeCasos {
  return {
    antesMs: endOf(conservacion, 'solicitudes', nowMs),
    porTramite: Object.fromEntries(
      Object.entries(conservacion.porTramite).map(([id, years]) => [id, limiteDe(years, 'años', nowMs)]),
    ),
  };
}
