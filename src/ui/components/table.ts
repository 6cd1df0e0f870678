/** Rows and columns. Narrow screens get cards, or a region that scrolls by keyboard too. */
import { attributes, classes } from '../attributes.ts';
import { type Content, type Html, html, isContent } from '../html.ts';

export type TableHead = { text: Content; numeric?: boolean | undefined; classes?: string | undefined };
export type TableCell =
  | Content
  | { text: Content; numeric?: boolean | undefined; classes?: string | undefined };

export type TableOptions = {
  caption?: string | undefined;
  captionSize?: 's' | 'm' | 'l' | 'xl' | undefined;
  captionHidden?: boolean | undefined;
  head?: readonly TableHead[] | undefined;
  rows: readonly (readonly TableCell[])[];
  firstCellIsHeader?: boolean | undefined;
  /** `cards`: one card per row below 641 px (heads must be plain strings). `scroll`: sideways, needs a caption. */
  narrow?: 'cards' | 'scroll' | undefined;
  classes?: string | undefined;
};

type Cell = Exclude<TableCell, Content>;
type Column = { head: TableHead | undefined; isCards: boolean };

function asCell(cell: TableCell): Cell {
  return isContent(cell) ? { text: cell } : cell;
}

function bodyCell(cell: Cell, column: Column, isHeader: boolean): Html {
  const label = column.isCards && column.head !== undefined ? String(column.head.text) : undefined;
  const names = classes(
    isHeader ? 'govuk-table__header' : 'govuk-table__cell',
    !isHeader && cell.numeric && 'govuk-table__cell--numeric',
    cell.classes,
  );
  const list = attributes({ class: names, 'data-columna': label });
  return isHeader
    ? html`<th scope="row"${list}${column.isCards && html` role="rowheader"`}>${cell.text}</th>`
    : html`<td${list}${column.isCards && html` role="cell"`}>${cell.text}</td>`;
}

function headRow(options: TableOptions, isCards: boolean): Html | undefined {
  if (options.head === undefined) return undefined;
  const cells = options.head.map(
    (cell) =>
      html`<th scope="col" class="${classes('govuk-table__header', cell.numeric && 'govuk-table__header--numeric', cell.classes)}"${isCards && html` role="columnheader"`}>${cell.text}</th>`,
  );
  return html`<thead class="govuk-table__head"${isCards && html` role="rowgroup"`}><tr class="govuk-table__row"${isCards && html` role="row"`}>${cells}</tr></thead>`;
}

/** Turning rows into blocks takes the table's meaning away in some browsers, so cards name their roles. */
export function table(options: TableOptions): Html {
  const isCards = options.narrow === 'cards';
  const captionNames = classes(
    'govuk-table__caption',
    options.captionSize && `govuk-table__caption--${options.captionSize}`,
    options.captionHidden && 'govuk-visually-hidden',
  );
  const rows = options.rows.map((row) => {
    const cells = row.map((cell, index) =>
      bodyCell(
        asCell(cell),
        { head: options.head?.[index], isCards },
        index === 0 && options.firstCellIsHeader === true,
      ),
    );
    return html`<tr class="govuk-table__row"${isCards && html` role="row"`}>${cells}</tr>`;
  });
  const element = html`<table class="${classes('govuk-table', isCards && 'v-tabla-tarjetas', options.classes)}"${isCards && html` role="table"`}>
${options.caption !== undefined && html`<caption class="${captionNames}">${options.caption}</caption>`}
${headRow(options, isCards)}<tbody class="govuk-table__body"${isCards && html` role="rowgroup"`}>${rows}</tbody></table>`;
  if (options.narrow !== 'scroll') return element;
  return html`<div class="v-tabla-desliza" role="region" tabindex="0" aria-label="${options.caption ?? 'Tabla'}">${element}</div>`;
}
