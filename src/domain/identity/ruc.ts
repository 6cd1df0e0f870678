// Reads a RUC (registro único de contribuyentes): 13 digits that say who the taxpayer is and which establishment.
import type { CheckDigit } from './check-digits.ts';
import { hasProvince, modulo10Holds, privateModulo11Holds, publicModulo11Holds } from './check-digits.ts';
import { accept, type Notice, type Parsed, refuse } from './parsed.ts';
import { compactPasted, pastedLengthMax } from './pasted.ts';

/** `ambigua`: third digit 6, and the number alone cannot tell a public entity from a natural person. */
export type RucKind = 'natural' | 'privada' | 'publica' | 'ambigua';

export type Ruc = {
  /** 13 ASCII digits. */
  ruc: string;
  kind: RucKind;
  checkDigit: CheckDigit;
  /** The ten digits of the cédula; only when `kind` is `natural`. */
  cedula?: string;
  /** Three digits, four in public entities (`0001`). */
  establishment: string;
};

// Digits 4-5 seen in every public RUC of 2019-2022 contracts: 00, 01 and 80 to 86.
const publicSeries = /^\d{3}(?:0[01]|8[0-6])/;

/**
 * Check digits only warn: 210 real private RUCs (recent series such as 17931…) fail modulo 11.
 * Layout: SRI; kinds and series measured on 40,981 RUCs of parties in public contracts.
 */
export function parseRuc(raw: string): Parsed<Ruc> {
  if (raw.length > pastedLengthMax)
    return refuse('ruc-longitud', 'El RUC tiene 13 dígitos; el texto es demasiado largo.');
  const ruc = compactPasted(raw);
  const refusal = refuseShape(ruc);
  if (refusal) return { ok: false, notice: refusal };
  const { kind, checkDigit } = kindOf(ruc);
  return accept(
    {
      ruc,
      kind,
      checkDigit,
      ...(kind === 'natural' ? { cedula: ruc.slice(0, 10) } : {}),
      establishment: ruc.slice(kind === 'publica' ? 9 : 10),
    },
    ...warningsOf(kind, checkDigit),
  );
}

function kindOf(ruc: string): { kind: RucKind; checkDigit: CheckDigit } {
  const third = ruc[2];
  if (third === '9') return { kind: 'privada', checkDigit: privateModulo11Holds(ruc) ? 'ok' : 'no-coincide' };
  if (third !== '6') return { kind: 'natural', checkDigit: modulo10Holds(ruc) ? 'ok' : 'no-coincide' };
  return kindOfThirdDigitSix(ruc);
}

// Guayas issues cédulas with third digit 6, so 6 no longer means "public entity"; 14 of 138 public
// RUCs satisfy both arithmetics, and then only the person can tell.
function kindOfThirdDigitSix(ruc: string): { kind: RucKind; checkDigit: CheckDigit } {
  const asPublic = publicModulo11Holds(ruc);
  const asNatural = modulo10Holds(ruc);
  const publicLooking = publicSeries.test(ruc);
  if (asPublic && asNatural) return { kind: publicLooking ? 'ambigua' : 'natural', checkDigit: 'ok' };
  if (asPublic) return { kind: 'publica', checkDigit: 'ok' };
  if (asNatural) return { kind: 'natural', checkDigit: 'ok' };
  return publicLooking
    ? { kind: 'publica', checkDigit: 'no-coincide' }
    : { kind: 'ambigua', checkDigit: 'desconocido' };
}

function refuseShape(ruc: string): Notice | undefined {
  const no = (code: string, sentence: string) => refuse(code, sentence).notice;
  if (ruc === '') return no('ruc-vacio', 'Escriba el RUC: son 13 dígitos.');
  if (!/^\d+$/.test(ruc))
    return no('ruc-caracteres', 'El RUC lleva solo dígitos del 0 al 9. Quite las letras y los signos.');
  if (ruc === '9999999999999') {
    return no(
      'ruc-consumidor-final',
      'Ese número significa «consumidor final» en las facturas; no es un RUC.',
    );
  }
  if (ruc.length !== 13) return no('ruc-longitud', lengthSentence(ruc));
  if (!hasProvince(ruc)) {
    return no(
      'ruc-provincia',
      'Los dos primeros dígitos del RUC indican la provincia: van de 01 a 24, o 30. Revíselos.',
    );
  }
  if (/^..[78]/.test(ruc))
    return no('ruc-tercer-digito', 'El tercer dígito de un RUC no puede ser 7 ni 8. Revíselo.');
  if (ruc.endsWith('000')) {
    return no(
      'ruc-establecimiento',
      'Los tres últimos dígitos del RUC son el establecimiento y empiezan en 001.',
    );
  }
  return undefined;
}

function lengthSentence(ruc: string): string {
  if (ruc.length === 10)
    return 'Escribió 10 dígitos, como una cédula. El RUC tiene 13: en personas naturales, la cédula y 001.';
  if (ruc.length === 12) return 'El RUC tiene 13 dígitos y escribió 12. Revise si falta un cero al inicio.';
  return `El RUC tiene 13 dígitos y escribió ${ruc.length}.`;
}

function warningsOf(kind: RucKind, checkDigit: CheckDigit): Notice[] {
  const warnings: Notice[] = [];
  if (kind === 'ambigua') {
    warnings.push({
      code: 'ruc-ambiguo',
      sentence:
        'Este RUC puede ser de una entidad pública o de una persona natural. Indique cuál corresponde.',
    });
  }
  if (checkDigit !== 'ok') {
    warnings.push({
      code: 'ruc-digito-verificador',
      sentence:
        'El dígito verificador del RUC no coincide. Revise el número; si está bien escrito, puede continuar.',
    });
  }
  return warnings;
}
