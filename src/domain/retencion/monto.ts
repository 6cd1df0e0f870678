/** Amounts as people write them in Ecuador: «12500,40», «12.500,40», «USD 12,500.40», «$ 800». */

/** Above this an amount is a slip: more than any contract of the country. */
const centsMax = 1_000_000_000_000;

/**
 * Cents of a dollar; null where the text is no amount. The last sign with one or two digits behind it parts the cents, every
 * other groups thousands and must have three digits behind it.
 */
export function leerMonto(crudo: string): number | null {
  const plain = crudo.replace(/\b(?:usd|us|dolares|dólares)\b|[$\s]/giu, '');
  const match = /^(\d{1,3}(?:[.,]\d{3})*|\d{1,13})(?:[.,](\d{1,2}))?$/.exec(plain);
  if (match === null) return null;
  const [, whole = '', cents = ''] = match;
  const total = Number(whole.replace(/[.,]/g, '')) * 100 + Number(cents.padEnd(2, '0'));
  return total <= centsMax ? total : null;
}

/** «12.500,40». */
export function montoText(cents: number): string {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${whole},${String(cents % 100).padStart(2, '0')}`;
}
