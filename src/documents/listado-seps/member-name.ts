/** Takes the name of a person out of what stands beside their number: states, roles, dates and other columns are left. */
import { foldForSearch } from '../../domain/identity/nombre.ts';
import { listadoLimits } from './listado-limits.ts';

/** Values of other columns that come after a name. */
const columnValue =
  /^(activ|inactiv|vigente|habilitad|soci[oa]|fundador|adherente|masculin|femenin|hombre|mujer|ecuatorian|extranjer|cedula|pasaporte|solter|casad|divorciad|viudo|si$|no$)/;

/** Words of titles, labels and signatures: a line with one of them is no name. */
const notAName =
  /superintendencia|economia|solidaria|listado|nomina|pagina|\bpag\b|fecha|\bruc\b|cedula|identificacion|nombres?\b|apellidos?\b|organizacion|asociacion|cooperativa|directiva|periodo|presidente|presidenta|administrador|gerente|secretari|vocal|representante|telefono|celular|correo|direccion|provincia|canton|parroquia|total|firma|documento|usuario|codigo|registro|resolucion|estado|certific|emitid|generad|impres|consejo|junta|vigilancia|\bsocios\b|observacion|\bnota\b/;

const word = /^[\p{L}'’´`?.-]+$/u;
const gap = /\t|\s{2,}|\|/;

export const isHeadingLine = (line: string) => notAName.test(foldForSearch(line));

const wordsOf = (chunk: string) => chunk.split(/\s+/).filter((part) => part !== '');

/** The words a chunk begins with, up to the first that belongs to another column. */
function leadingName(chunk: string): readonly string[] {
  const words = wordsOf(chunk);
  const stop = words.findIndex((text, index) => {
    const folded = foldForSearch(text);
    const isSex = index === words.length - 1 && index > 1 && /^[mfh]$/.test(folded);
    return !word.test(text) || !/\p{L}/u.test(text) || isSex || columnValue.test(folded);
  });
  return (stop === -1 ? words : words.slice(0, stop)).slice(0, listadoLimits.nameWordsMax);
}

/**
 * @param nameColumns how many columns the header gives to the name; null where it does not say
 * @returns the name, empty where there is none
 */
export function nameIn(text: string, nameColumns: 1 | 2 | null): string {
  const chunks = text
    .split(gap)
    .map((chunk) => chunk.trim())
    .filter((chunk) => /\p{L}/u.test(chunk));
  const first = leadingName(chunks[0] ?? '');
  const second = leadingName(chunks[1] ?? '');
  const whole = first.length === wordsOf(chunks[0] ?? '').length;
  const joins =
    whole && first.length > 0 && (nameColumns === 2 || (nameColumns === null && first.length < 3));
  return (joins ? [...first, ...second] : first).join(' ');
}

/** A line that holds nothing but words that can be of a name: the rest of one that did not fit in its cell. */
export function loneName(line: string): string | null {
  const words = wordsOf(line);
  if (words.length === 0 || words.length > 6 || isHeadingLine(line)) return null;
  return leadingName(line).length === words.length ? words.join(' ') : null;
}
