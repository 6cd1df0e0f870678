/** Reads whose list it is, of which day, and until when its directive is in office. Layouts differ: labels are looked for. */
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { cleanText, foldForSearch } from '../../domain/identity/nombre.ts';
import { parseRuc } from '../../domain/identity/ruc.ts';
import { datesIn } from './dates-in.ts';
import type { Heading } from './listado.ts';
import { listadoLimits } from './listado-limits.ts';

const rucLabel = /\bR\.?\s?U\.?\s?C\b\.?/i;
const thirteenDigits = /(?<![\d-])\d{13}(?!\d)|(?<![\d-])\d{10}[ -]\d{3}(?!\d)/g;

/** Asked in this order: the day to which the data speak says more than the day of printing. */
const dateLabels: readonly RegExp[] = [
  /fecha de corte|\bcorte al\b|actualizad[oa] al?\b|fecha de actualizacion/,
  /fecha( y hora)? de( la)? (emision|expedicion|generacion|consulta|impresion|reporte|descarga)|\b(emitid|generad|impres|consultad|expedid)[oa] (el|en)\b/,
  /^fecha\b(?! de (ingreso|nacimiento|constitucion|registro|inscripcion))/,
  /^[a-z .]{3,40},? (a |lunes |martes |miercoles |jueves |viernes |sabado |domingo )*\d{1,2} de [a-z]+ del? \d{4}/,
];

const nameLabel =
  /(?:nombre de la (?:organizaci[oó]n|asociaci[oó]n)|organizaci[oó]n|raz[oó]n social|denominaci[oó]n|asociaci[oó]n)\s*:\s*(.{3,})/i;
const nameItself =
  /^\s*((?:ASOCIACI[OÓ]N|COOPERATIVA|CORPORACI[OÓ]N|UNI[OÓ]N|FEDERACI[OÓ]N|ORGANIZACI[OÓ]N COMUNITARIA|COMUNA)\s.{5,})/;
const periodLabel = /periodo|vigencia|directiva/;

function rucsIn(line: string): readonly string[] {
  return (line.match(thirteenDigits) ?? []).flatMap((text) => {
    const parsed = parseRuc(text);
    // The RUC of a public entity is the Superintendency's own.
    return parsed.ok && parsed.value.kind !== 'publica' ? [parsed.value.ruc] : [];
  });
}

function readRucs(lines: readonly string[]): Pick<Heading, 'ruc' | 'rucs'> {
  const labelled: string[] = [];
  const others: string[] = [];
  for (const [index, line] of lines.entries()) {
    const label = rucLabel.exec(line);
    if (label !== null) {
      const here = rucsIn(line.slice(label.index));
      labelled.push(...(here.length > 0 ? here : rucsIn(lines[index + 1] ?? '')));
    }
    if (index < listadoLimits.headingLines) others.push(...rucsIn(line));
    if (labelled.length + others.length > listadoLimits.rucsMax) break;
  }
  const rucs = [...new Set([...labelled, ...others])];
  return { ruc: rucs[0] ?? null, rucs };
}

function readDate(lines: readonly string[], folded: readonly string[]): CivilDate | null {
  for (const label of dateLabels) {
    for (const [index, line] of folded.entries()) {
      const found = label.exec(line);
      if (found === null) continue;
      const [date] = [...datesIn(line.slice(found.index)), ...datesIn(lines[index + 1] ?? '')];
      if (date !== undefined) return date;
    }
  }
  return null;
}

function readName(lines: readonly string[]): string | null {
  const found =
    lines.map((line) => nameLabel.exec(line)?.[1]).find((name) => name !== undefined) ??
    lines.map((line) => nameItself.exec(line)?.[1]).find((name) => name !== undefined);
  if (found === undefined) return null;
  const [name = ''] = found.trim().split(/\t|\s{3,}|\||\s+(?=R\.?U\.?C\b)/);
  const cleaned = cleanText(name.replace(/[\s:.,-]+$/, ''), { max: 200 });
  return cleaned.ok && cleaned.value !== '' ? cleaned.value : null;
}

function readPeriod(lines: readonly string[], folded: readonly string[]): Heading['directiva'] {
  for (const [index, line] of folded.entries()) {
    if (!periodLabel.test(line)) continue;
    const dates = datesIn([lines[index], lines[index + 1] ?? '', lines[index + 2] ?? ''].join(' '));
    const [desde, hasta] = dates;
    if (desde !== undefined && hasta !== undefined && desde < hasta) return { desde, hasta };
  }
  return null;
}

/** `lines` of the whole list: labels below the table count too, such as the date of printing. Total. */
export function readHeading(lines: readonly string[]): Heading {
  const head = lines.slice(0, listadoLimits.headingLines);
  const around = [...head, ...lines.slice(listadoLimits.headingLines).slice(-listadoLimits.headingLines)];
  const folded = around.map(foldForSearch);
  return {
    ...readRucs(around),
    organizacion: readName(head),
    fecha: readDate(around, folded),
    directiva: readPeriod(around, folded),
  };
}
