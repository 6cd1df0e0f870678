/** Whose figures somebody of the staff sees: a supervisor those of their units, auditors and administrators all. */
import type { Periodo } from '../../domain/cifras/periodo.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Canal, Definicion } from '../../domain/tramite/definicion.ts';
import type { FiltroDeCifras } from '../../store/cifras-lectura.ts';
import type { Deps } from '../deps.ts';

/** Null: every unit. */
export type FiguresScope = { readonly unidades: readonly string[] | null };

/** What a dashboard is asked for, as its address says it. */
export type CifrasAsked = {
  readonly periodo: Periodo;
  readonly unidad: string | null;
  readonly tramite: string | null;
  readonly canal: Canal | null;
};

export function figuresScope({ roles, unidades }: Funcionario): FiguresScope | Refusal {
  if (roles.includes('auditor') || roles.includes('administrador')) return { unidades: null };
  return roles.includes('supervisor') ? { unidades } : refuse('sin-permiso');
}

/** The scope narrowed to what was asked; a unit beyond it does not exist for them. */
export function filterWithin(
  actor: Funcionario,
  { periodo, unidad, tramite, canal }: CifrasAsked,
): FiltroDeCifras | Refusal {
  const scope = figuresScope(actor);
  if ('code' in scope) return scope;
  if (unidad !== null && scope.unidades !== null && !scope.unidades.includes(unidad))
    return refuse('no-encontrada');
  return { ...periodo, unidades: unidad === null ? scope.unidades : [unidad], tramite, canal };
}

/** Trámites that come to one of these units, in the order of the table; sealed ones have a room of their own. */
export function tramitesWithin(
  { definiciones }: Pick<Deps, 'definiciones'>,
  unidades: readonly string[] | null,
): readonly Definicion[] {
  return definiciones.todas
    .map(({ definicion }) => definicion)
    .filter(({ sellado, atiende }) => sellado !== true && (unidades === null || unidades.includes(atiende)));
}

/** Names of the units of a scope, for a choice. */
export function unitsWithin(deps: Pick<Deps, 'definiciones'>, scope: FiguresScope): readonly string[] {
  if (scope.unidades !== null) return [...scope.unidades].sort();
  return [...new Set(tramitesWithin(deps, null).map(({ atiende }) => atiende))].sort();
}
