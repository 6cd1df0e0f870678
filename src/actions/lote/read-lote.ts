/** The result of one verb on many cases, for whoever did it. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { isUuid } from '../../domain/uuid.ts';
import { findLote } from '../../store/lotes.ts';
import type { Deps } from '../deps.ts';
import { accionesDeLote, type LoteHecho } from './lote.ts';

export async function readLote(
  deps: Pick<Deps, 'db'>,
  actor: Funcionario,
  id: string,
): Promise<LoteHecho | Refusal> {
  const found = isUuid(id) ? await findLote(deps.db, id, actor.cuenta) : null;
  const accion = accionesDeLote.find((one) => one === found?.accion);
  if (found === null || accion === undefined) return refuse('no-encontrada');
  return { id: found.id, accion, filas: found.filas as LoteHecho['filas'] };
}
