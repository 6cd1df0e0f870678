/** What a person has here: drafts to go on with, and requests with their clocks. */
import type { Zone } from '../domain/calendar/zone.ts';
import { limits } from '../domain/limits.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import { listBorradores } from '../store/borradores.ts';
import { pageOfSolicitudes } from '../store/solicitudes-del-titular.ts';
import { type Clocks, readClocks } from './clocks.ts';
import { conservacionInForce } from './conservacion/conservacion-in-force.ts';
import type { Deps } from './deps.ts';

export type OwnDraft = {
  readonly id: string;
  readonly tramite: string;
  readonly adjuntos: number;
  /** Epoch ms. */
  readonly cambiadoMs: number;
  /** When an untouched draft is removed. */
  readonly seBorraMs: number;
};

export type OwnCases = {
  readonly borradores: readonly OwnDraft[];
  readonly solicitudes: readonly { readonly solicitud: Solicitud; readonly relojes: Clocks }[];
  readonly hayMas: boolean;
  readonly zone: Zone;
};

const dayMs = 86_400_000;

/** `pagina` counts from 1; drafts come with the first. */
export async function listOwnCases(deps: Deps, actor: Solicitante, pagina: number): Promise<OwnCases> {
  const desde = (pagina - 1) * limits.pageRows;
  const [borradores, solicitudes, calendar, { conservacion }] = await Promise.all([
    pagina === 1 ? listBorradores(deps.db, actor.cuenta, limits.draftsPerAccountMax) : [],
    pageOfSolicitudes(deps.db, actor, desde, limits.pageRows + 1),
    deps.calendar(),
    conservacionInForce(deps),
  ]);
  const nowMs = deps.clock.nowMs();
  return {
    borradores: borradores.map(({ id, tramite, adjuntos, cambiadoMs }) => ({
      id,
      tramite,
      adjuntos: adjuntos.length,
      cambiadoMs,
      seBorraMs: cambiadoMs + conservacion.plazos.borradores * dayMs,
    })),
    solicitudes: solicitudes
      .slice(0, limits.pageRows)
      .map((solicitud) => ({ solicitud, relojes: readClocks(solicitud, calendar, nowMs) })),
    hayMas: solicitudes.length > limits.pageRows,
    zone: calendar.zone,
  };
}
