/** What the checks say of the dates typed so far, before anything is filed: the same checks, on the same facts. */
import { compararCronograma, type EtapaComparada } from '../domain/cronograma/comparar-cronograma.ts';
import { type FilaPedida, pedidasDe } from '../domain/cronograma/cronograma-propuesto.ts';
import { type FieldError, isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Datos } from '../domain/tramite/campo.ts';
import { comprobar } from '../domain/tramite/decidir.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import type { Hechos } from '../domain/tramite/hechos.ts';
import { type Entrada, leerDatos } from '../domain/tramite/leer-datos.ts';
import type { Verdict } from '../domain/tramite/verdict.ts';
import type { Deps } from './deps.ts';
import { gatherFacts } from './gather-facts.ts';
import { openDraft } from './open-draft.ts';

export type ScheduleCheck = {
  /** Dates that cannot be read. */
  readonly errores: readonly FieldError[];
  /** What the checks object to in the schedule or in its process; nothing that is in order. */
  readonly verdicts: readonly Verdict[];
  /** The schedule as it would stand; empty where the process is not in the register. */
  readonly etapas: readonly EtapaComparada[];
};

/** The question of a definition that asks for a new schedule. */
export function scheduleFieldOf(
  definicion: Definicion,
): { readonly nombre: string; readonly cronogramaDe: string } | null {
  for (const [nombre, campo] of Object.entries(definicion.datos))
    if (campo.tipo === 'lista' && campo.cronogramaDe !== undefined)
      return { nombre, cronogramaDe: campo.cronogramaDe };
  return null;
}

/** The answer to that question as rows, whatever is there. */
function scheduleRowsIn(definicion: Definicion, datos: Datos): readonly FilaPedida[] {
  const rows = datos[scheduleFieldOf(definicion)?.nombre ?? ''];
  return Array.isArray(rows) ? (rows as readonly FilaPedida[]) : [];
}

/** Empty where the trámite asks for no schedule or the process is not in the register. */
export function compareSchedule(
  definicion: Definicion,
  datos: Datos,
  { proceso, calendario, territorioEntidad }: Hechos,
): readonly EtapaComparada[] {
  if (proceso === null || scheduleFieldOf(definicion) === null) return [];
  const lugar = { calendario, territorio: territorioEntidad };
  return compararCronograma(proceso.etapas, pedidasDe(scheduleRowsIn(definicion, datos)), lugar);
}

/** What the checks object to in the schedule or in its process, on these facts; nothing that is in order. */
export function scheduleVerdicts(definicion: Definicion, datos: Datos, hechos: Hechos): readonly Verdict[] {
  const field = scheduleFieldOf(definicion);
  if (field === null) return [];
  const about = [field.nombre, field.cronogramaDe];
  return comprobar(definicion, datos, hechos, []).filter(
    (v) => v.state !== 'ok' && about.includes(v.field?.split('.')[0] ?? ''),
  );
}

/** `answers` take the place of what the draft holds; nothing is kept. */
export async function checkSchedule(
  deps: Deps,
  actor: Solicitante,
  id: string,
  answers: Entrada = {},
): Promise<ScheduleCheck | Refusal> {
  const draft = await openDraft(deps, actor, id);
  if (isRefusal(draft)) return draft;
  const { borrador, vigente } = draft;
  const { definicion } = vigente;
  const field = scheduleFieldOf(definicion);
  const { datos, errores } = leerDatos(definicion, { ...borrador.entrada, ...answers });
  if (field === null || scheduleRowsIn(definicion, datos).length === 0)
    return { errores: [], verdicts: [], etapas: [] };
  const { hechos } = await gatherFacts(deps, definicion, datos, actor, []);
  const isOthers = hechos.proceso !== null && hechos.proceso.entidad !== hechos.entidad;
  return {
    errores: errores.filter(({ path }) => path.startsWith(`${field.nombre}.`)),
    verdicts: scheduleVerdicts(definicion, datos, hechos),
    // Another entity's schedule is not shown to this one.
    etapas: isOthers ? [] : compareSchedule(definicion, datos, hechos),
  };
}
