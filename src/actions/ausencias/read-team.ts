/** A team as its people and supervisors see it: who is away, whom one stands in for, and for supervisors what each carries. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import {
  type Ausencia,
  type CasoDeAusente,
  listAusencias,
  listCasosDeAusentes,
  listSustituidos,
} from '../../store/ausencias.ts';
import { countSinAsignar, listEquipo, type MiembroDeEquipo } from '../../store/reparto.ts';
import type { Deps } from '../deps.ts';
import { personalLimits } from '../personal/personal-limits.ts';
import { repartoActionLimits } from '../reparto/reparto-limits.ts';
import { type ReglasVigentes, readReglas, type UnidadConRegla } from '../reparto/rules-in-force.ts';
import { agencyToday } from '../reparto/today.ts';

export type Team = {
  readonly hoy: string;
  readonly supervisa: boolean;
  /** Everybody who handles cases of the units; figures are of these units alone. */
  readonly miembros: readonly MiembroDeEquipo[];
  readonly ausencias: readonly Ausencia[];
  readonly sustituye: readonly Ausencia[];
  readonly casos: readonly (CasoDeAusente & { readonly tramiteNombre: string })[];
  readonly unidades: readonly (UnidadConRegla & { readonly sinAsignar: number })[];
};

const handlesCases = ({ roles, unidades }: Funcionario) =>
  unidades.length > 0 && (roles.includes('funcionario') || roles.includes('supervisor'));

async function unitsOf(deps: Deps, reglas: ReglasVigentes, nombres: readonly string[]) {
  return Promise.all(
    nombres.map(async (nombre) => ({
      ...reglas.de(nombre),
      sinAsignar: await countSinAsignar(deps.db, nombre, repartoActionLimits.unassignedCountedMax),
    })),
  );
}

/** Refuses whoever handles no cases. */
export async function readTeam(deps: Deps, actor: Funcionario): Promise<Team | Refusal> {
  if (!handlesCases(actor)) return refuse('sin-permiso');
  const { cuenta, unidades } = actor;
  const hoy = await agencyToday(deps);
  const { absencesShownMax, substitutedCasesMax } = personalLimits;
  const [miembros, ausencias, sustituye, casos, reglas] = await Promise.all([
    listEquipo(deps.db, unidades, hoy, deps.clock.nowMs()),
    listAusencias(deps.db, unidades, hoy, absencesShownMax),
    listSustituidos(deps.db, cuenta, hoy, absencesShownMax),
    listCasosDeAusentes(deps.db, cuenta, hoy, unidades, substitutedCasesMax),
    readReglas(deps.db),
  ]);
  return {
    hoy,
    supervisa: actor.roles.includes('supervisor'),
    miembros,
    ausencias,
    sustituye,
    casos: casos.map((one) => ({
      ...one,
      tramiteNombre: deps.definiciones.porId(one.tramite)?.definicion.nombre ?? one.tramite,
    })),
    unidades: await unitsOf(deps, reglas, unidades),
  };
}
