/** Gives the cases that nobody has to whom the rules of their unit choose; one process at a time in each unit. */
import { isOpenAt } from '../../domain/calendar/working-time.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { elegir, type PersonaDeReparto } from '../../domain/reparto/elegir.ts';
import { conUnaMas, siguienteTurno } from '../../domain/reparto/repartir-varias.ts';
import {
  listPresentesDeReparto,
  listSinAsignar,
  noteTurno,
  releaseReparto,
  takeReparto,
} from '../../store/reparto.ts';
import type { Deps } from '../deps.ts';
import { casoDe } from './case-to-share.ts';
import { giveSolicitud } from './give-solicitud.ts';
import { repartoActionLimits } from './reparto-limits.ts';
import { readReglas, type UnidadConRegla } from './rules-in-force.ts';
import { agencyToday } from './today.ts';

async function shareOutCases(deps: Deps, { nombre, regla, unidad }: UnidadConRegla): Promise<number> {
  const hoy = await agencyToday(deps);
  const casos = await listSinAsignar(deps.db, nombre, repartoActionLimits.casesPerTurnMax);
  if (casos.length === 0) return 0;
  let personas: readonly PersonaDeReparto[] = await listPresentesDeReparto(deps.db, nombre, hoy);
  const untilMs = deps.clock.nowMs() + repartoActionLimits.turnSeconds * 1_000;
  let given = 0;
  for (const fila of casos) {
    if (deps.clock.nowMs() > untilMs) break;
    const { persona, motivo } = elegir(casoDe(fila, unidad), personas, regla);
    if (persona === null) continue;
    const { id, referencia, version } = fila;
    const command = { referencia, versionVista: version, llave: `reparto-${id}-${version}` };
    const outcome = await giveSolicitud(deps, { ...command, a: persona, de: null, motivo });
    if (isRefusal(outcome)) {
      // Taken by hand meanwhile, or the person just left: the next turn looks again.
      deps.log.info('reparto-omitido', { id, code: outcome.code });
      continue;
    }
    await noteTurno(deps.db, nombre, persona.cuenta);
    const turno = siguienteTurno(personas);
    personas = personas.map((one) => (one.cuenta === persona.cuenta ? conUnaMas(one, turno) : one));
    given += 1;
  }
  return given;
}

/** How many it gave out; 0 while another process is at it, and while the office is closed where the rule says so. */
export async function shareOutUnit(deps: Deps, de: UnidadConRegla): Promise<number> {
  const nowMs = deps.clock.nowMs();
  const { regla, unidad, nombre } = de;
  const territory = unidad?.provincia == null ? {} : { provincia: unidad.provincia };
  if (regla.soloEnHorario && !isOpenAt(await deps.calendar(), nowMs, territory)) return 0;
  const ficha = deps.ids.randomId();
  const venceMs = nowMs + repartoActionLimits.leaseSeconds * 1_000;
  if (!(await takeReparto(deps.db, nombre, ficha, nowMs, venceMs))) return 0;
  try {
    return await shareOutCases(deps, de);
  } finally {
    await releaseReparto(deps.db, nombre, ficha);
  }
}

/** All units that share out by a rule; how many cases found somebody. */
export async function shareOut(deps: Deps): Promise<number> {
  const { reparten } = await readReglas(deps.db);
  let given = 0;
  for (const unidad of reparten) given += await shareOutUnit(deps, unidad);
  return given;
}
