/** Reads the number that identifies a member: a cédula, or the passport of a foreigner. */
import { parseCedula } from '../identity/cedula.ts';
import { accept, type Notice, type Parsed, refuse } from '../identity/parsed.ts';
import { compactPasted, pastedLengthMax } from '../identity/pasted.ts';
import { parseRuc } from '../identity/ruc.ts';

export type Identificacion = {
  /** Ten digits, or the passport in capitals. */
  readonly cedula: string;
  readonly clase: 'cedula' | 'pasaporte';
};

/** The usual passports have 6 to 15 letters and digits (ICAO 9303 allows 9 in the machine-readable zone). */
const passport = /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{6,15}$/;

const ofCedula = (cedula: string, ...warnings: readonly Notice[]): Parsed<Identificacion> => {
  const parsed = parseCedula(cedula);
  if (!parsed.ok) return parsed;
  return accept({ cedula: parsed.value.cedula, clase: 'cedula' }, ...warnings, ...parsed.warnings);
};

/**
 * Spreadsheets drop the first zero: nine digits are completed with it, with a warning. A RUC of a natural person stands
 * for its cédula. As everywhere, a check digit that does not match only warns; a letter in its place refuses.
 */
export function parseIdentificacion(raw: string): Parsed<Identificacion> {
  if (raw.length > pastedLengthMax)
    return refuse('cedula-longitud', 'El número de cédula es demasiado largo.');
  const text = compactPasted(raw)
    .replace(/[.'´`’]/g, '')
    .toUpperCase();
  if (/^\d{10}$/.test(text)) return ofCedula(text);
  if (/^\d{9}$/.test(text)) {
    const sentence = `A la cédula le faltaba el cero inicial: la leímos como 0${text}.`;
    return ofCedula(`0${text}`, { code: 'cedula-cero-repuesto', sentence });
  }
  if (/^\d{13}$/.test(text)) return ofRuc(text);
  if (/^\d{9}[A-Z]$/.test(text))
    return refuse('cedula-digito-verificador', `La cédula ${text} tiene el dígito verificador incorrecto.`);
  if (/^\d[.,]\d+E\+?\d+$|^\d+E\+\d+$/.test(compactPasted(raw).toUpperCase()))
    return refuse(
      'cedula-notacion-cientifica',
      'El programa guardó la cédula abreviada y perdió sus dígitos. Dé a la columna formato de texto y escríbala completa.',
    );
  if (passport.test(text)) {
    const sentence = `${text} no es una cédula; si es el pasaporte de una persona extranjera, puede continuar.`;
    return accept({ cedula: text, clase: 'pasaporte' }, { code: 'identificacion-pasaporte', sentence });
  }
  return ofCedula(raw);
}

function ofRuc(text: string): Parsed<Identificacion> {
  const ruc = parseRuc(text);
  if (!ruc.ok || ruc.value.cedula === undefined)
    return refuse('cedula-es-ruc', `${text} es un RUC y se pide la cédula de la persona: son 10 dígitos.`);
  const sentence = `Se pide la cédula y escribió el RUC: tomamos sus 10 primeros dígitos, ${ruc.value.cedula}.`;
  return ofCedula(ruc.value.cedula, { code: 'cedula-de-ruc', sentence });
}
