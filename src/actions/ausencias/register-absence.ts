/** Somebody of the staff will be away: from, to, and who stands in. Entered by the person or by their supervisor. */
import { addDays, parseCivilDate } from '../../domain/calendar/civil-date.ts';
import { type FieldError, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { nameId } from '../../platform/name-id.ts';
import { deletePresencia } from '../../store/agentes-presentes.ts';
import { findAusencia, hasAusenciaEntre, insertAusencia } from '../../store/ausencias.ts';
import { findPersona, type Persona } from '../../store/personal.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import type { Deps } from '../deps.ts';
import { oweNotices } from '../owe-notices.ts';
import { isCuentaId } from '../personal/change-persona.ts';
import { personalLimits } from '../personal/personal-limits.ts';
import { agencyToday } from '../reparto/today.ts';

export type AbsenceAsked = {
  /** Whose; the account of whoever asks, or of somebody of their team. */
  readonly cuenta: string;
  /** Civil dates, both included. */
  readonly desde: string;
  readonly hasta: string;
  /** Account, or '' for nobody: the queue's others see to it. */
  readonly sustituto: string;
  readonly llave: string;
};

const handles = ({ activa, roles }: Persona) =>
  activa && roles.some((rol) => rol === 'funcionario' || rol === 'supervisor');

const share = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));

/** Null where `actor` may enter and end absences of the person. */
export function impedimentoParaAusencia(actor: Funcionario, persona: Persona): Refusal | null {
  if (!handles(persona)) return refuse('no-encontrada');
  if (persona.id === actor.cuenta) return null;
  const answers = actor.roles.includes('supervisor') && share(actor.unidades, persona.unidades);
  return answers ? null : refuse('sin-permiso');
}

function wrongDates(desde: string, hasta: string, hoy: string): readonly FieldError[] {
  const from = parseCivilDate(desde);
  const to = parseCivilDate(hasta);
  const errors: FieldError[] = [];
  if (from === null) errors.push({ path: 'desde', sentence: 'Escriba el primer día de la ausencia.' });
  else if (from < hoy) errors.push({ path: 'desde', sentence: 'El primer día no puede haber pasado.' });
  if (to === null) errors.push({ path: 'hasta', sentence: 'Escriba el último día de la ausencia.' });
  else if (from !== null && to < from)
    errors.push({ path: 'hasta', sentence: 'El último día no puede ser anterior al primero.' });
  else if (from !== null && to > addDays(from, personalLimits.absenceDaysMax))
    errors.push({ path: 'hasta', sentence: 'Una ausencia puede durar hasta un año.' });
  return errors;
}

async function wrongSubstitute(
  deps: Deps,
  { sustituto, desde, hasta }: AbsenceAsked,
  persona: Persona,
): Promise<FieldError | null> {
  if (sustituto === '') return null;
  const other =
    isCuentaId(sustituto) && sustituto !== persona.id ? await findPersona(deps.db, sustituto) : null;
  if (other === null || !handles(other) || !share(other.unidades, persona.unidades))
    return { path: 'sustituto', sentence: 'Elija a una persona activa de la misma unidad.' };
  return (await hasAusenciaEntre(deps.db, sustituto, desde, hasta))
    ? {
        path: 'sustituto',
        sentence: `${other.nombre} también estará ausente en esos días. Elija a otra persona.`,
      }
    : null;
}

async function tellSubstitute(deps: Deps, id: string): Promise<void> {
  const ausencia = await findAusencia(deps.db, id);
  const other = ausencia?.sustituto == null ? null : await findPersona(deps.db, ausencia.sustituto);
  if (ausencia === null || other?.correo == null) return;
  const texto = `Usted sustituirá a ${ausencia.nombre} del ${ausencia.desde} al ${ausencia.hasta}. En esos días verá sus solicitudes abiertas en la página «Equipo» y podrá tomarlas.`;
  await deps.db.transaction((queries) =>
    oweNotices(deps)(queries, [
      { para: other.correo ?? '', asunto: `Sustitución de ${ausencia.nombre}`, texto },
    ]),
  );
}

/** Its id; the same key answers the same. */
export async function registerAbsence(
  deps: Deps,
  actor: Funcionario,
  asked: AbsenceAsked,
): Promise<{ readonly id: string } | Refusal> {
  const persona = isCuentaId(asked.cuenta) ? await findPersona(deps.db, asked.cuenta) : null;
  if (persona === null)
    return refuse('datos-con-errores', {
      errors: [{ path: 'cuenta', sentence: 'Elija quién estará ausente.' }],
    });
  const stop = impedimentoParaAusencia(actor, persona);
  if (stop !== null) return stop;
  const id = nameId('ausencia', actor.cuenta, asked.llave);
  if ((await findAusencia(deps.db, id)) !== null) return { id };
  const hoy = await agencyToday(deps);
  const dates = wrongDates(asked.desde, asked.hasta, hoy);
  const substitute = dates.length > 0 ? null : await wrongSubstitute(deps, asked, persona);
  const errors = [...dates, ...(substitute === null ? [] : [substitute])];
  if (errors.length > 0) return refuse('datos-con-errores', { errors });
  const { desde, hasta } = asked;
  if (await hasAusenciaEntre(deps.db, persona.id, desde, hasta))
    return refuse('datos-con-errores', {
      errors: [{ path: 'desde', sentence: 'Ya hay una ausencia registrada que se cruza con esos días.' }],
    });
  const nowMs = deps.clock.nowMs();
  const inicia = desde <= hoy;
  const sustituto = asked.sustituto === '' ? null : asked.sustituto;
  await deps.db.transaction(async (queries) => {
    await insertAusencia(
      queries,
      { id, cuenta: persona.id, sustituto, desde, hasta, registradaPor: actor.cuenta, inicia },
      nowMs,
    );
    if (inicia) await deletePresencia(queries, persona.id);
    await insertSuceso(
      queries,
      {
        clase: 'ausencia-registrada',
        cuenta: persona.id,
        detalle: { por: actor.cuenta, desde, hasta, sustituto },
      },
      nowMs,
    );
  });
  await tellSubstitute(deps, id);
  return { id };
}
