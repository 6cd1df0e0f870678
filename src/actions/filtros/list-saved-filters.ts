/** The filters a person kept and those of their units, each with how many cases it leaves now. */
import { limits } from '../../domain/limits.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type FiltroGuardado, listFiltros } from '../../store/filtros-guardados.ts';
import type { Deps } from '../deps.ts';
import { countQueue, type QueueAsked } from '../list-queue.ts';
import { filtrosLimits } from './filtros-limits.ts';

export type FiltroContado = FiltroGuardado & { readonly cuenta: string; readonly cuantas: number };

/** `read`: what an address asks, as the door that wrote it reads it. */
export async function listSavedFilters(
  deps: Deps,
  actor: Funcionario,
  read: (consulta: string) => QueueAsked,
): Promise<readonly FiltroContado[]> {
  const filtros = await listFiltros(deps.db, actor.cuenta, actor.unidades, filtrosLimits.shownMax);
  return Promise.all(
    filtros.map(async (filtro) => {
      const asked = { ...read(filtro.consulta), tras: null };
      const cuantas = await countQueue(deps, actor, asked, limits.queueRowsCountedMax + 1);
      return { ...filtro, cuantas: cuantas ?? 0 };
    }),
  );
}
