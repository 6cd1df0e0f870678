// Reads a CIIU Rev. 4 activity code of Ecuador (INEC), such as G4669.22.
import { accept, type Parsed, refuse } from './parsed.ts';
import { compactPasted, pastedLengthMax } from './pasted.ts';

/** The value is the normal form: section letter A-U, four digits, and a dot with two or three digits where given. */
export function parseCiiu(raw: string): Parsed<string> {
  if (raw.length > pastedLengthMax) return refuse('ciiu-formato', formatSentence);
  const compact = compactPasted(raw).replace(/[.,]/g, '').toUpperCase();
  if (compact === '')
    return refuse('ciiu-vacio', 'Escriba el código CIIU de su actividad, por ejemplo G4669.22.');
  const parts = /^([A-Z])(\d{4})(\d{2,3})?$/.exec(compact);
  if (!parts) return refuse('ciiu-formato', formatSentence);
  const [, section = '', group = '', detail] = parts;
  if (section > 'U') return refuse('ciiu-seccion', 'La letra de un código CIIU va de la A a la U. Revísela.');
  return accept(detail === undefined ? `${section}${group}` : `${section}${group}.${detail}`);
}

const formatSentence =
  'El código CIIU es una letra y cuatro dígitos, y puede llevar un punto y dos o tres dígitos más: por ejemplo G4669.22.';
