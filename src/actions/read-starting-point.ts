/** What somebody should know before starting a trámite: drafts of it, and open requests like it. */
import { limits } from '../domain/limits.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { type Borrador, listBorradores } from '../store/borradores.ts';
import { listOpenReferencias } from '../store/solicitudes.ts';
import type { Deps } from './deps.ts';
import { filingObstacle } from './start-draft.ts';

export type StartingPoint = {
  readonly definicion: Definicion;
  readonly borradores: readonly Borrador[];
  readonly abiertas: readonly string[];
};

export async function readStartingPoint(
  deps: Deps,
  actor: Solicitante,
  tramite: string,
): Promise<StartingPoint | Refusal> {
  const vigente = deps.definiciones.porId(tramite);
  if (vigente === null) return refuse('no-encontrada');
  const obstacle = filingObstacle(deps, vigente.definicion, actor);
  if (obstacle !== null) return obstacle;
  const [borradores, abiertas] = await Promise.all([
    listBorradores(deps.db, actor.cuenta, limits.draftsPerAccountMax),
    listOpenReferencias(deps.db, actor.ruc, tramite),
  ]);
  return {
    definicion: vigente.definicion,
    borradores: borradores.filter((b) => b.tramite === tramite),
    abiertas,
  };
}
