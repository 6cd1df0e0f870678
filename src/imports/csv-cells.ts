/** Splits the text of one CSV record into its cells (RFC 4180), lenient where spreadsheets are. */

export type Cells =
  | { readonly kind: 'cells'; readonly cells: readonly string[] }
  /** A quoted cell goes on in the next line. */
  | { readonly kind: 'open' }
  | { readonly kind: 'problem'; readonly sentence: string };

/** Quotes count only at the start of a cell; elsewhere (`Tubo de 2" de cobre`) they are text. */
export function csvCells(text: string, separator: string): Cells {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      const quoted = quotedCell(text, at);
      if (quoted === null) return { kind: 'open' };
      cells.push(quoted.cell);
      at = quoted.end;
      if (at < text.length && text[at] !== separator) {
        return {
          kind: 'problem',
          sentence: `Hay texto después de las comillas que cierran la celda ${cells.length}. Dentro de una celda, las comillas se escriben dobles ("").`,
        };
      }
    } else {
      const end = text.indexOf(separator, at);
      cells.push(text.slice(at, end === -1 ? undefined : end));
      at = end === -1 ? text.length : end;
    }
    if (at >= text.length) return { kind: 'cells', cells };
    at += 1;
  }
}

/** The cell that opens with the quote at `start`, and where it ends; null where its closing quote is missing. */
function quotedCell(text: string, start: number): { cell: string; end: number } | null {
  let from = start + 1;
  let cell = '';
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { cell, end: quote + 1 };
    cell += '"';
    from = quote + 2;
  }
}

/** The separator of a header line: whichever of comma, semicolon and tab occurs most outside quotes. */
export function separatorOf(header: string): ',' | ';' | '\t' {
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (sign: string) => bare.split(sign).length;
  const best = ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a))[0];
  return best ?? ',';
}
