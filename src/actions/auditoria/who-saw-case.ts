/** Who of the staff opened a case: for auditors, and for supervisors about the cases of their units. */
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { listQuienVio } from '../../store/auditoria-lineas.ts';
import { readForActor } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';
import { auditoriaLimits as limits } from './auditoria-limits.ts';

export type CaseReader = {
  readonly cuenta: string;
  readonly nombre: string;
  readonly roles: readonly string[];
  /** Sessions in which the case was opened. */
  readonly veces: number;
  readonly primeraMs: number;
  readonly ultimaMs: number;
};

export type CaseReaders = {
  readonly referencia: string;
  readonly tramite: string;
  readonly lectores: readonly CaseReader[];
  /** Whether more accounts opened it than are shown. */
  readonly hayMas: boolean;
};

/** Whoever may read the case and answers for others. */
export const seesReaders = ({ roles }: Funcionario): boolean =>
  roles.includes('auditor') || roles.includes('supervisor');

export async function whoSawCase(
  deps: Deps,
  actor: Funcionario,
  referencia: string,
): Promise<CaseReaders | Refusal> {
  if (!seesReaders(actor)) return refuse('no-encontrada');
  const solicitud = await readForActor(deps, actor, referencia);
  if (isRefusal(solicitud)) return solicitud;
  const found = await listQuienVio(deps.db, referencia, limits.readersShown + 1);
  return {
    referencia,
    tramite: deps.definiciones.porId(solicitud.tramite)?.definicion.nombre ?? solicitud.tramite,
    lectores: found.slice(0, limits.readersShown).map(({ primera, ultima, nombre, ...rest }) => ({
      ...rest,
      nombre: nombre ?? 'Cuenta que ya no existe',
      primeraMs: primera.getTime(),
      ultimaMs: ultima.getTime(),
    })),
    hayMas: found.length > limits.readersShown,
  };
}
