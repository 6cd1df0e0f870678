/** The two forms of a file of processes: a CSV with named columns, or one published sheet per line as JSON. */
import { type CsvTable, openCsvTable } from './csv-table.ts';
import type { RawProcess } from './process-row.ts';
import { type ProcessRow, readProcess } from './process-row.ts';
import type { ReadRow } from './report.ts';
import { readRow } from './rows.ts';
import type { SourceFile } from './source-file.ts';
import { readLines } from './text-lines.ts';

const columns = {
  codigo: ['code', 'codigo_proceso'],
  ocid: [],
  entidad_ruc: ['ruc_entidad', 'ruc'],
  entidad_soce: ['entity_id', 'id_entidad'],
  entidad: ['entity', 'nombre_entidad', 'buyer'],
  objeto: ['objeto_proceso', 'description'],
  tipo: ['tipo_proceso', 'internal_type'],
  estado: ['fase', 'status'],
  presupuesto: ['budget', 'presupuesto_referencial'],
  suspendido: [],
  etapas: ['stages', 'cronograma'],
} as const;

type Column = keyof typeof columns;

/** `name=2026-02-02T08:00|name=…`; the last equals sign parts name and date. */
function stagesFromCell(cell: string): RawProcess['etapas'] {
  return cell
    .split('|')
    .filter((item) => item.trim() !== '')
    .map((item) => {
      const at = item.lastIndexOf('=');
      return at === -1
        ? { nombre: item, fechaHora: '' }
        : { nombre: item.slice(0, at), fechaHora: item.slice(at + 1) };
    });
}

async function* csvRows(table: CsvTable<Column>): AsyncGenerator<ReadRow<ProcessRow>> {
  for await (const row of table.rows) {
    if ('problem' in row) {
      yield row;
      continue;
    }
    const { cell } = row;
    yield readRow(row.line, (reader) =>
      readProcess(reader, {
        code: cell('codigo') || cell('ocid'),
        entityRuc: cell('entidad_ruc'),
        entitySoce: cell('entidad_soce'),
        entityName: cell('entidad'),
        objeto: cell('objeto'),
        tipo: cell('tipo'),
        estado: cell('estado'),
        presupuesto: cell('presupuesto'),
        suspendido: cell('suspendido'),
        etapas: stagesFromCell(cell('etapas')),
      }),
    );
  }
}

/** A member of an object from outside, as text; anything but text counts as absent. */
function textOf(record: object, name: string): string {
  const value: unknown = Object.hasOwn(record, name)
    ? Object.entries(record).find(([key]) => key === name)?.[1]
    : '';
  return typeof value === 'string' ? value.trim() : '';
}

function stagesFromJson(record: object): RawProcess['etapas'] {
  const stages: unknown = Object.entries(record).find(([key]) => key === 'stages')?.[1];
  if (!Array.isArray(stages)) return [];
  return stages.map((stage: unknown) =>
    typeof stage === 'object' && stage !== null
      ? { nombre: textOf(stage, 'label'), fechaHora: textOf(stage, 'at') }
      : { nombre: '', fechaHora: '' },
  );
}

function objectFrom(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    // Text that is no JSON is reported as such by the caller, with its line.
    return null;
  }
}

async function* jsonRows(source: SourceFile): AsyncGenerator<ReadRow<ProcessRow>> {
  for await (const { number: line, text } of readLines(source)) {
    if (text?.trim() === '') continue;
    const record = objectFrom(text ?? '');
    if (record === null) {
      yield { line, problem: 'La línea no es un objeto JSON completo.' };
      continue;
    }
    yield readRow(line, (reader) =>
      readProcess(reader, {
        code: textOf(record, 'code'),
        entityRuc: textOf(record, 'entityRuc'),
        entitySoce: textOf(record, 'entityId'),
        entityName: textOf(record, 'entity'),
        objeto: textOf(record, 'object'),
        tipo: textOf(record, 'procedureType'),
        estado: textOf(record, 'status'),
        presupuesto: textOf(record, 'budget'),
        suspendido: '',
        etapas: stagesFromJson(record),
      }),
    );
  }
}

/** JSON where the first line that says anything opens an object. */
async function isJson(source: SourceFile): Promise<boolean> {
  for await (const { text } of readLines(source)) {
    if (text?.trim() !== '') return text?.trimStart().startsWith('{') ?? false;
  }
  return false;
}

export async function openProcessRows(
  source: SourceFile,
): Promise<{ ignored: readonly string[]; rows: AsyncIterable<ReadRow<ProcessRow>> }> {
  if (await isJson(source)) return { ignored: [], rows: jsonRows(source) };
  const table = await openCsvTable<Column>(source, columns, ['codigo']);
  return { ignored: table.ignored, rows: csvRows(table) };
}
