/** Reads the members out of lines of text, as a PDF or a scan gives them: one per line, two side by side, or wrapped. */
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { foldForSearch } from '../../domain/identity/nombre.ts';
import { parseIdentificacion } from '../../domain/socios/identificacion.ts';
import type { Socio } from '../../domain/socios/socio.ts';
import { datesIn } from './dates-in.ts';
import { isHeadingLine, loneName, nameIn } from './member-name.ts';

type Table = {
  readonly nameColumns: 1 | 2 | null;
  /** The header speaks of the day of entry, and of no other day. */
  readonly entryDate: boolean;
};

type Draft = { cedula: string; nombre: string; fechaIngreso: CivilDate | null };

/** A number of ten digits, also «171234567-8»; nine where the first zero was lost; a passport after the row's number. */
const numberLike =
  /(?<![\d/.,-])(?:\d{10}|\d{9}-\d|\d{9})(?![\d/,-])|(?<=^\s*\d{1,6}[.)]?\s+)[A-Z]{1,3}\d{5,9}\b/g;
/** What a scan makes of digits. */
const scanned: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  I: '1',
  l: '1',
  '|': '1',
  S: '5',
  B: '8',
};
const scannedNumber = /(?<![\p{L}\p{N}])[0-9OoQIl|SB]{10}(?![\p{L}\p{N}])/gu;
const contact = /\b(telefono|celular|fono|telf?|contacto)\b/;
const scannedDigitsMin = 5;
/** Before a number: the line names who runs the organisation, who is in the table of members as well. */
const office = /representante|presidente|presidenta|administrador|gerente|secretari|vocal|tesorer/;
const wordsMin = 2;
const particle = /^(de|del|la|las|los|y)$/i;

const words = (name: string) => name.split(' ').filter((word) => word !== '' && !particle.test(word)).length;

const repaired = (line: string) =>
  line.replace(scannedNumber, (text) =>
    (text.match(/\d/g) ?? []).length < scannedDigitsMin
      ? text
      : [...text].map((sign) => scanned[sign] ?? sign).join(''),
  );

function tableOf(lines: readonly string[]): Table {
  for (const line of lines) {
    const folded = foldForSearch(line);
    if (!/cedula|identificacion|documento/.test(folded) || !/nombre/.test(folded) || /\d{9}/.test(folded))
      continue;
    const apart =
      /apellidos?\b(?! (y|e)\b).*nombres?\b/.test(folded) && !/nombres? (y|e) apellidos?/.test(folded);
    return {
      nameColumns: apart ? 2 : 1,
      entryDate: /ingreso|afiliacion|admision/.test(folded) && !/nacimiento/.test(folded),
    };
  }
  return { nameColumns: null, entryDate: false };
}

function draftOf(number: string, segment: string, before: string, table: Table): Draft | null {
  const nombre =
    nameIn(segment, table.nameColumns) || nameIn(before.replace(/^\s*\d+[.)]?\s/, ''), table.nameColumns);
  const parsed = parseIdentificacion(number);
  const certain = parsed.ok && /^\d{10}$/.test(number.replace('-', ''));
  if (!certain && words(nombre) < wordsMin) return null;
  const [date] = table.entryDate ? datesIn(segment) : [];
  return { cedula: parsed.ok ? parsed.value.cedula : number, nombre, fechaIngreso: date ?? null };
}

/** Each number takes what follows it up to the next; where nothing follows, what stands before. */
function draftsIn(line: string, table: Table): readonly Draft[] {
  if (contact.test(foldForSearch(line))) return [];
  const numbers = [...line.matchAll(numberLike)];
  if (office.test(foldForSearch(line.slice(0, numbers[0]?.index ?? 0)))) return [];
  const drafts = numbers.flatMap((found, index) => {
    const end = found.index + found[0].length;
    const segment = line.slice(end, numbers[index + 1]?.index);
    return draftOf(found[0], segment, index === 0 ? line.slice(0, found.index) : '', table) ?? [];
  });
  // A second number without a name is a telephone beside the first.
  return drafts.filter(({ nombre }, index) => index === 0 || words(nombre) >= wordsMin);
}

/** In their order, repeated ones too; a name may be empty. Total. */
export function membersInLines(lines: readonly string[]): readonly Socio[] {
  const table = tableOf(lines);
  const members: Draft[] = [];
  let waiting: Draft | null = null;
  let above = '';
  for (const raw of lines) {
    const line = repaired(raw);
    if (line.trim() === '') continue;
    const drafts = draftsIn(line, table);
    if (drafts.length > 0) {
      members.push(...drafts);
      waiting = drafts.at(-1) ?? null;
      if (waiting !== null && waiting.nombre === '') waiting.nombre = above;
      above = '';
      continue;
    }
    const rest = loneName(line);
    if (rest !== null && waiting !== null && canGoOn(waiting.nombre, rest))
      waiting.nombre = `${waiting.nombre} ${rest}`.trim();
    else if (!isHeadingLine(line) || waiting?.nombre !== '') {
      above = rest ?? '';
      waiting = null;
      continue;
    }
    above = '';
  }
  return members;
}

/** A name of four words is whole; a longer rest is the next person's, printed above their number. */
function canGoOn(name: string, rest: string): boolean {
  return name === '' || (words(name) < 4 && words(name) + words(rest) <= 5 && words(rest) <= 2);
}
