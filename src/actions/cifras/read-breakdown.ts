/** The same figures told apart by trámite, door or unit. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type Dimension, readPeldanos, readPendientes, readTotales } from '../../store/cifras-lectura.ts';
import type { Deps } from '../deps.ts';
import { type FilaDeCifras, joinRows } from './figures-rows.ts';
import { type CifrasAsked, filterWithin } from './figures-scope.ts';

export type BreakdownDimension = Exclude<Dimension, 'todo'>;

/** The line with most received first. */
export async function readBreakdown(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Funcionario,
  asked: CifrasAsked,
  dimension: BreakdownDimension,
): Promise<readonly FilaDeCifras[] | Refusal> {
  const filter = filterWithin(actor, asked);
  if (isRefusal(filter)) return filter;
  const [totals, steps, waiting] = await Promise.all([
    readTotales(db, filter, dimension),
    readPeldanos(db, filter, dimension),
    readPendientes(db, filter, dimension, clock.nowMs()),
  ]);
  return [...joinRows(totals, steps, waiting)].sort((a, b) => b.recibidas - a.recibidas);
}
