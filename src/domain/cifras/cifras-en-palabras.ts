/** Figures as people here read them: thousands with a point, decimals with a comma. */

/** «12.345». */
export function enteroEnPalabras(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** «98,4 %», or a dash where there is nothing to share; below whole it is never rounded up to 100. */
export function porcentaje(part: number, whole: number): string {
  if (whole === 0) return '—';
  const tenths = part === whole ? 1_000 : Math.min(999, Math.round((part / whole) * 1_000));
  const text = (tenths / 10).toFixed(1).replace(/\.0$/, '').replace('.', ',');
  return `${text}\u00A0%`;
}
