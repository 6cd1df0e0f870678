/** What a search is narrowed by: the rights of whoever asks, always, and what they chose. */
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type Estado, estaAbierta } from '../../domain/solicitud/lifecycle.ts';
import type { Filtro } from '../../store/busqueda.ts';
import { unitsOfAgent } from '../chat/units-of-agent.ts';
import { visibleMailUnits } from '../correo-mesa/visible-mail-units.ts';
import type { Deps } from '../deps.ts';
import { readVisibleUnits } from '../read-visible-units.ts';

export type SearchFilters = {
  readonly clase: 'solicitud' | 'hilo' | 'conversacion' | null;
  readonly tramite: string | null;
  readonly unidad: string | null;
  /** `abiertas` and `cerradas` of any kind; or one state of cases. */
  readonly estado: Estado | 'abiertas' | null;
  readonly canal: string | null;
  /** Only where whoever asks took part, or what they have now. */
  readonly mias: boolean;
  /** Civil dates at the agency, both within. */
  readonly desde: string | null;
  readonly hasta: string | null;
};

/** Of which units they may read what; `todas`: every one. */
export type Alcance = {
  readonly solicitudes: readonly string[] | 'todas';
  readonly hilos: readonly string[] | 'todas';
  readonly conversaciones: readonly string[] | 'todas';
};

export async function scopeOf(deps: Deps, actor: Funcionario): Promise<Alcance> {
  if (actor.roles.includes('auditor')) {
    return { solicitudes: 'todas', hilos: 'todas', conversaciones: 'todas' };
  }
  return {
    solicitudes: await readVisibleUnits(deps, actor),
    hilos: visibleMailUnits(actor) ?? [],
    conversaciones: unitsOfAgent(actor, 'tomar'),
  };
}

export function isNothing({ solicitudes, hilos, conversaciones }: Alcance): boolean {
  return [solicitudes, hilos, conversaciones].every((units) => units !== 'todas' && units.length === 0);
}

function ofUnits(
  kind: string,
  mark: string,
  units: readonly string[] | 'todas',
  only: string | null,
): readonly string[] {
  if (only !== null && (units === 'todas' || units.includes(only))) return [`${mark}:${only}`];
  if (only !== null) return [];
  return units === 'todas' ? [kind] : units.map((unit) => `${mark}:${unit}`);
}

/** Null where nothing can be left, whatever is looked for. */
export function filterOf(alcance: Alcance, asked: SearchFilters): Filtro | null {
  const { clase, unidad, tramite, estado, canal } = asked;
  const isAsked = (one: typeof clase) => clase === null || clase === one;
  const allowed = [
    ...(isAsked('solicitud') ? ofUnits('k:s', 'us', alcance.solicitudes, unidad) : []),
    ...(isAsked('hilo') ? ofUnits('k:h', 'uh', alcance.hilos, unidad) : []),
    ...(isAsked('conversacion') ? ofUnits('k:c', 'uc', alcance.conversaciones, unidad) : []),
  ];
  if (allowed.length === 0) return null;
  const filtro: (readonly string[])[] = [allowed];
  if (tramite !== null) filtro.push([`t:${tramite}`]);
  if (canal !== null) filtro.push([`d:${canal}`]);
  // Which open state it is, its row tells: the index is not written anew whenever somebody takes a case.
  if (estado !== null)
    filtro.push([estado === 'abiertas' || estaAbierta(estado) ? 'e:abierta' : `e:${estado}`]);
  return filtro;
}
