/** Gathers the members of a book row by row: header, rows, duplicates, and no more messages than a person would read. */
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { MensajeDeFila } from '../../domain/documento/examen.ts';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import type { FilaDeSocio } from '../../domain/socios/socio.ts';
import type { SheetRows } from './libro.ts';
import { libroLimits } from './libro-limits.ts';
import { readMemberRow } from './member-row.ts';
import { type MembersColumns, readHeader } from './members-columns.ts';

type Found = {
  readonly sheet: string;
  readonly index: number;
  readonly headerRow: number;
  readonly columns: MembersColumns;
};

const datesMax = 5_000;

const template = 'Use la plantilla: columnas cédula, apellidos, nombres, fecha de ingreso y novedad.';

export class MembersCollector {
  readonly rows: FilaDeSocio[] = [];
  readonly messages: MensajeDeFila[] = [];
  #counts = { warn: 0, reject: 0 };
  #formulas = 0;
  #found: Found | null = null;
  #otherSheet: string | null = null;
  #sawCedula = false;
  #sawAnything = false;
  /** The sheet whose header is being looked for, and how many of its rows were looked at. */
  #sheet = { index: -1, seen: 0 };
  readonly #dates = new Map<CivilDate, CivilDate>();
  readonly #firstRows = new Map<string, number>();

  take({ sheet, index, rows }: SheetRows): void {
    if (this.#sheet.index !== index) this.#sheet = { index, seen: 0 };
    for (const row of rows) {
      this.#sawAnything = true;
      if (this.#found?.index === index) {
        this.#takeRow(row, this.#found.columns);
        continue;
      }
      this.#sheet.seen += 1;
      if (this.#sheet.seen > libroLimits.headerRowsMax) return;
      const header = readHeader(row);
      if (header.found === 'cedula-only') this.#sawCedula = true;
      if (header.found !== 'header') continue;
      if (this.#found !== null) {
        this.#otherSheet ??= sheet;
        return;
      }
      this.#found = { sheet, index, headerRow: row.number, columns: header.columns };
    }
  }

  get messagesRest(): number {
    return this.#counts.warn + this.#counts.reject - this.messages.length;
  }

  findings(): readonly DocumentFinding[] {
    const found = this.#found;
    if (found === null) return [this.#withoutHeader()];
    if (this.rows.length === 0)
      return [
        finding(
          'reject',
          'sin-socios',
          'El archivo tiene el encabezado, pero ninguna fila con socios. Llénelo y adjúntelo otra vez.',
        ),
      ];
    return [this.#summary(found), ...this.#rowFindings(), ...this.#remarks(found)];
  }

  #takeRow(row: SheetRows['rows'][number], columns: MembersColumns): void {
    const read = readMemberRow(row, columns);
    if (read === null) return;
    const { messages, formulas } = read;
    const socio = { ...read.socio, fechaIngreso: this.#sameDate(read.socio.fechaIngreso) };
    this.rows.push(socio);
    this.#formulas += formulas;
    for (const message of messages) this.#say(message);
    const first = this.#firstRows.get(socio.cedula);
    if (first === undefined) this.#firstRows.set(socio.cedula, socio.fila);
    else if (!messages.some(({ state }) => state === 'reject'))
      this.#say({
        fila: socio.fila,
        state: 'warn',
        code: 'cedula-repetida',
        sentence: `Fila ${socio.fila}: la cédula ${socio.cedula} ya consta en la fila ${first}. Deje una sola fila por socio.`,
      });
  }

  /** Most members entered on few days: one text for each. */
  #sameDate(date: CivilDate | null): CivilDate | null {
    if (date === null) return null;
    const known = this.#dates.get(date);
    if (known === undefined && this.#dates.size < datesMax) this.#dates.set(date, date);
    return known ?? date;
  }

  #say(message: MensajeDeFila): void {
    this.#counts[message.state] += 1;
    if (this.messages.length < libroLimits.messagesMax) this.messages.push(message);
  }

  #withoutHeader(): DocumentFinding {
    if (!this.#sawAnything)
      return finding(
        'reject',
        'libro-vacio',
        `El archivo no tiene datos en ninguna hoja visible. ${template}`,
      );
    if (this.#sawCedula)
      return finding(
        'reject',
        'sin-columna-de-nombres',
        `El archivo tiene la columna de la cédula, pero no la de apellidos y nombres. ${template}`,
      );
    return finding(
      'reject',
      'sin-encabezado',
      `No encontramos en las 20 primeras filas un encabezado con la cédula y los nombres. ${template}`,
    );
  }

  #summary({ sheet, headerRow, columns }: Found): DocumentFinding {
    const where = sheet === '' ? '' : ` de la hoja «${sheet.slice(0, 60)}»`;
    const count = this.rows.length === 1 ? 'Leímos 1 socio' : `Leímos ${this.rows.length} socios`;
    return {
      state: 'ok',
      code: 'socios-leidos',
      sentence: `${count}${where}; el encabezado está en la fila ${headerRow}.`,
      facts: {
        socios: this.rows.length,
        hoja: sheet.slice(0, 60),
        encabezado: headerRow,
        columnas: { ...columns, nombre: [...columns.nombre] },
        avisos: this.#counts.warn,
        errores: this.#counts.reject,
      },
    };
  }

  #rowFindings(): readonly DocumentFinding[] {
    const { warn, reject } = this.#counts;
    const found: DocumentFinding[] = [];
    if (reject > 0)
      found.push(
        finding(
          'reject',
          'filas-con-errores',
          `El archivo tiene ${counted(reject, 'error')} en sus filas. Corríjalo y adjúntelo otra vez.`,
        ),
      );
    if (warn > 0)
      found.push(
        finding(
          'warn',
          'filas-por-revisar',
          `El archivo tiene ${counted(warn, 'aviso')} en sus filas. Revíselo antes de continuar.`,
        ),
      );
    return found;
  }

  #remarks({ sheet, columns }: Found): readonly DocumentFinding[] {
    const found: DocumentFinding[] = [];
    const absent = [
      ...(columns.fechaIngreso === null ? ['«fecha de ingreso»'] : []),
      ...(columns.novedad === null ? ['«novedad»'] : []),
    ];
    if (absent.length > 0)
      found.push(
        finding(
          'warn',
          'columnas-ausentes',
          `El archivo no tiene la columna ${absent.join(' ni ')}. Agréguela si puede.`,
        ),
      );
    if (this.#formulas > 0)
      found.push(
        finding(
          'warn',
          'libro-con-formulas',
          `${counted(this.#formulas, 'celda')} se ${this.#formulas === 1 ? 'calcula' : 'calculan'} con fórmulas: leímos el último valor que guardó su programa.`,
        ),
      );
    if (this.#otherSheet !== null)
      found.push(
        finding(
          'warn',
          'otra-hoja-con-socios',
          `Leímos solo la hoja «${sheet.slice(0, 60)}»; la hoja «${this.#otherSheet.slice(0, 60)}» también parece tener socios. Reúnalos en una sola.`,
        ),
      );
    return found;
  }
}

const counted = (count: number, one: string) =>
  count === 1 ? `1 ${one}` : `${count} ${one}${/[aeiou]$/.test(one) ? 's' : 'es'}`;

function finding(state: DocumentFinding['state'], code: string, sentence: string): DocumentFinding {
  return { state, code, sentence, facts: {} };
}
