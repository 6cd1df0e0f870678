/** What a spreadsheet is while it is read, whatever its format: the rows of its visible sheets, in small batches. */
import type { Formato } from '../../domain/tramite/documento.ts';

/** A path on disk or the whole file. A path is read in pieces and is the way for anything uploaded. */
export type LibroSource = string | Buffer;

export type LibroFormato = Extract<Formato, 'xlsx' | 'ods' | 'csv'>;

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error';

export type Cell = {
  /** From 0. */
  readonly column: number;
  readonly kind: CellKind;
  /** Never empty. Numbers as JavaScript writes them; dates as YYYY-MM-DD, their hour dropped. */
  readonly text: string;
  /** The text is what the formula gave when the file was last saved. */
  readonly formula: boolean;
};

export type Row = {
  /** As the program shows it, from 1. */
  readonly number: number;
  /** Only cells with something in them, left to right. */
  readonly cells: readonly Cell[];
};

/** Rows of one sheet with something in them; a sheet comes in as many batches as it needs, then the next one. */
export type SheetRows = { readonly sheet: string; readonly index: number; readonly rows: readonly Row[] };
