/** Counts what has been read of one workbook, all sheets together, and stops at the limits. */
import { libroLimits } from './libro-limits.ts';
import { LibroRefusal } from './libro-refusal.ts';

export class Tally {
  #rows = 0;
  #cells = 0;

  /** Every row counts, empty ones too: a file of nothing but empty rows costs as much to read. */
  row(count = 1): void {
    this.#rows += count;
    if (this.#rows > libroLimits.rowsMax) throw new LibroRefusal('demasiadas-filas');
  }

  cell(count = 1): void {
    this.#cells += count;
    if (this.#cells > libroLimits.cellsMax) throw new LibroRefusal('demasiadas-celdas');
  }

  /** Asked of cells with something in them: formatting a whole row fills it with empty ones to the last column. */
  column(column: number): void {
    if (column >= libroLimits.columnsMax) throw new LibroRefusal('demasiadas-columnas');
  }

  text(chars: number): void {
    if (chars > libroLimits.cellCharsMax) throw new LibroRefusal('celda-demasiado-larga');
  }
}
