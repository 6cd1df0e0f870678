// Reads a cédula de identidad: ten digits with province, kind and check digit.
import { type CheckDigit, hasProvince, modulo10Holds } from './check-digits.ts';
import { accept, type Parsed, refuse } from './parsed.ts';
import { compactPasted, pastedLengthMax } from './pasted.ts';

export type Cedula = {
  /** 10 ASCII digits. */
  cedula: string;
  checkDigit: CheckDigit;
};

/** Third digit 0-6: cédulas with 6 exist in Guayas. A check digit that does not match warns, never refuses. */
export function parseCedula(raw: string): Parsed<Cedula> {
  if (raw.length > pastedLengthMax) {
    return refuse('cedula-longitud', 'La cédula tiene 10 dígitos; el texto es demasiado largo.');
  }
  const cedula = compactPasted(raw);
  if (cedula === '') return refuse('cedula-vacia', 'Escriba la cédula: son 10 dígitos.');
  if (!/^\d+$/.test(cedula)) {
    return refuse(
      'cedula-caracteres',
      'La cédula lleva solo dígitos del 0 al 9. Quite las letras y los signos.',
    );
  }
  if (cedula.length !== 10) return refuse('cedula-longitud', lengthSentence(cedula));
  if (!hasProvince(cedula)) {
    return refuse(
      'cedula-provincia',
      'Los dos primeros dígitos de la cédula indican la provincia: van de 01 a 24, o 30. Revíselos.',
    );
  }
  if (Number(cedula[2]) > 6) {
    return refuse('cedula-tercer-digito', 'El tercer dígito de una cédula va de 0 a 6. Revíselo.');
  }
  if (modulo10Holds(cedula)) return accept({ cedula, checkDigit: 'ok' });
  return accept(
    { cedula, checkDigit: 'no-coincide' },
    {
      code: 'cedula-digito-verificador',
      sentence:
        'El último dígito de la cédula no coincide. Revise el número; si está bien escrito, puede continuar.',
    },
  );
}

function lengthSentence(cedula: string): string {
  if (cedula.length === 13)
    return 'Escribió 13 dígitos, como un RUC. La cédula son los 10 primeros en personas naturales.';
  if (cedula.length === 9)
    return 'La cédula tiene 10 dígitos y escribió 9. Revise si falta un cero al inicio.';
  return `La cédula tiene 10 dígitos y escribió ${cedula.length}.`;
}
