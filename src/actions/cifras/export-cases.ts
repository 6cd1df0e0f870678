/** Exports the cases of a filter: rights, the note of who took what, and the bytes, made only as fast as they are taken. */
import { addDays, instantOf } from '../../domain/calendar/civil-date.ts';
import type { Json } from '../../domain/canonical-json.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Estado } from '../../domain/solicitud/lifecycle.ts';
import {
  type FechaDeExportacion,
  type FiltroDeExportacion,
  type LugarDeExportacion,
  readParaExportar,
  type SolicitudExportada,
} from '../../store/exportar-solicitudes.ts';
import type { Deps } from '../deps.ts';
import { readVisibleUnits } from '../read-visible-units.ts';
import { cifrasLimits } from './cifras-limits.ts';
import { chosenColumns } from './export-columns.ts';
import { type ExportFormat, formatWriters } from './export-formats.ts';
import { type CifrasAsked, tramitesWithin } from './figures-scope.ts';
import { notedExport } from './noted-export.ts';

export type ExportAsked = CifrasAsked & {
  readonly por: FechaDeExportacion;
  readonly estado: Estado | null;
  readonly formato: ExportFormat;
  readonly columnas: ReadonlySet<string>;
  readonly personales: boolean;
  readonly bom: boolean;
};

export type Export = {
  readonly nombre: string;
  /** To be read to its end or abandoned; either is written down with how many rows went out. */
  readonly contenido: AsyncGenerator<Buffer>;
};

type Needs = Pick<Deps, 'db' | 'clock' | 'calendar' | 'definiciones'>;

/** The units whose cases somebody may take away: a supervisor's own, an auditor's all. */
export async function exportUnits(deps: Needs, actor: Funcionario): Promise<readonly string[] | Refusal> {
  if (!actor.roles.includes('supervisor') && !actor.roles.includes('auditor')) return refuse('sin-permiso');
  return readVisibleUnits(deps, actor);
}

async function* pages(
  { db }: Pick<Deps, 'db'>,
  filter: FiltroDeExportacion,
): AsyncGenerator<readonly SolicitudExportada[]> {
  let after: LugarDeExportacion | null = null;
  for (;;) {
    const rows: readonly SolicitudExportada[] = await readParaExportar(
      db,
      filter,
      after,
      cifrasLimits.exportPageRows,
    );
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < cifrasLimits.exportPageRows) return;
    after = last;
  }
}

/** Ids and words of the filter, never a name of a person. */
function notedOf(asked: ExportAsked, columnas: readonly string[]): { readonly [name: string]: Json } {
  const { periodo, unidad, tramite, canal, por, estado, formato } = asked;
  return { ...periodo, por, unidad, tramite, canal, estado, formato, columnas };
}

/**
 * Refused with `sin-permiso`, `no-encontrada` (a unit that is not theirs) or `datos-con-errores` (no column chosen).
 * The first note is written before the first byte leaves, so no export goes without one.
 */
export async function exportCases(
  deps: Needs,
  actor: Funcionario,
  asked: ExportAsked,
): Promise<Export | Refusal> {
  const visible = await exportUnits(deps, actor);
  if (isRefusal(visible)) return visible;
  const { periodo, unidad, tramite, canal, por, estado, formato, personales, bom } = asked;
  if (unidad !== null && !visible.includes(unidad)) return refuse('no-encontrada');
  const columns = chosenColumns(asked.columnas, personales);
  if (columns.length === 0)
    return refuse('datos-con-errores', {
      errors: [{ path: 'columna', sentence: 'Elija al menos una columna.' }],
    });
  const { zone } = await deps.calendar();
  const filter: FiltroDeExportacion = {
    por,
    desdeMs: instantOf(periodo.desde, 0, zone),
    hastaMs: instantOf(addDays(periodo.hasta, 1), 0, zone),
    unidades: unidad === null ? visible : [unidad],
    tramite,
    canal,
    estado,
    personales,
  };
  const noted = notedOf(
    asked,
    columns.map(({ clave }) => clave),
  );
  const nombres = new Map(tramitesWithin(deps, null).map(({ id, nombre }) => [id, nombre]));
  const contenido = await notedExport(
    deps,
    { cuenta: actor.cuenta, detalle: noted },
    pages(deps, filter),
    (rows) => formatWriters[formato](rows, { columns, nombres, zone, bom }),
  );
  return {
    nombre: `solicitudes-${periodo.desde}-a-${periodo.hasta}.${formato}`,
    contenido,
  };
}
