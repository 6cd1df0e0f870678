// Reads the clave de acceso of an SRI electronic document: 49 digits that repeat its date, issuer and number.
import { accessKeyCheckDigit } from './check-digits.ts';
import { accept, type Notice, type Parsed, refuse } from './parsed.ts';
import { compactPasted, pastedLengthMax } from './pasted.ts';
import { parseRuc } from './ruc.ts';

export type ClaveAcceso = {
  clave: string;
  /** Date of issue, YYYY-MM-DD, as the key says it. */
  issuedOn: string;
  documentCode: string;
  /** Null when the two-digit code is not one the SRI published. */
  documentName: string | null;
  /** The issuer. */
  ruc: string;
  environment: 'pruebas' | 'produccion';
  establishment: string;
  emissionPoint: string;
  sequence: string;
  numericCode: string;
  emissionType: string;
};

const documentNames: Readonly<Record<string, string>> = {
  '01': 'factura',
  '03': 'liquidación de compra',
  '04': 'nota de crédito',
  '05': 'nota de débito',
  '06': 'guía de remisión',
  '07': 'comprobante de retención',
};

const layout = /^(\d{2})(\d{2})(\d{4})(\d{2})(\d{13})([12])(\d{3})(\d{3})(\d{9})(\d{8})(\d)\d$/;

/**
 * The check digit refuses here (unlike in a RUC): a key with a wrong one was never authorised, it was mistyped.
 * Check recomputed on a real key; the layout is from memory of the SRI's technical sheet.
 */
export function parseClaveAcceso(raw: string): Parsed<ClaveAcceso> {
  if (raw.length > pastedLengthMax)
    return refuse('clave-acceso-longitud', 'La clave de acceso tiene 49 dígitos.');
  const clave = compactPasted(raw);
  if (clave === '') return refuse('clave-acceso-vacia', 'Escriba la clave de acceso: son 49 dígitos.');
  if (!/^\d+$/.test(clave)) {
    return refuse('clave-acceso-caracteres', 'La clave de acceso lleva solo dígitos del 0 al 9.');
  }
  if (clave.length !== 49) {
    return refuse('clave-acceso-longitud', `La clave de acceso tiene 49 dígitos y escribió ${clave.length}.`);
  }
  if (accessKeyCheckDigit(clave) !== Number(clave[48])) {
    return refuse(
      'clave-acceso-digito',
      'El último dígito de la clave de acceso no coincide. Cópiela otra vez de la factura.',
    );
  }
  return decode(clave);
}

function decode(clave: string): Parsed<ClaveAcceso> {
  const parts = layout.exec(clave);
  if (!parts)
    return refuse(
      'clave-acceso-ambiente',
      'El dígito 24 de la clave de acceso debe ser 1 o 2. Cópiela otra vez.',
    );
  const [, day = '', month = '', year = '', documentCode = '', ruc = '', environment, ...rest] = parts;
  const [establishment = '', emissionPoint = '', sequence = '', numericCode = '', emissionType = ''] = rest;
  if (!isDate(Number(year), Number(month), Number(day))) {
    return refuse(
      'clave-acceso-fecha',
      'Los ocho primeros dígitos de la clave de acceso no son una fecha. Cópiela otra vez.',
    );
  }
  if (!parseRuc(ruc).ok) {
    return refuse('clave-acceso-ruc', 'La clave de acceso no contiene un RUC posible. Cópiela otra vez.');
  }
  const documentName = documentNames[documentCode] ?? null;
  const value: ClaveAcceso = {
    clave,
    issuedOn: `${year}-${month}-${day}`,
    documentCode,
    documentName,
    ruc,
    environment: environment === '1' ? 'pruebas' : 'produccion',
    establishment,
    emissionPoint,
    sequence,
    numericCode,
    emissionType,
  };
  return accept(value, ...warningsOf(value));
}

function warningsOf(value: ClaveAcceso): Notice[] {
  const warnings: Notice[] = [];
  if (value.documentName === null) {
    warnings.push({
      code: 'clave-acceso-tipo',
      sentence: `No conocemos el tipo de comprobante ${value.documentCode} de la clave de acceso. Revísela.`,
    });
  }
  if (value.environment === 'pruebas') {
    warnings.push({
      code: 'clave-acceso-de-pruebas',
      sentence: 'Este comprobante se emitió en el ambiente de pruebas del SRI y no tiene valor tributario.',
    });
  }
  return warnings;
}

function isDate(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year >= 2000 && day >= 1 && day <= days;
}
