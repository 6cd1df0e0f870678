/** Procurement processes with their schedules, as the portal publishes them or as the agency exports them. */
import type { Queries } from '../platform/database.ts';
import {
  type AsientoLeido,
  buscarAsientos,
  escribirAsientos,
  type FilaAsiento,
  leerDecididos,
} from '../store/importar-asientos.ts';
import { createdChange, mergeFields } from './field-changes.ts';
import type { ImportContext, ImportKind, NumberedRow, OpenImport } from './kind.ts';
import { betterEntity, type EntityIds, missingEntities, resolveEntities } from './process-entities.ts';
import { openProcessRows } from './process-files.ts';
import {
  decidedFields,
  givenFields,
  keepDecidedStages,
  newProcess,
  processWords,
  stageByStage,
} from './process-merge.ts';
import type { ProcessRow } from './process-row.ts';
import type { Written } from './report.ts';
import { type PlannedEntry, writeEntries } from './write-entries.ts';

type Numbered = NumberedRow<ProcessRow>;
type Entry = AsientoLeido<'proceso'>;

function planChange(
  { line, row }: Numbered,
  entry: Entry,
  entidad: string,
  decided: ReadonlyMap<string, string>,
  prefer: 'file' | 'register',
): PlannedEntry {
  const given = givenFields(row, betterEntity(entry.contenido.entidad, entidad));
  const kept =
    prefer === 'register' && given.etapas !== undefined
      ? keepDecidedStages(given.etapas, entry.contenido, decided, line)
      : null;
  const { content, changes, remarks } = mergeFields({
    line,
    existing: entry.contenido,
    given: kept === null ? given : { ...given, etapas: kept.stages },
    decided: prefer === 'file' ? decidedFields(decided) : decided,
    prefer,
    words: processWords,
  });
  const all = [...(kept?.remarks ?? []), ...remarks];
  if (changes.length === 0) return { line, fila: null, remarks: all };
  const { id, version } = entry;
  const fila: FilaAsiento = {
    clase: 'proceso',
    id,
    versionVista: version,
    busqueda: row.folded,
    contenido: content,
    cambios: stageByStage(changes, entry.contenido, content),
  };
  return { line, fila, remarks: all };
}

function planNew({ line, row }: Numbered, entidad: string): PlannedEntry {
  const fila: FilaAsiento = {
    clase: 'proceso',
    id: `${entidad}:${row.folded}`,
    versionVista: null,
    busqueda: row.folded,
    contenido: newProcess(row, entidad),
    cambios: [createdChange],
  };
  return { line, fila, remarks: [] };
}

/** The same code recurs across entities, so an entry is that of the row only where the entity is the same too. */
function entryOf(row: ProcessRow, ids: EntityIds, found: readonly Entry[]): Entry | null {
  const own = new Set(ids.all.map((id) => `${id}:${row.folded}`));
  return (
    found.find(({ contenido }) => contenido.entidad === ids.best) ??
    found.find(({ id, contenido }) => own.has(id) || ids.all.includes(contenido.entidad)) ??
    null
  );
}

async function planBatch(on: Queries, rows: readonly Numbered[], prefer: 'file' | 'register') {
  const bare = rows.map(({ row }) => row);
  const entities = await resolveEntities(on, bare);
  const byCode = await buscarAsientos(on, 'proceso', [...new Set(bare.map(({ folded }) => folded))]);
  const touched = [...byCode.values()]
    .flat()
    .filter(({ version }) => version > 1)
    .map(({ id }) => id);
  const decided = touched.length === 0 ? new Map() : await leerDecididos(on, 'proceso', touched);
  const plans = rows.map((numbered): PlannedEntry => {
    const ids = entities.get(numbered.row) ?? { best: '', all: [] };
    const entry = entryOf(numbered.row, ids, byCode.get(numbered.row.folded) ?? []);
    if (entry === null) return planNew(numbered, ids.best);
    return planChange(numbered, entry, ids.best, decided.get(entry.id) ?? new Map(), prefer);
  });
  return { plans, missing: await missingEntities(on, entities) };
}

async function open(context: ImportContext): Promise<OpenImport<ProcessRow>> {
  const { source, clock, prefer, origin } = context;
  const { ignored, rows } = await openProcessRows(source);
  const write = (on: Queries, batch: readonly Numbered[]): Promise<Written> =>
    writeEntries(batch, async (attempted) => {
      const { plans, missing } = await planBatch(on, attempted, prefer);
      const filas = plans.flatMap(({ fila }) => (fila === null ? [] : [fila]));
      const written = await escribirAsientos(on, [...missing, ...filas], origin, clock.nowMs());
      return { plans, written };
    });
  return {
    ignored,
    rows,
    key: ({ entity, folded }) => `${entity.ruc ?? entity.soce ?? entity.name}:${folded}`,
    repeats: 'problem',
    write,
  };
}

export const processesImport: ImportKind<ProcessRow> = { noun: 'procesos', batchRows: 500, open };
