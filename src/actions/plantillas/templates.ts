/** Reads the templates of a unit: to keep them, or to use them in a case. */
import type { Plantilla, UsoDePlantilla } from '../../domain/plantilla/plantilla.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { listHistoriaDePlantillas, listPlantillas, type VersionDePlantilla } from '../../store/plantillas.ts';
import type { Deps } from '../deps.ts';
import { templateLimits } from './template-limits.ts';

/** A unit's supervisors and every administrator. */
export function keepsTemplates({ roles, unidades }: Funcionario, unidad: string): boolean {
  return roles.includes('administrador') || (roles.includes('supervisor') && unidades.includes(unidad));
}

/** The units whose templates somebody keeps; empty for whoever keeps none. */
export function unitsKept(
  { definiciones }: Pick<Deps, 'definiciones'>,
  { roles, unidades }: Funcionario,
): readonly string[] {
  if (roles.includes('administrador'))
    return [...new Set(definiciones.todas.map(({ definicion }) => definicion.atiende))].sort();
  return roles.includes('supervisor') ? unidades : [];
}

export type UnitTemplates = {
  readonly plantillas: readonly Plantilla[];
  /** The newest first. */
  readonly versiones: readonly VersionDePlantilla[];
};

export async function readUnitTemplates(
  { db }: Pick<Deps, 'db'>,
  actor: Funcionario,
  unidad: string,
): Promise<UnitTemplates | Refusal> {
  if (!keepsTemplates(actor, unidad)) return refuse('sin-permiso');
  const [plantillas, versiones] = await Promise.all([
    listPlantillas(db, unidad, templateLimits.perUnitMax),
    listHistoriaDePlantillas(db, unidad, templateLimits.versionsShownMax),
  ]);
  return { plantillas, versiones };
}

/** Those in use that fit a case, for a case the caller has read for somebody of the staff. */
export async function templatesFor(
  { db }: Pick<Deps, 'db'>,
  { unidad, tramite }: Pick<Solicitud, 'unidad' | 'tramite'>,
): Promise<readonly Plantilla[]> {
  const found = await listPlantillas(db, unidad, templateLimits.perUnitMax);
  return found.filter((one) => one.activa && (one.tramite === null || one.tramite === tramite));
}

/** The kind of template that each verb writes with. */
export const usoDeVerbo: { readonly [verbo: string]: UsoDePlantilla | undefined } = {
  escribir: 'mensaje',
  'pedir-subsanacion': 'subsanacion',
  negar: 'negativa',
};
