/** When people file: received by hour of the day and day of the week. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { readPorHora } from '../../store/cifras-lectura.ts';
import type { Deps } from '../deps.ts';
import { type CifrasAsked, filterWithin } from './figures-scope.ts';

/** Seven days from Monday on, each with its 24 hours. */
export type HourFigures = readonly (readonly number[])[];

export async function readHours(
  { db }: Pick<Deps, 'db'>,
  actor: Funcionario,
  asked: CifrasAsked,
): Promise<HourFigures | Refusal> {
  const filter = filterWithin(actor, asked);
  if (isRefusal(filter)) return filter;
  const rows = await readPorHora(db, filter);
  return Array.from({ length: 7 }, (_, day) => {
    const found = rows.find(({ semana }) => semana === day + 1);
    return found?.horas ?? Array.from({ length: 24 }, () => 0);
  });
}
