/** «¿A quién le tocaría?»: what a rule would do with the latest cases of a unit, before it is switched on. Writes nothing. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { PersonaDeReparto } from '../../domain/reparto/elegir.ts';
import type { Regla } from '../../domain/reparto/regla.ts';
import { type Reparto, repartirVarias } from '../../domain/reparto/repartir-varias.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { listPresentesDeReparto, listRecientes, listSinAsignar } from '../../store/reparto.ts';
import type { Deps } from '../deps.ts';
import { casoDe } from './case-to-share.ts';
import { repartoActionLimits } from './reparto-limits.ts';
import { readReglas } from './rules-in-force.ts';
import { agencyToday } from './today.ts';

export type Simulacion = {
  readonly unidad: string;
  readonly regla: Regla;
  readonly presentes: readonly PersonaDeReparto[];
  /** Whether the cases are those waiting now, or the latest ones that were worked already. */
  readonly deAhora: boolean;
  readonly repartos: readonly (Reparto & { readonly tramiteNombre: string })[];
  /** How many each would get, by account. */
  readonly porPersona: ReadonlyMap<string, number>;
};

export function maySimulate({ roles, unidades }: Funcionario, unidad: string): boolean {
  return roles.includes('administrador') || (roles.includes('supervisor') && unidades.includes(unidad));
}

/** `modo`: what to try instead of the mode in force. */
export async function simulate(
  deps: Deps,
  actor: Funcionario,
  { unidad, modo }: { readonly unidad: string; readonly modo: 'turno' | 'carga' | null },
): Promise<Simulacion | Refusal> {
  if (!maySimulate(actor, unidad)) return refuse('sin-permiso');
  const { regla: present, unidad: fila } = (await readReglas(deps.db)).de(unidad);
  const tried = modo ?? (present.modo === 'manual' ? 'carga' : present.modo);
  const regla: Regla = { ...present, modo: tried };
  const hoy = await agencyToday(deps);
  const [presentes, waiting] = await Promise.all([
    listPresentesDeReparto(deps.db, unidad, hoy),
    listSinAsignar(deps.db, unidad, repartoActionLimits.simulatedCases),
  ]);
  const deAhora = waiting.length > 0;
  const filas = deAhora ? waiting : await listRecientes(deps.db, unidad, repartoActionLimits.simulatedCases);
  const repartos = repartirVarias(
    filas.map((one) => casoDe(one, fila)),
    presentes,
    regla,
  );
  const porPersona = new Map<string, number>(presentes.map(({ cuenta }) => [cuenta, 0]));
  for (const { eleccion } of repartos) {
    const cuenta = eleccion.persona?.cuenta;
    if (cuenta !== undefined) porPersona.set(cuenta, (porPersona.get(cuenta) ?? 0) + 1);
  }
  const nameOf = (id: string) => deps.definiciones.porId(id)?.definicion.nombre ?? id;
  return {
    unidad,
    regla,
    presentes,
    deAhora,
    repartos: repartos.map((one) => ({ ...one, tramiteNombre: nameOf(one.caso.tramite) })),
    porPersona,
  };
}
