/** A hash somebody computed of a file at hand, against those of a receipt. */

const hexDigits = 64;

export type HuellaMatch =
  | { readonly resultado: 'ilegible'; readonly sentence: string }
  /** `archivo`: place in the list of the receipt. */
  | { readonly resultado: 'igual'; readonly archivo: number }
  | { readonly resultado: 'distinta' };

/** Takes it as tools print it: in any case, in groups, with the file's name before or behind. */
export function matchHuella(crudo: string, huellas: readonly string[]): HuellaMatch {
  const texto = crudo.slice(0, 1_000).toLowerCase();
  const whole = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/.exec(texto)?.[0];
  const huella = whole ?? texto.replace(/[\s:-]/g, '');
  if (!/^[0-9a-f]+$/.test(huella) || huella.length !== hexDigits) {
    return {
      resultado: 'ilegible',
      sentence: `Una huella SHA-256 tiene ${hexDigits} números y letras de la «a» a la «f». Copie la línea whole que le dio su equipo.`,
    };
  }
  const archivo = huellas.indexOf(huella);
  return archivo < 0 ? { resultado: 'distinta' } : { resultado: 'igual', archivo };
}
