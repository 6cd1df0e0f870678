/** Rows of an export as bytes: CSV (RFC 4180), a spreadsheet, one JSON list, or one JSON object a line. Never held whole. */
import { xlsxStream } from '../../documents/libro/xlsx-stream.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import type { SolicitudExportada } from '../../store/exportar-solicitudes.ts';
import { cifrasLimits } from './cifras-limits.ts';
import { civilText, type ExportColumn, type ExportValue, neutralText, serialOf } from './export-columns.ts';

export const exportFormats = ['csv', 'xlsx', 'json', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type ExportShape<R = SolicitudExportada> = {
  readonly columns: readonly ExportColumn<R>[];
  readonly nombres: ReadonlyMap<string, string>;
  readonly zone: Zone;
  /** For CSV: the mark by which Excel knows that the text is UTF-8. */
  readonly bom: boolean;
  /** Name of the sheet; «Solicitudes» unless told. */
  readonly hoja?: string;
};

type Batches<R> = AsyncIterable<readonly R[]>;

function csvCell(value: ExportValue, zone: Zone): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const written = typeof value === 'string' ? neutralText(value) : civilText(value, zone);
  return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}

async function* csv<R>(
  batches: Batches<R>,
  { columns, nombres, zone, bom }: ExportShape<R>,
): AsyncGenerator<Buffer> {
  const heads = columns.map(({ titulo }) => csvCell(titulo, zone)).join(',');
  yield Buffer.from(`${bom ? '\uFEFF' : ''}${heads}\r\n`);
  for await (const rows of batches) {
    let lines = '';
    for (const row of rows)
      lines += `${columns.map((column) => csvCell(column.of(row, nombres), zone)).join(',')}\r\n`;
    yield Buffer.from(lines);
  }
}

/** Instants as ISO 8601 in UTC: a program reads them. */
function jsonLine<R>(row: R, { columns, nombres }: ExportShape<R>): string {
  return JSON.stringify(Object.fromEntries(columns.map(({ clave, of }) => [clave, of(row, nombres)])));
}

async function* ndjson<R>(batches: Batches<R>, shape: ExportShape<R>): AsyncGenerator<Buffer> {
  for await (const rows of batches)
    yield Buffer.from(rows.map((row) => `${jsonLine(row, shape)}\n`).join(''));
}

async function* json<R>(batches: Batches<R>, shape: ExportShape<R>): AsyncGenerator<Buffer> {
  let before = '[\n';
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield Buffer.from(before + rows.map((row) => jsonLine(row, shape)).join(',\n'));
    before = ',\n';
  }
  yield Buffer.from(before === '[\n' ? '[]\n' : '\n]\n');
}

function xlsx<R>(
  batches: Batches<R>,
  { columns, nombres, zone, hoja }: ExportShape<R>,
): AsyncGenerator<Buffer> {
  const cellOf = (value: ExportValue) =>
    value instanceof Date ? serialOf(value, zone) : typeof value === 'string' ? neutralText(value) : value;
  async function* rowsOf() {
    for await (const rows of batches)
      yield rows.map((row) => columns.map((column) => cellOf(column.of(row, nombres))));
  }
  return xlsxStream(
    {
      name: hoja ?? 'Solicitudes',
      columns: columns.map(({ titulo, kind, widthChars }) => ({ head: titulo, kind, widthChars })),
      rowsMax: cifrasLimits.sheetRowsMax,
    },
    rowsOf(),
  );
}

export const formatWriters: {
  readonly [F in ExportFormat]: <R>(batches: Batches<R>, shape: ExportShape<R>) => AsyncGenerator<Buffer>;
} = { csv, xlsx, json, ndjson };
